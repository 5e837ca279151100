import { evaluateSheet } from "../../src/calculation/evaluate-sheet";
import { readStudy } from "../../src/study/corrections";
import { paper, studyById } from "../../src/studies";
import { studyCost } from "../../src/study/cost";
import { PUBLISHED, TEXT } from "../../src/study/study";
import { address } from "../../src/grid/address";
import type { Cell, Matrix } from "../../src/grid/cell";
import type { Sheet } from "../../src/grid/sheet";
import { breakdownSheet } from "../../src/breakdown/breakdown";
import { breakdownFile, withContents } from "../../src/breakdown/breakdown-file";
import { resultNames, switchName } from "../../src/breakdown/result-names";
import { readingRow } from "../../src/breakdown/sections/corrections";
import { xlsxFile } from "../../src/xlsx/xlsx-file";
import golden from "../golden/golden.json";
import { areaOf, inputCells, withTyped, type InputCell } from "../breakdown/typed-sheet";
import { describeInLibreOffice, throughLibreOffice } from "./libre-office";
import { readXlsx, type ReadWorkbook } from "./read-xlsx";

const study = paper;
const CREATED = new Date("2026-01-01T00:00:00Z");
const properties = { title: "", subject: "", creator: "", description: "", keywords: "", created: CREATED };

const sheet = breakdownSheet(study, { style: "excel", charts: true });
const isFormula = (content: unknown): boolean => typeof content === "string" && content.startsWith("=");

/** Not one of the sheet's results: where it shows, nothing was calculated. */
const WRONG = 123.456;
const wrongResults = ({ rows }: Sheet): Matrix<Cell> =>
  rows.map((row) => row.map((cell) => (isFormula(cell?.content) ? WRONG : (cell?.content ?? null))));

/** Every switch alone, and all that can be at the article's own text. */
const readings = study.corrections.flatMap(({ id, readings }) =>
  readings.map((it) => ({ ...it, switch: switchName(id) })),
);
const textInputs = Object.fromEntries(readings.filter(({ choice }) => choice === TEXT).map((it) => [it.switch, TEXT]));
/** The text's optimizers and widths, with the script's tokens. */
const CORRECTED = "corrected";
const correctedInputs = { ...textInputs, [switchName("compute_optimal")]: "widths only" };
/** Held against the golden total in test/studies. */
const text = studyCost(readStudy(study, TEXT)).total;
const LLAMA = "llama";
/** The cell in a column of the grid of runs, counted from the tokens rule, of a sweep. */
const ofSweep = (sweep: number, column: number): InputCell => {
  const rules = areaOf(sheet, resultNames.sweepRules);
  return inputCells(sheet).find((it) => it.row === rules.row + sweep && it.column === rules.column + column)!;
};
const CLEARED = "cleared";
const cleared = [ofSweep(2, 1), ofSweep(3, 3), ofSweep(4, 16), ofSweep(7, 3)];
/** Without any of them there is no total. */
const incomplete: Record<string, Sheet> = {
  layers: withContents(sheet, { layer_count: null }),
  width: withTyped(sheet, [
    [inputCells(sheet).find(({ row }) => row === areaOf(sheet, resultNames.widths).row)!, null],
  ]),
  "text-among-runs": withTyped(sheet, [[ofSweep(4, 16), "12"]]),
  "no-rule": withTyped(sheet, [[ofSweep(4, 0), null]]),
};
const cases: Record<string, Sheet> = {
  [PUBLISHED]: sheet,
  [TEXT]: withContents(sheet, textInputs),
  [CORRECTED]: withContents(sheet, correctedInputs),
  ...Object.fromEntries(readings.map((it) => [it.id, withContents(sheet, { [it.switch]: it.choice })])),
  [CLEARED]: withTyped(
    sheet,
    cleared.map((it) => [it, null]),
  ),
  [LLAMA]: breakdownSheet(studyById("llama"), { style: "excel", charts: true }),
};
const { [LLAMA]: _, [CLEARED]: __, ...switched } = cases;

const numbersAt = ({ cells, names }: ReadWorkbook, name: string): number[] => {
  const [first, last = first] = names[name]!.split(":");
  const [, from, top] = /([A-Z]+)(\d+)/.exec(first!)!;
  const [, to, bottom] = /([A-Z]+)(\d+)/.exec(last!)!;
  const column = (letters: string) => [...letters].reduce((sum, it) => sum * 26 + it.charCodeAt(0) - 64, 0) - 1;
  const found: number[] = [];
  for (let row = Number(top) - 1; row < Number(bottom); row++) {
    for (let at = column(from!); at <= column(to!); at++)
      found.push(cells.get(address({ row, column: at }))?.value as number);
  }
  return found;
};

function expectClose(actual: number | undefined, expected: number): void {
  expect(typeof actual).toBe("number");
  expect(Math.abs(actual! - expected)).toBeLessThanOrEqual(1e-12 * Math.abs(expected));
}

describeInLibreOffice("recalculated by LibreOffice", () => {
  let files: Record<string, ReadWorkbook>;

  beforeAll(() => {
    files = throughLibreOffice(
      Object.fromEntries(
        Object.entries({ ...cases, ...incomplete }).map(([name, it]) => [
          name,
          xlsxFile(it, { values: wrongResults(it), properties, recalculate: true }),
        ]),
      ),
      { recalculates: true },
    );
  }, 180_000);

  test("no cell of any sheet shows an error or the result that the file brought", () => {
    for (const { cells } of Object.keys(cases).map((name) => files[name]!)) {
      expect(
        [...cells].filter(
          ([, { error, value }]) => error || value === WRONG || /^#[A-Z/0]+[!?]?$|^Err:/.test(String(value)),
        ),
      ).toEqual([]);
    }
  });

  test("every published figure agrees to 12 digits", () => {
    const file = files[PUBLISHED]!;
    const total = golden.published_total;
    expectClose(numbersAt(file, resultNames.totalFlops)[0], Number(total.flops));
    expectClose(numbersAt(file, resultNames.totalUsd)[0], total.usd);
    expectClose(numbersAt(file, resultNames.nodeMonths)[0], total.node_months_of_30_days);
    expect(numbersAt(file, resultNames.totalRuns)).toEqual([total.runs]);
    const published = Object.values(golden.published);
    expect(published.length).toBe(study.experiments.length);
    for (const [name, figures] of [
      [resultNames.experimentFlops, published.map((it) => Number(it.flops))],
      [resultNames.experimentUsd, published.map((it) => it.usd)],
      [resultNames.experimentRuns, published.map((it) => it.runs)],
      [resultNames.params, golden.per_width.map((it) => Number(it.params))],
      [resultNames.flopsPerToken, golden.per_width.map((it) => Number(it.flops_per_token))],
      [resultNames.widths, golden.constants.widths],
    ] as const) {
      const found = numbersAt(file, name);
      expect(found.length).toBe(figures.length);
      found.forEach((it, index) => expectClose(it, figures[index]!));
    }
  });

  test("every corrected figure agrees to 12 digits, whatever the switches say", () => {
    expectClose(numbersAt(files[CORRECTED]!, resultNames.totalFlops)[0], Number(golden.corrected_total.flops));
    expectClose(numbersAt(files[CORRECTED]!, resultNames.totalUsd)[0], golden.corrected_total.usd);
    expectClose(numbersAt(files[TEXT]!, resultNames.totalFlops)[0], text.flops);
    expectClose(numbersAt(files[TEXT]!, resultNames.totalUsd)[0], text.usd);
    for (const file of Object.keys(switched).map((name) => files[name]!)) {
      expectClose(numbersAt(file, resultNames.textReadingFlops)[0], text.flops);
      expectClose(numbersAt(file, resultNames.textReadingUsd)[0], text.usd);
      expectClose(numbersAt(file, resultNames.publishedReadingFlops)[0], Number(golden.published_total.flops));
      expectClose(numbersAt(file, resultNames.publishedReadingUsd)[0], golden.published_total.usd);
    }
  });

  test.each(readings)("the switch of $id gives its own total, and its change to 12 digits", ({ id }) => {
    const file = files[id]!;
    const { total, experiments } = studyCost(readStudy(study, id));
    expectClose(numbersAt(file, resultNames.totalFlops)[0], total.flops);
    expectClose(numbersAt(file, resultNames.totalUsd)[0], total.usd);
    expect(numbersAt(file, resultNames.totalRuns)).toEqual([total.runs]);
    numbersAt(file, resultNames.experimentFlops).forEach((it, index) => expectClose(it, experiments[index]!.flops));
    if (id === "headline_without_table_e1") expectClose(total.flops, Number(golden.headline_rows_sum.flops));
    const changes: Record<string, { flops: string; usd: number; sign: number }> = {
      ...golden.corrections,
      ...golden.readings,
    };
    const change = changes[id];
    if (!change) return;
    expectClose(numbersAt(file, resultNames.readingChangesFlops)[readingRow(study, id)], Number(change.flops));
    expectClose(numbersAt(file, resultNames.readingChangesUsd)[readingRow(study, id)], change.sign * change.usd);
    expectClose(total.flops, Number(golden.published_total.flops) + Number(change.flops));
  });

  test.each(Object.entries(cases))("in the sheet of %s every cell is what our own calculation gives", (name, it) => {
    const values = evaluateSheet(it);
    let compared = 0;
    for (const [row, cells] of it.rows.entries()) {
      for (const [column, cell] of cells.entries()) {
        if (cell === null || cell.content === null) continue;
        const [ours, theirs] = [values[row]![column], files[name]!.cells.get(address({ row, column }))!.value];
        if (typeof ours === "number") expectClose(theirs as number, ours);
        // An empty text is saved as none.
        else expect([theirs ?? "", address({ row, column })]).toEqual([ours, address({ row, column })]);
        compared++;
      }
    }
    expect(compared).toBeGreaterThan(400);
  });

  test.each(Object.keys(incomplete))(
    "a sheet that is not complete (%s) shows an error for its total, and no number",
    (name) => {
      const { cells, names } = files[name]!;
      expect(cells.get(names[resultNames.totalUsd]!)).toMatchObject({
        error: true,
        // A cleared width also divides what the rate by width adds.
        value: expect.stringMatching(/^#(N\/A|DIV\/0!)$/) as string,
      });
    },
  );

  test("the add-in's file shows its results where its functions are not known", () => {
    const { addin } = throughLibreOffice(
      { addin: breakdownFile(study, { style: "addin", namespace: "TRAIN", created: CREATED }).content },
      { recalculates: false },
    );
    expect([...addin.cells].filter(([, { error }]) => error)).toEqual([]);
    expectClose(numbersAt(addin, resultNames.totalFlops)[0], Number(golden.published_total.flops));
    expectClose(numbersAt(addin, resultNames.totalUsd)[0], golden.published_total.usd);
  });
});

describe.each(["excel", "addin"] as const)("to a plain reader the %s file", (style) => {
  const file = readXlsx(breakdownFile(study, { style, namespace: "TRAIN", created: CREATED }).content);

  test("shows the published figures as numbers", () => {
    expectClose(numbersAt(file, resultNames.totalFlops)[0], Number(golden.published_total.flops));
    expectClose(numbersAt(file, resultNames.totalUsd)[0], golden.published_total.usd);
    expectClose(numbersAt(file, resultNames.textReadingUsd)[0], text.usd);
    expect(numbersAt(file, resultNames.totalRuns)).toEqual([golden.published_total.runs]);
  });

  test("has a result for every formula, of its own type, and no error", () => {
    const formulas = [...file.cells.values()].filter((it) => it.formula !== undefined);
    expect(formulas.length).toBeGreaterThan(500);
    expect(formulas.filter(({ value, error }) => error || value === null || Number.isNaN(value))).toEqual([]);
    expect(
      [...file.cells].filter(
        ([, { value }]) => typeof value === "string" && /^-?\d+(\.\d+)?(e[-+]?\d+)?$/i.test(value),
      ),
    ).toEqual([]);
  });
});
