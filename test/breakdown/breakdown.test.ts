import { paper } from "../../src/studies";
import { inputsOf } from "../../src/study/study";
import { catalogue } from "../../src/functions";
import { areaAddress, type Area } from "../../src/grid/address";
import type { Sheet } from "../../src/grid/sheet";
import { inputText } from "../../src/grid/number-text";
import { breakdownSheet, type FormulaStyle } from "../../src/breakdown/breakdown";
import { withContents } from "../../src/breakdown/breakdown-file";
import { FIRST_NUMBER } from "../../src/breakdown/columns";
import { cellValues } from "../../src/calculation/evaluate-sheet";

const STYLES: readonly FormulaStyle[] = ["excel", "addin"];
const sheets = Object.fromEntries(
  STYLES.map((style) => [style, breakdownSheet(paper, { style, charts: true })]),
) as Record<FormulaStyle, Sheet>;

const cells = (sheet: Sheet) =>
  sheet.rows.flatMap((row, rowIndex) =>
    row.flatMap((cell, column) => (cell ? [{ ...cell, row: rowIndex, column }] : [])),
  );
const formulas = (sheet: Sheet) =>
  cells(sheet).filter((it): it is typeof it & { content: string } => String(it.content).startsWith("="));
const functions = Object.fromEntries(catalogue.map(({ name, call }) => [name, call]));
const custom = new RegExp(`\\b(${catalogue.map((it) => it.name).join("|")})\\(`);

describe.each(STYLES)("the %s sheet", (style) => {
  const sheet = sheets[style];

  test("has a name that Excel takes", () => {
    expect(sheet.name).toMatch(/^[^\\/?*[\]:]{1,31}$/);
  });

  test("has names that are no function, no reference and stand once", () => {
    const names = sheet.names.map((it) => it.name);
    expect(new Set(names).size).toBe(names.length);
    for (const name of names) {
      expect(name).toMatch(/^[a-z][a-z0-9_]{3,}$/);
      expect(["price", "rate", "sum"]).not.toContain(name);
    }
  });

  test("has an input cell with its value for each assumption", () => {
    for (const it of inputsOf(paper)) {
      const { area } = sheet.names.find(({ name }) => name === it.name)!;
      expect(sheet.rows[area.row]![area.column]).toMatchObject({ content: it.value, style: "input" });
      expect(it.source.length).toBeGreaterThan(10);
    }
  });

  test("says of a changed value that it is the user's own, with the study's value beside it", () => {
    for (const { name, value, source, unit } of inputsOf(paper)) {
      const { area } = sheet.names.find((it) => it.name === name)!;
      const sourceCell = { row: area.row, column: FIRST_NUMBER + 1 };
      const shown = (content: number | null) =>
        cellValues(withContents(sheet, { [name]: content }), functions)(sourceCell);
      expect(shown(value)).toBe(source);
      expect(shown(null)).toBe(source);
      expect(shown(value * 2)).toBe(`Your own value. The study has ${inputText(value)} ${unit}: ${source}`);
    }
  });

  test("uses no name that it does not define", () => {
    const names = new Set(sheet.names.map((it) => it.name));
    for (const { content } of formulas(sheet)) {
      for (const [word] of content.replace(/"[^"]*"/g, "").matchAll(/\b[a-z][a-z0-9_]+\b/g))
        expect(names).toContain(word);
    }
  });

  test("keeps every formula under Excel's 8,192 characters and every area inside the sheet", () => {
    for (const { content } of formulas(sheet)) expect(content.length).toBeLessThan(8192);
    for (const { area } of [...sheet.names, ...sheet.validations, ...sheet.conditionalFormats]) {
      expect(area.row + area.rows).toBeLessThanOrEqual(sheet.rows.length);
    }
  });

  test("holds results in formulas: numbers stand in input cells and published figures only", () => {
    const typed = cells(sheet).filter((it) => typeof it.content === "number" && it.style !== "input");
    const published = paper.experiments.flatMap(({ published }) =>
      published ? [published.flops!, published.usd!] : [],
    );
    expect(typed.map((it) => it.content).sort()).toEqual(published.sort());
  });
});

test("the Excel sheet needs no function of ours", () => {
  expect(formulas(sheets.excel).filter((it) => custom.test(it.content))).toEqual([]);
});

test("no custom function of the add-in sheet depends on another, neither nested nor through cells or names", () => {
  const sheet = sheets.addin;
  const at = new Map(formulas(sheet).map((it) => [`${it.row},${it.column}`, it.content]));
  const areaOf = (text: string): Area => {
    const named = sheet.names.find((it) => it.name === text);
    if (named) return named.area;
    const [, from, fromRow, to, toRow] = /^\$?([A-Z]+)\$?(\d+)(?::\$?([A-Z]+)\$?(\d+))?$/.exec(text)!;
    const column = (letters: string) => [...letters].reduce((sum, it) => sum * 26 + it.charCodeAt(0) - 64, 0) - 1;
    const [row, first] = [Number(fromRow) - 1, column(from!)];
    return { row, column: first, rows: to ? Number(toRow) - row : 1, columns: to ? column(to) - first + 1 : 1 };
  };
  const waitsFor = (content: string): string[] =>
    [
      ...content.replace(/"[^"]*"/g, "").matchAll(/\$?[A-Z]{1,3}\$?\d+(?::\$?[A-Z]{1,3}\$?\d+)?|\b[a-z][a-z0-9_]+\b/g),
    ].flatMap(([text]) => {
      const { row, column, rows, columns } = areaOf(text);
      return Array.from(
        { length: rows * columns },
        (_, index) => `${row + Math.floor(index / columns)},${column + (index % columns)}`,
      );
    });
  /** Custom functions that must answer one after another before a cell has its value. */
  const depths = new Map<string, number>();
  const depth = (key: string): number => {
    const content = at.get(key);
    if (!content) return 0;
    const known = depths.get(key);
    if (known !== undefined) return known;
    const found = Math.max(0, ...waitsFor(content).map(depth)) + (custom.test(content) ? 1 : 0);
    depths.set(key, found);
    return found;
  };
  const calls = [...at].filter(([, content]) => custom.test(content));
  // Two a width, one a sweep, one a quantile of each of the two ranges.
  expect(calls.length).toBe(2 * paper.models.length + paper.experiments.flatMap((it) => it.sweeps).length + 6);
  expect(Math.max(...calls.map(([key]) => depth(key)))).toBe(1);
  // IF picks one of its two calls; neither stands inside the other.
  for (const [, content] of calls)
    expect(content).not.toMatch(
      /[A-Z_]{3,}\([^()]*(FLOPS_PER_TOKEN|MODEL_PARAMS|SWEEP_FLOPS)\([^()]*(FLOPS_PER_TOKEN|MODEL_PARAMS|SWEEP_FLOPS)\([^()]*\)[^()]*\)/,
    );
});

test("both styles differ in formulas only", () => {
  const plain = (sheet: Sheet) =>
    cells(sheet).map(({ content, ...cell }) => ({ ...cell, content: custom.test(String(content)) ? "formula" : null }));
  expect(plain(sheets.addin).map(({ content: _, ...rest }) => rest)).toEqual(
    plain(sheets.excel).map(({ content: _, ...rest }) => rest),
  );
  expect(sheets.addin.names).toEqual(sheets.excel.names);
});

test("the host's spelling of functions reaches the formulas", () => {
  const sheet = breakdownSheet(paper, { style: "addin", spell: (name) => `TRAIN.${name}` });
  expect(formulas(sheet).filter((it) => /\bTRAIN\.FLOPS_PER_TOKEN\(/.test(it.content))).toHaveLength(14);
});

test("charts stand on the cells they draw", () => {
  const { charts, rows } = sheets.excel;
  expect(charts.map((it) => it.title)).toEqual([
    "Cost by experiment, US$",
    "Cost by model, US$",
    "What drives the total: change from its base, US$",
  ]);
  for (const { categories, series } of charts) {
    for (const { values } of series)
      expect([values.rows, values.columns]).toEqual([categories.rows, categories.columns]);
  }
  expect(rows[charts[0]!.categories.row]![0]!.content).toBe("Alignment");
  expect(areaAddress(charts[0]!.series[0]!.values)).toMatch(/^E\d+:E\d+$/);
});
