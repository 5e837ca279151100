import { lambdaNames } from "../../../src/excel/functions/lambda-names";
import { isFormula } from "./nodes";
import { openExcel } from "../open-excel";
import { isWithin, PROFILES, type ProfileName } from "./profiles";

const supports = (set: string, version: string): boolean => Office.context.requirements.isSetSupported(set, version);

test.each<[ProfileName, string, string]>([
  ["web", "1.17", "1.18"],
  ["desktop", "1.17", "1.18"],
  ["current", "1.20", "1.21"],
  ["retail2019", "1.17", "1.18"],
  ["retail2021", "1.17", "1.18"],
  ["volume2021", "1.14", "1.15"],
])("%s reports ExcelApi up to %s and not %s", (profile, newest, beyond) => {
  openExcel({ profile });
  expect([supports("ExcelApi", "1.9"), supports("ExcelApi", newest), supports("ExcelApi", beyond)]).toEqual([
    true,
    true,
    false,
  ]);
});

test("only an Excel by subscription reports the newest runtime of custom functions", () => {
  const reports = (profile: ProfileName) => isWithin("1.4", PROFILES[profile].sets.CustomFunctionsRuntime);
  expect(Object.keys(PROFILES).filter((it) => reports(it as ProfileName))).toEqual([
    "web",
    "desktop",
    "mac",
    "current",
  ]);
});

test("a set that nobody knows is not supported", () => {
  openExcel();
  expect(supports("WeatherApi", "1.1")).toBe(false);
});

describe("names that stand for functions", () => {
  test.each<ProfileName>(["web", "desktop"])("are added in Excel on the %s", async (profile) => {
    const { excel, host } = openExcel({ profile });
    await host.addWorkbookNames!();
    expect(excel.names.size).toBe(lambdaNames.length);
  });

  test.each<ProfileName>(["retail2019", "retail2021", "volume2021"])(
    "are not added by %s, which has no LAMBDA whatever it reports, and says so",
    async (profile) => {
      const { excel, host } = openExcel({ profile });
      await expect(host.addWorkbookNames!()).rejects.toThrow(/This version of Excel has no LAMBDA/);
      expect(excel.names.size).toBe(0);
    },
  );
});

test("an Excel that takes a name with a LAMBDA and shows #NAME? for it has none either", async () => {
  const { excel, host } = openExcel();
  const has = excel.hasFunction.bind(excel);
  excel.hasFunction = (name, ...more) => name !== "LAMBDA" && has(name, ...more);
  await expect(host.addWorkbookNames!()).rejects.toThrow(/This version of Excel has no LAMBDA/);
  expect([...excel.names.keys()]).toEqual([]);
});

describe("a function that answers with a table", () => {
  const formulasIn = async (profile: ProfileName) => {
    const { excel, host } = openExcel({ profile });
    await host.type("=TRAIN.PAPER_BREAKDOWN()");
    return [...excel.active.cells.values()].filter(isFormula).length;
  };

  test.each<ProfileName>(["web", "desktop", "retail2019", "retail2021", "volume2021"])(
    "is one formula in %s",
    async (profile) => {
      expect(await formulasIn(profile)).toBe(1);
    },
  );
});
