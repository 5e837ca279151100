import { areaAddress, type Area, type Position } from "../../src/grid/address";
import type { Cell } from "../../src/grid/cell";
import type { Content, Sheet } from "../../src/grid/sheet";
import { breakdownSheet, type FormulaStyle } from "../../src/breakdown/breakdown";
import { inputNames, withContents } from "../../src/breakdown/breakdown-file";
import { resultNames } from "../../src/breakdown/result-names";
import { readingRow } from "../../src/breakdown/sections/corrections";
import { paper, studyById } from "../../src/studies";
import { checkStudyFile } from "../../src/study/file";
import { studyOf } from "../../src/study/read-file";
import type { Study } from "../../src/study/study";
import { planOf } from "../../src/taskpane/plan/plan";
import golden from "../golden/result-areas.json";
import { areaOf, valuesOf } from "./typed-sheet";

/** A study's sheet as its readers find their way on it: by what stands beside, above or under the name of a cell. */
function read(study: Study, style: FormulaStyle, typed: Readonly<Record<string, Content>> = {}) {
  const sheet = withContents(breakdownSheet(study, { style }), typed);
  const valueAt = valuesOf(sheet, style);
  /** The cell that shows a text, in a section where that stands more than once. */
  const find = (text: string, section?: string): Position => {
    const from = section === undefined ? 0 : find(section).row;
    for (const [index, cells] of sheet.rows.slice(from).entries()) {
      const column = cells.findIndex((it) => it?.content === text);
      if (column >= 0) return { row: from + index, column };
    }
    throw new Error(`nothing on the sheet says “${text}”`);
  };
  const numbers = ({ row, column, rows, columns }: Area): Cell[][] =>
    Array.from({ length: rows }, (_, down) =>
      Array.from({ length: columns }, (_, right) => valueAt({ row: row + down, column: column + right })),
    );
  const named = (name: string): Cell[][] => numbers(areaOf(sheet, name));
  return { sheet, valueAt, find, numbers, named };
}

function expectClose(found: readonly Cell[], expected: readonly number[]): void {
  expect(found).toHaveLength(expected.length);
  for (const [index, it] of expected.entries()) {
    expect(typeof found[index]).toBe("number");
    expect(Math.abs((found[index] as number) - it)).toBeLessThanOrEqual(1e-12 * Math.abs(it));
  }
}

describe.each(["excel", "addin"] as const)("in the %s style", (style) => {
  const published = read(paper, style);

  test("the table of prices and utilisations has the total at each of them", () => {
    const { find, numbers } = published;
    const { utilisations, prices, gpu_hours, usd } = golden.price_table;
    const heading = find("US$ per hour", "Price and utilisation");
    const hours = find("GPU-hours", "Price and utilisation");
    const row = (at: number): Area => ({ row: at, column: heading.column + 1, rows: 1, columns: 7 });
    expect(numbers(row(heading.row))).toEqual([utilisations]);
    expectClose(numbers(row(hours.row))[0]!, gpu_hours);
    for (const [index, price] of prices.entries()) {
      expect(numbers({ ...row(hours.row + 1 + index), column: heading.column, columns: 1 })).toEqual([[price]]);
      expectClose(numbers(row(hours.row + 1 + index))[0]!, usd[index]!);
    }
  });

  test("the table's last row and column are at the price and the utilisation in force, and marked with the steps that they equal", () => {
    for (const [price, utilisation] of [
      [2.1, 0.354],
      [3.5, 0.25],
    ] as const) {
      const at = read(paper, style, { usd_per_gpu_hour: price, flops_per_gpu: 989.4e12 * utilisation });
      const heading = at.find("US$ per hour", "Price and utilisation");
      const last = at.find("At the current price");
      const { prices, utilisations } = golden.price_table;
      const total = at.named(resultNames.totalUsd)[0]![0] as number;
      const column = heading.column + 1 + utilisations.length;
      expectClose([at.valueAt({ row: last.row, column })], [total]);
      expectClose([at.valueAt({ row: last.row, column: heading.column })], [price]);
      expectClose([at.valueAt({ row: heading.row, column })], [utilisation]);
      const area = {
        row: heading.row + 2,
        column: heading.column,
        rows: prices.length + 1,
        columns: utilisations.length + 2,
      };
      const marked = markedIn(at.sheet, area);
      for (let down = 0; down < area.rows; down++)
        for (let right = 0; right < area.columns; right++) {
          const isPrice = down === prices.length || prices[down] === price;
          const isUtilisation = right === area.columns - 1 || utilisations[right - 1] === utilisation;
          expect([down, right, marked(down, right)]).toEqual([down, right, isPrice || isUtilisation]);
        }
    }
  });

  test("what the pane says of the price in force stands beside it, and is kept in a file", () => {
    const basis = "US$6.69: B200, typical: Lambda price list (2026-09)";
    const taken = { [resultNames.priceBasis]: basis, [resultNames.priceBasisUsd]: 6.69 };
    const at = read(paper, style, { ...taken, usd_per_gpu_hour: 6.69 });
    const { row } = at.find("At the current price");
    expect(areaOf(at.sheet, resultNames.priceBasis).row).toBe(row + 1);
    expect(at.valueAt({ row: row + 1, column: 0 })).toBe("Taken from a price list");
    expect(published.valueAt({ row: row + 1, column: 0 })).toBe("");
    expect(at.named(resultNames.priceBasis)).toEqual([[basis]]);
    expect(inputNames(at.sheet)).toEqual(expect.arrayContaining(Object.keys(taken)));
    // The price of a scenario, or one that was typed, is of no list.
    const later = read(paper, style, taken);
    expect(later.valueAt({ row: row + 1, column: 0 })).toBe("Taken from a price list before");
  });

  test("the change from published is above zero where the total is above what was printed, and below where it is below", () => {
    const change = (typed: Readonly<Record<string, Content>>): Cell => {
      const { find, valueAt } = read(paper, style, typed);
      const { row, column } = find("vs. published");
      return valueAt({ row: row + 1, column });
    };
    const { as_published, at_6_usd_an_hour, at_1_usd_an_hour, by_the_text } = golden.headline;
    expect(change({})).toBeCloseTo(as_published, 9);
    expect(change({ usd_per_gpu_hour: 6 })).toBeCloseTo(at_6_usd_an_hour, 9);
    expect(change({ usd_per_gpu_hour: 1 })).toBeCloseTo(at_1_usd_an_hour, 9);
    const text = { reading_alignment: "text", reading_compute_optimal: "text", reading_fixed_step: "text" };
    expect(change(text)).toBeCloseTo(by_the_text, 9);
  });

  test("the change of GPU-hours from published is below zero for LLaMA, which took more of them", () => {
    const { find, valueAt, named } = read(studyById("llama"), style);
    const { row, column } = find("vs. published GPU-hours");
    expect(valueAt({ row: row + 1, column })).toBeCloseTo(golden.llama.change, 8);
    expect(named(resultNames.publishedGpuHours)).toEqual([[golden.llama.published_gpu_hours]]);
    // The factors of its models are quotients of doubles.
    expect((named(resultNames.totalGpuHours)[0]![0] as number) / golden.llama.gpu_hours).toBeCloseTo(1, 9);
  });

  test.each([
    ["as published", {}],
    ["with readings in force", { reading_table_e1: "left out", reading_compute_optimal: "text" }],
  ])("a reading's share is of the published total, %s", (_, typed) => {
    const { valueAt, find } = read(paper, style, typed);
    const { row, column } = find("Of the total");
    const shares = Object.entries(golden.corrections.shares).map(([id, share]) => {
      const found = valueAt({ row: row + 1 + readingRow(paper, id), column });
      return [id, Math.abs((found as number) - share) <= 1e-12] as const;
    });
    expect(shares.filter(([, isRight]) => !isRight)).toEqual([]);
    expect(valueAt({ row: find("Total as published").row, column })).toBeCloseTo(0, 12);
    expect(valueAt({ row: find("Total by the source's text").row, column })).toBeCloseTo(
      golden.corrections.text_total_share,
      12,
    );
  });

  test("the grid has the script's runs at each width, and only where there are none is it muted", () => {
    const { sheet, numbers, valueAt } = published;
    const { row, rows } = areaOf(sheet, resultNames.sweepRules);
    const { column, columns } = areaOf(sheet, resultNames.widths);
    const grid: Area = { row, column, rows, columns };
    expect(numbers(grid)).toEqual(golden.runs);
    const highlight = sheet.conditionalFormats.find(({ area }) => areaAddress(area) === areaAddress(grid));
    expect(highlight).toMatchObject({ kind: "formula", style: "muted" });
    expect(golden.runs.map((it) => it.map((runs) => runs === 0))).toEqual(
      golden.runs.map((it, down) => it.map((_, right) => holdsAt(sheet, grid, { down, right }))),
    );
    expect(valueAt(grid)).toBe(0);
  });

  test("a line has more points at small widths, and the sheet says what that would change", () => {
    const { find, valueAt, named } = published;
    const { row } = find("By width", "Learning rates per sweep");
    const { column } = areaOf(published.sheet, resultNames.widths);
    expect(golden.points_by_width.points.map((_, index) => valueAt({ row, column: column + index }))).toEqual(
      golden.points_by_width.points,
    );
    expectClose(named(resultNames.pointsByWidthUsd)[0]!, [golden.points_by_width.change_usd]);
  });

  test("a mixture's ratio is of FLOPs to the parameters that a token passes", () => {
    const file = planOf();
    const mixture = studyOf(
      checkStudyFile({
        ...file,
        assumptions: { ...file.assumptions, seq_len: 4096 },
        experiments: [{ name: "A", sweeps: [{ models: ["Mixtral 8x7B"] }] }],
      }),
    );
    const { find, valueAt, sheet } = read(mixture, style);
    const { column } = areaOf(sheet, resultNames.widths);
    for (const [label, expected] of [
      ["Parameters, P", golden.mixtral.params],
      ["Active parameters", golden.mixtral.active_params],
      ["FLOPs per token, M", golden.mixtral.flops_per_token],
      ["M / 6P", golden.mixtral.ratio],
    ] as const)
      expectClose([valueAt({ row: find(label).row, column })], [expected]);
  });
});

/** Whether the highlight of an area is in force at one of its cells: its formula is written for the first, and moves with the cell. */
function holdsAt(sheet: Sheet, grid: Area, { down, right }: { down: number; right: number }): Cell {
  const highlight = sheet.conditionalFormats.find(({ area }) => areaAddress(area) === areaAddress(grid));
  if (highlight?.kind !== "formula") throw new Error("the grid of runs has no highlight by a formula");
  const first = areaAddress({ ...grid, rows: 1, columns: 1 });
  const here = areaAddress({ row: grid.row + down, column: grid.column + right, rows: 1, columns: 1 });
  const probe = { row: sheet.rows.length, column: 0 };
  const rows = [...sheet.rows, [{ content: `=${highlight.formula.replaceAll(first, here)}` }]];
  return valuesOf({ ...sheet, rows }, "excel")(probe);
}

/** Whether the highlight of an area is in force at its cells: what is not pinned of its addresses moves along. */
function markedIn(sheet: Sheet, area: Area): (down: number, right: number) => Cell {
  const highlight = sheet.conditionalFormats.find((it) => areaAddress(it.area) === areaAddress(area));
  if (highlight?.kind !== "formula") throw new Error("the area has no highlight by a formula");
  return (down, right) => {
    const moved = highlight.formula.replaceAll(/(\$?)([A-Z]+)(\$?)(\d+)/g, (_, column, letters, row, digits) =>
      areaAddress({
        row: Number(digits) - 1 + (row ? 0 : down),
        column: (letters as string).charCodeAt(0) - 65 + (column ? 0 : right),
        rows: 1,
        columns: 1,
      }),
    );
    const rows = [...sheet.rows, [{ content: `=${moved}` }]];
    return valuesOf({ ...sheet, rows }, "excel")({ row: sheet.rows.length, column: 0 });
  };
}
