import { readFileSync } from "node:fs";
import { join } from "node:path";
import { catalogue } from "../src/functions";
import { CellError } from "../src/grid/cell";
import { readWritten } from "../src/grid/written-number";
import { readRangeText } from "../src/grid/range-text";
import { withoutWords } from "../src/taskpane/fields/plain-words";
import { evaluateSheet } from "../src/calculation/evaluate-sheet";
import type { Sheet } from "../src/grid/sheet";
import { NAMES, PHRASES } from "./document-phrases";

const ROOT = join(__dirname, "..");
/** Without the function table, which is held as a whole, what links point to, and what is typed, which is held below. */
const proseOf = (document: string): string =>
  readFileSync(join(ROOT, document), "utf8")
    .replace(/<!-- functions:.*?<!-- \/functions -->/s, "")
    .replace(/```.*?```/gs, "")
    .replace(/\]\([^)]*\)/g, "]")
    .replace(/\s+/g, " ");

/** Numbers as people write them, which the README says a field takes. */
const WRITTEN: readonly (readonly [typed: string, value: number, unit?: string])[] = [
  ["40%", 0.4],
  ["20B", 20e9],
  ["15T tokens", 15e12, "tokens"],
  ["350 TFLOP/s", 350e12, "FLOP/s"],
  ["$2.10", 2.1, "US$"],
  ["2.10 per GPU-hour", 2.1, "US$"],
  ["about 40% MFU", 0.4, "FLOP/s"],
  ["1,024", 1024],
];
const TYPED = `as people write them: ${WRITTEN.map(([it]) => it).join(", ")}.`;

describe.each(Object.entries(PHRASES))("%s", (document, phrases) => {
  const prose = proseOf(document);

  test("says of its numbers what code, data and other programs' documents make of them", () => {
    expect(phrases.filter((it) => !prose.includes(it))).toEqual([]);
  });

  test("has no number that nothing holds", () => {
    let left = phrases.concat(document === "README.md" ? TYPED : []).reduce((rest, it) => rest.replace(it, "…"), prose);
    // What is typed: in code, or in quotes as the pane takes it.
    left = left.replace(/``.*?``|`[^`]*`|“[^”]*”/g, "…");
    for (const name of NAMES) left = left.replace(name, "…");
    expect(left.match(/.{0,40}\d.{0,20}/g) ?? []).toEqual([]);
  });
});

test("numbers are read as the README says that people write them", () => {
  expect(proseOf("README.md")).toContain(TYPED);
  for (const [written, value, unit] of WRITTEN)
    expect([written, readWritten(withoutWords(written, unit))?.value]).toEqual([written, expect.closeTo(value, 12)]);
});

test("the ranges that the README has are ranges", () => {
  const typed = [...proseOf("README.md").matchAll(/`(\$?[\d.]+%?(?: to | ?[–-] ?| ± )[^`A-Z]*)`/g)].map(
    ([, it]) => it!,
  );
  expect(typed.length).toBeGreaterThan(5);
  for (const it of typed)
    expect([it, readRangeText(it)]).toEqual([it, expect.objectContaining({ low: expect.any(String) })]);
});

test("the formulas that README and hosts.md show have a value", () => {
  const functions = Object.fromEntries(catalogue.map(({ name, call }) => [name, call]));
  const texts = Object.keys(PHRASES)
    .filter((it) => !it.includes("univer"))
    .map(proseOf)
    .join(" ");
  const formulas = [...new Set([...texts.matchAll(/`(=(?:TRAIN\.)?[A-Z_]+\([^`]*\))`/g)].map(([, it]) => it!))];
  expect(formulas.length).toBeGreaterThan(5);
  for (const formula of formulas) {
    const sheet: Sheet = {
      ...{ name: "S", columnWidths: [], rowHeights: {}, frozen: { rows: 0, columns: 0 }, names: [] },
      ...{ validations: [], conditionalFormats: [], charts: [] },
      rows: [
        [null, { content: `=INDEX(${formula.slice(1).replace("TRAIN.", "")},1,1)` }],
        ...Array.from({ length: 13 }, () => [null]),
      ].map((row, index) => [{ content: 128 * (index + 1) }, ...row.slice(1)]),
    };
    const value = evaluateSheet(sheet, functions)[0]![1];
    expect([formula, value instanceof CellError]).toEqual([formula, false]);
  }
});
