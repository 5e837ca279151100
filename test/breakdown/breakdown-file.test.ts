import { readStudy } from "../../src/study/corrections";
import { paper as study } from "../../src/studies";
import { studyCost } from "../../src/study/cost";
import { inputsOf, TEXT } from "../../src/study/study";
import { CellError, type Cell } from "../../src/grid/cell";
import { breakdownSheet } from "../../src/breakdown/breakdown";
import { breakdownFile, inputNames, withContents } from "../../src/breakdown/breakdown-file";
import { resultNames } from "../../src/breakdown/result-names";
import { readXlsx } from "../xlsx/read-xlsx";

const CREATED = new Date("2026-01-01T00:00:00Z");
const fileOf = (inputs: Record<string, Cell>, namespace = "TRAIN") => {
  const file = breakdownFile(study, {
    style: "addin",
    created: CREATED,
    inputs,
    namespace,
  });
  const { cells, names } = readXlsx(file.content);
  return {
    at: (name: string) => cells.get(names[name]!)!,
    formulas: [...cells.values()].flatMap(({ formula }) => formula ?? []),
  };
};

test("inputs are the named cells that the user may change", () => {
  const names = inputNames(breakdownSheet(study, { style: "excel" }));
  expect(names).toEqual(
    expect.arrayContaining([
      ...inputsOf(study).map(({ name }) => name),
      "reading_alignment",
      "points_rule",
      "range_seed",
    ]),
  );
  expect(names).not.toContain(resultNames.totalUsd);
});

test("the file holds the inputs that differ from the study's, and their results", () => {
  const { at } = fileOf({ reading_alignment: TEXT, usd_per_gpu_hour: 6, batch_size: 256 });
  const { total } = studyCost(readStudy(study, "alignment_three_optimizers"));
  expect(at("usd_per_gpu_hour").value).toBe(6);
  expect((at(resultNames.totalUsd).value as number) / (2 * total.usd)).toBeCloseTo(1, 12);
});

test("a formula stays where the value that is read is its own to the digits a spreadsheet keeps", () => {
  expect(fileOf({ lr_step: 1.41421356237 }).at("lr_step").formula).toBe("2^0.5");
  expect(fileOf({ lr_step: 1.5 }).at("lr_step")).toMatchObject({ formula: undefined, value: 1.5 });
});

test("blanks, errors and names that are no input change nothing", () => {
  const { at } = fileOf({
    lr_step: null,
    batch_size: new CellError("#N/A"),
    [resultNames.totalUsd]: 1,
    nothing_of_ours: 2,
  });
  expect(at("lr_step").formula).toBe("2^0.5");
  expect(at("batch_size").value).toBe(study.figures.batch_size);
  expect(at(resultNames.totalUsd).formula).toBeDefined();
});

test("a text that begins as a formula does becomes none", () => {
  expect(fileOf({ points_rule: "=1+1" }).at("points_rule").formula).toBeUndefined();
  expect(fileOf({ points_rule: "=1+1" }).at("points_rule").value).toBe(fileOf({}).at("points_rule").value);
});

test("functions are spelled as a saved file spells them, with or without a namespace", () => {
  const calls = (formulas: readonly string[]) =>
    new Set(formulas.flatMap((it) => it.match(/\w+(?=_FLOPS_PER_TOKEN\()/) ?? []));
  expect([...calls(fileOf({}).formulas)]).toEqual(["_xldudf_TRAIN"]);
  expect([...calls(fileOf({}, "").formulas)]).toEqual(["_xldudf"]);
  expect([...calls(fileOf({}, "TRAIN.ITS.OWNER").formulas)]).toEqual(["_xldudf_TRAIN_ITS_OWNER"]);
});

test("a name that the sheet does not have cannot be given a content", () => {
  expect(() => withContents(breakdownSheet(study, { style: "excel" }), { nowhere: 1 })).toThrow(
    "the sheet has no cell named nowhere",
  );
});

test.each([
  ["excel", true],
  ["addin", false],
] as const)("a file in the %s style is calculated on opening: %s", (style, isCalculated) => {
  // Without the add-in Excel would show #NAME? in place of the saved results.
  const { content } = breakdownFile(study, { style, created: CREATED, inputs: {}, namespace: "TRAIN" });
  expect(readXlsx(content).parts["xl/workbook.xml"]!.includes("fullCalcOnLoad")).toBe(isCalculated);
});
