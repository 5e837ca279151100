import { lambdaNames } from "../../../src/excel/functions/lambda-names";
import { catalogue } from "../../../src/functions";
import { isFormula } from "./nodes";
import { openExcel } from "../open-excel";
import { isWithin, PROFILES, type ProfileName } from "./profiles";

const supports = (set: string, version: string): boolean => Office.context.requirements.isSetSupported(set, version);

test.each<[ProfileName, string, string]>([
  ["web", "1.17", "1.18"],
  ["desktop", "1.17", "1.18"],
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
  expect(Object.keys(PROFILES).filter((it) => reports(it as ProfileName))).toEqual(["web", "desktop"]);
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

  test("are not offered in an Excel that stays at 1.14", () => {
    expect(openExcel({ profile: "volume2021" }).host.addWorkbookNames).toBeUndefined();
  });

  test.each<ProfileName>(["retail2019", "retail2021"])("are refused by %s, which reports 1.17", async (profile) => {
    const { excel, host } = openExcel({ profile });
    await expect(host.addWorkbookNames!()).rejects.toThrow(/The names were not added.*InvalidArgument/);
    expect(excel.names.size).toBe(0);
  });

  // To be mended in excel-host.ts: what an Excel reports says nothing of LAMBDA.
  test.failing.each<ProfileName>(["retail2019", "retail2021"])("are not offered in %s", (profile) => {
    expect(openExcel({ profile }).host.addWorkbookNames).toBeUndefined();
  });
});

describe("a function that answers with a table", () => {
  const table = catalogue.find(({ name }) => name === "PAPER_BREAKDOWN")!.call();
  const formulasIn = async (profile: ProfileName) => {
    const { excel, host } = openExcel({ profile });
    await host.type("=TRAIN.PAPER_BREAKDOWN()");
    return [...excel.active.cells.values()].filter(isFormula).length;
  };

  test.each<ProfileName>(["web", "desktop", "retail2021", "volume2021"])("is one formula in %s", async (profile) => {
    expect(await formulasIn(profile)).toBe(1);
  });

  // To be mended in excel-host.ts: what an Excel reports says nothing of spilling.
  test.failing("is a formula a cell in Excel 2019, which does not spill", async () => {
    expect(await formulasIn("retail2019")).toBe(table.length * table[0]!.length);
  });
});
