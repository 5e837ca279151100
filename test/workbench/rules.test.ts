import { execFileSync } from "node:child_process";
import { join } from "node:path";
import type { KeptFormat, KeptValidation } from "../../src/workbench/file/rules";
import { readXlsx } from "../xlsx/read-xlsx";
import type { Rules } from "./through-file";

const area = (startRow: number, startColumn: number, endRow = startRow, endColumn = startColumn) => ({
  startRow,
  startColumn,
  endRow,
  endColumn,
});

const validations: KeptValidation[] = [
  {
    uid: "a",
    type: "decimal",
    ranges: [area(1, 0, 4), area(1, 2)],
    operator: "between",
    formula1: "0",
    formula2: "=B9*2",
    allowBlank: true,
    errorStyle: 1,
    showErrorMessage: true,
    error: "The price must be a number from 0 to 1000.",
  },
  { uid: "b", type: "list", ranges: [area(8, 3)], formula1: '["published","text"]', errorStyle: 1 },
  { uid: "c", type: "list", ranges: [area(9, 3)], formula1: "=$F$1:$F$9", errorStyle: 2 },
  { uid: "d", type: "custom", ranges: [area(10, 3)], formula1: "=RUN_COST(D11)>0", errorStyle: 0 },
];

const red = { cl: { rgb: "#c00000" }, bg: { rgb: "#fff4ce" }, bl: 1 };
const bound = (type: string, value?: number) => (value === undefined ? { type } : { type, value });
const bars = { isGradient: false, positiveColor: "#9cc3e6", nativeColor: "#9cc3e6" };
const formats: KeptFormat[] = [
  { type: "highlightCell", subType: "formula", value: "=A1>RUN_COST($B$1)", style: red } as const,
  { type: "highlightCell", subType: "number", operator: "between", value: [1, 2.5], style: red } as const,
  { type: "highlightCell", subType: "duplicateValues", style: red } as const,
  { type: "dataBar", isShowValue: true, config: { min: bound("num", 0), max: bound("max"), ...bars } } as const,
  {
    type: "colorScale",
    config: [
      { index: 0, color: "#f8696b", value: bound("min") },
      { index: 1, color: "#63be7b", value: bound("percentile", 90) },
    ],
  } as const,
].map(
  (rule, index) => ({ cfId: `${index}`, ranges: [area(index, 0, 9, 3)], stopIfTrue: index === 0, rule }) as KeptFormat,
);

const note = { id: "n", row: 3, col: 1, width: 1, height: 1, note: "Asked on Monday;\n“list price”" };

const list = (choices: string[]): KeptValidation => ({ ...validations[1]!, formula1: JSON.stringify(choices) });
/** Excel parts the choices by commas, and takes 255 characters of them. */
const beyondExcel = [list(["1,5", "2"]), list(["x".repeat(256)])];

/** In a process of its own: the library of files and the engine are modules that jest cannot load. */
function throughFile(rules: Rules): { content: Buffer; read: Rules } {
  const script = ["--import", "tsx", join(__dirname, "through-file.ts")];
  const printed = execFileSync(process.execPath, script, { input: JSON.stringify(rules) }).toString();
  const { content, read } = JSON.parse(printed) as { content: string; read: Rules };
  return { content: Buffer.from(content, "base64"), read };
}

const { content, read } = throughFile({
  validations: [...validations, ...beyondExcel],
  formats,
  notes: { 3: { 1: note } },
});

test("input rules, shading and notes are the same after a file and back, but for lists that Excel cannot hold", () => {
  const kept = read.validations;
  expect(kept.map(({ type, ranges, formula1, formula2 }) => ({ type, ranges, formula1, formula2 }))).toEqual(
    validations.map(({ type, ranges, formula1, formula2 }) => ({ type, ranges, formula1, formula2 })),
  );
  expect(kept[0]).toMatchObject({ operator: "between", allowBlank: true, error: validations[0]!.error });
  expect(kept.map(({ errorStyle }) => errorStyle)).toEqual([1, 1, 2, 0]);
  expect(read.formats.map(({ ranges, stopIfTrue, rule }) => ({ ranges, stopIfTrue, rule }))).toEqual(
    formats.map(({ ranges, stopIfTrue, rule }) => ({ ranges, stopIfTrue, rule })),
  );
  expect(Object.values(read.notes[3]!)).toEqual([expect.objectContaining({ row: 3, col: 1, note: note.note })]);
});

test("the file has them as Excel reads them: functions by the add-in's names, a condition's fill as its background", () => {
  const { parts } = readXlsx(content);
  const sheet = parts["xl/worksheets/sheet1.xml"]!;
  expect(sheet).toContain('sqref="A2:A5 C2"');
  expect(sheet).toContain("<formula1>0</formula1><formula2>B9*2</formula2>");
  expect(sheet).toContain('<formula1>"published,text"</formula1>');
  expect(sheet).toContain("<formula1>_xldudf_TRAIN_RUN_COST(D11)&gt;0</formula1>");
  expect(sheet).toContain("<formula>A1&gt;_xldudf_TRAIN_RUN_COST($B$1)</formula>");
  expect(parts["xl/styles.xml"]).toMatch(/<dxf>.*<bgColor rgb="(FF)?FFF4CE"\/>.*<\/dxf>/s);
  expect(Object.keys(parts).join(" ")).toMatch(/comments1\.xml/);
});
