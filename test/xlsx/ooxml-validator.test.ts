import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { breakdownFile } from "../../src/breakdown/breakdown-file";
import { paper, studyById, studyIds } from "../../src/studies";
import type { Study } from "../../src/study/study";
import { hasValidator, problemsOfXlsx } from "./ooxml-validator";

const created = new Date("2026-01-02T03:04:05Z");
const fileOf = (study: Study, style: "excel" | "addin" = "excel") =>
  breakdownFile(study, { style, namespace: "TRAIN", created }).content;
const isRequired = process.platform === "linux" && process.arch === "x64";

/** The file with one of its parts changed. */
function spoiled(content: Uint8Array, part: string, from: string | RegExp, to: string): Uint8Array {
  const parts = unzipSync(content);
  const before = strFromU8(parts[part]!);
  const after = before.replace(from, to);
  if (after === before) throw new Error(`${part} has nothing like ${String(from)}`);
  return zipSync({ ...parts, [part]: strToU8(after) });
}

let made: Uint8Array | undefined;
const file = (): Uint8Array => (made ??= fileOf(paper));

test("Microsoft's validator is installed where CI runs", () => {
  expect(hasValidator || !isRequired).toBe(true);
});

const withValidator = hasValidator ? describe : describe.skip;
withValidator(`by Microsoft's Open XML SDK${hasValidator ? "" : ` (skipped: none for ${process.platform})`}`, () => {
  test("each study's file is valid in both styles", () => {
    for (const study of studyIds.map(studyById)) {
      expect(problemsOfXlsx(fileOf(study))).toEqual([]);
      expect(problemsOfXlsx(fileOf(study, "addin"), "Office2021")).toEqual([]);
    }
  });

  test("a file is valid for the oldest readers too, and with a title that XML would trip over", () => {
    const study = { ...paper, title: `A "quoted" <title> & ']]>' \u0001 \ud83d, of more than 31 characters 🚀` };
    expect(problemsOfXlsx(fileOf(study), "Office2007")).toEqual([]);
  });

  test.each<[what: string, part: string, from: string | RegExp, to: string]>([
    ["a sheet's name of 32 characters", "xl/workbook.xml", /<sheet name="[^"]*"/, `<sheet name="${"x".repeat(32)}"`],
    ["a cell of an unknown type", "xl/worksheets/sheet1.xml", 't="s"', 't="q"'],
    [
      "elements out of order",
      "xl/worksheets/sheet1.xml",
      /(<sheetData>.*<\/sheetData>)(<conditionalFormatting.*?<\/conditionalFormatting>)/s,
      "$2$1",
    ],
    ["a validation of an unknown kind", "xl/worksheets/sheet1.xml", 'type="decimal"', 'type="fraction"'],
    ["a conditional format whose place is no number", "xl/worksheets/sheet1.xml", / priority="1"/, ' priority="first"'],
    ["a style that is not there", "xl/worksheets/sheet1.xml", / s="1"/, ' s="9999"'],
    ["a font's size that is no number", "xl/styles.xml", /<sz val="[^"]*"/, '<sz val="large"'],
    [
      "a chart grouped in a way that is none",
      "xl/charts/chart1.xml",
      'c:grouping val="clustered"',
      'c:grouping val="piled"',
    ],
    ["an axis without its crossing", "xl/charts/chart1.xml", /<c:crossAx val="\d"\/>/, ""],
    [
      "a drawing that is no part",
      "xl/worksheets/_rels/sheet1.xml.rels",
      /Target="[^"]*"/,
      'Target="../drawings/none.xml"',
    ],
  ])("%s is found", (_, part, from, to) => {
    expect(problemsOfXlsx(spoiled(file(), part, from, to))).not.toEqual([]);
  });
});
