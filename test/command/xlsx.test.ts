import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { resultNames } from "../../src/breakdown/result-names";
import { xlsx as command } from "../../src/command/xlsx";
import { paper, studyById } from "../../src/studies";
import { studyOfRecord } from "../../src/studies/record";
import { readStudy } from "../../src/study/corrections";
import { studyCost } from "../../src/study/cost";
import { studyFileText } from "../../src/study/file";
import { planOf } from "../../src/taskpane/plan/plan";
import { priceOf } from "../../src/taskpane/plan/plan-cost";
import golden from "../golden/golden.json";
import { readXlsx } from "../xlsx/read-xlsx";
import { runCommand, runScript } from "./run-command";

let folder: string;
beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), "flopsheet-xlsx-"))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const xlsx = (...args: string[]) => runCommand(command, args, folder);

function written(name: string) {
  const { cells, names } = readXlsx(readFileSync(join(folder, name)));
  return {
    figure: (of: string) => cells.get(names[of]!)!.value as number,
    record: String(cells.get(names[resultNames.studyRecord]!)!.value),
    formulas: [...cells.values()].flatMap(({ formula }) => formula ?? []),
  };
}

test("the workbook is written in the user's folder, with the published figures", () => {
  const { status, stdout } = runScript("xlsx", ["out.xlsx"], folder);
  expect([status, stdout]).toEqual([0, `Wrote ${join(folder, "out.xlsx")}\n`]);
  const { figure, formulas } = written("out.xlsx");
  expect(figure(resultNames.totalUsd) / golden.published_total.usd).toBeCloseTo(1, 12);
  expect(formulas.filter((it) => it.includes("_xldudf_"))).toEqual([]);
  expect(readdirSync(folder)).toEqual(["out.xlsx"]);
  expect(runScript("xlsx", [], folder).status).toBe(2);
});

test("options change the assumptions and the style", async () => {
  expect((await xlsx("out.xlsx", "--style", "addin", "--usd-per-gpu-hour", "6", "--points", "30")).status).toBe(0);
  const { figure, formulas } = written("out.xlsx");
  expect(figure("usd_per_gpu_hour")).toBe(6);
  expect(figure("learning_rates_per_sweep")).toBe(30);
  expect(figure(resultNames.totalUsd)).toBeGreaterThan(2 * golden.published_total.usd);
  expect(formulas.filter((it) => it.includes("_xldudf_TRAIN_FLOPS_PER_TOKEN("))).toHaveLength(golden.per_width.length);
});

test("a fork's functions are spelled by its namespace, which the option or the environment gives", async () => {
  const calls = (name: string) =>
    new Set(written(name).formulas.flatMap((it) => it.match(/_xldudf\w*(?=_FLOPS_PER_TOKEN\()/g) ?? []));
  expect((await xlsx("option.xlsx", "--style", "addin", "--namespace", "TRAIN.ITS.OWNER")).status).toBe(0);
  expect([...calls("option.xlsx")]).toEqual(["_xldudf_TRAIN_ITS_OWNER"]);
  process.env["FLOPSHEET_FORK"] = "its-owner";
  try {
    expect((await xlsx("fork.xlsx", "--style", "addin")).status).toBe(0);
  } finally {
    delete process.env["FLOPSHEET_FORK"];
  }
  expect([...calls("fork.xlsx")]).toEqual(["_xldudf_TRAIN_ITSOWNER"]);
  const wrong = await xlsx("wrong.xlsx", "--namespace", "1st");
  expect([wrong.status, wrong.stderr]).toEqual([2, expect.stringContaining("namespace must be up to 32 letters")]);
});

test("a reading sets the switches, and the published total stays what it was", async () => {
  expect((await xlsx("out.xlsx", "--reading", "text")).status).toBe(0);
  const { figure } = written("out.xlsx");
  expect(figure("reading_alignment")).toBe("text");
  expect(figure("reading_table_e1")).toBe("published");
  expect(figure(resultNames.totalFlops) / studyCost(readStudy(paper, "text")).total.flops).toBeCloseTo(1, 12);
  expect(figure(resultNames.totalUsd)).toBeCloseTo(12_030_893, -1);
  expect(figure(resultNames.publishedReadingUsd) / golden.published_total.usd).toBeCloseTo(1, 12);
});

test("a published study and a plan are written as themselves", async () => {
  const plan = planOf();
  writeFileSync(join(folder, "plan.json"), studyFileText(plan));
  expect((await xlsx("llama", "llama.xlsx")).status).toBe(0);
  expect((await xlsx("plan.xlsx", "plan.json")).status).toBe(0);
  const [llama, planned] = [written("llama.xlsx"), written("plan.xlsx")];
  expect(llama.figure(resultNames.totalUsd) / studyCost(studyById("llama")).total.usd).toBeCloseTo(1, 12);
  expect(studyOfRecord(llama.record)!.id).toBe("llama");
  expect(planned.figure(resultNames.totalUsd) / priceOf(plan)!.usd).toBeCloseTo(1, 12);
  expect(studyOfRecord(planned.record)!.file).toEqual(plan);
});

test("a file that is there is replaced", async () => {
  writeFileSync(join(folder, "out.xlsx"), "old");
  expect((await xlsx("out.xlsx")).status).toBe(0);
  expect(written("out.xlsx").formulas.length).toBeGreaterThan(500);
});

test.each([
  [[], "the output file is missing"],
  [["out.xls"], '"out.xls" must end in .xlsx'],
  [["a.xlsx", "b.xlsx"], 'give one output file at a time; unexpected "b.xlsx"'],
  [["out.xlsx", "--style", "plain"], '--style must be excel or addin, not "plain"'],
  [["out.xlsx", "--points", "0"], '--points must be a whole number from 1 to 1E9, not "0"'],
  [["llama"], "the output file is missing"],
  [["nosuch", "out.xlsx"], 'no study is called "nosuch"; use one of scaling-exponents, llama, pythia'],
  [["llama", "pythia", "out.xlsx"], 'give one study at a time; unexpected "pythia"'],
  [["out.xlsx", "--price", "3"], "Unknown option '--price'"],
])("the command line %j is refused with a message that names it", async (args, message) => {
  const { status, stdout, stderr } = await xlsx(...args);
  expect([status, stdout]).toEqual([2, ""]);
  expect(stderr).toContain(`xlsx: ${message}`);
  expect(existsSync(join(folder, "out.xlsx"))).toBe(false);
});

test("a file that cannot be written is named with the reason, and nothing is left behind", async () => {
  mkdirSync(join(folder, "taken.xlsx"));
  for (const [name, reason] of [
    ["none/out.xlsx", "its folder does not exist"],
    ["taken.xlsx", "it is a folder"],
  ] as const) {
    const { status, stderr } = await xlsx(name);
    expect([status, stderr]).toEqual([1, `xlsx: ${join(folder, name)} cannot be written: ${reason}\n`]);
  }
  expect(readdirSync(folder)).toEqual(["taken.xlsx"]);
});
