import { breakdownSheet, type FormulaStyle } from "../../../src/breakdown/breakdown";
import { resultNames } from "../../../src/breakdown/result-names";
import { catalogue } from "../../../src/functions";
import { areaAddress, type Area } from "../../../src/grid/address";
import { parseFormula } from "../../../src/grid/formula/parse";
import { sheetBuilder } from "../../../src/grid/sheet-builder";
import type { Sheet } from "../../../src/grid/sheet";
import { plainHost } from "../../../src/preview/plain-host";
import { paper, studyById } from "../../../src/studies";
import { studyCost } from "../../../src/study/cost";
import { explainCell, printed } from "../../../src/taskpane/explain/explain";

const placeOf = ({ names }: Sheet, name: string) => names.find((it) => it.name === name)!.area;
const explain = (sheet: Sheet, row: number, column: number) =>
  explainCell(plainHost(sheet), catalogue, { place: { row, column }, sheetId: "sheet" });

test("the cost of an experiment is its FLOPs over the rate, times the price, with the values put in", async () => {
  const sheet = breakdownSheet(paper, { style: "excel" });
  const { row, column } = placeOf(sheet, resultNames.experimentUsd);
  const explained = await explain(sheet, row, column);
  expect(explained.label).toBe("Alignment");
  expect(explained.value).toBeCloseTo(studyCost(paper).experiments[0]!.usd, 6);
  expect(explained.formula).toContain(")/3600/flops_per_gpu/goodput*usd_per_gpu_hour");
  expect(explained.withValues).toMatch(/^\(3\.733E\+20 \+ .* × \(1 \/ 1 − 1\)\) \/ 3,600 \/ 3\.5E\+14 \/ 1 × 3$/);
  expect(explained.fed.map(({ name, label }) => name ?? label)).toEqual([
    "Alignment",
    "Alignment",
    "rate_at_1024",
    "flops_per_gpu",
    "goodput",
    "usd_per_gpu_hour",
  ]);
});

test("one goes down from the total to the assumptions that feed it", async () => {
  const sheet = breakdownSheet(studyById("llama"), { style: "excel" });
  const reached = new Set<string>();
  const visited = new Set<string>();
  const visit = async (row: number, column: number): Promise<void> => {
    const { fed } = await explain(sheet, row, column);
    for (const it of fed) {
      if (it.name !== undefined) reached.add(it.name);
      for (const [down, cells] of it.cells.entries())
        for (const [right, cell] of cells.entries()) {
          const place = [it.area.row + down, it.area.column + right] as const;
          if (cell.formula === undefined || visited.has(String(place))) continue;
          visited.add(String(place));
          await visit(...place);
        }
    }
  };
  const { row, column } = placeOf(sheet, resultNames.totalUsd);
  await visit(row, column);
  expect([...reached]).toEqual(expect.arrayContaining(["usd_per_gpu_hour", "flops_per_gpu", "seq_len"]));
});

test("a call says the function's equation, where it is from, and which defaults it took", async () => {
  const builder = sheetBuilder();
  builder.place(0, 0, { content: "Our run" });
  builder.place(0, 1, { content: 1.26e21 });
  builder.place(0, 2, { content: "=RUN_COST(B1,2)" });
  const explained = await explain(
    builder.build({ name: "Own", columnWidths: [], frozen: { rows: 0, columns: 0 } }),
    0,
    2,
  );
  expect(explained).toMatchObject({ value: 2000, withValues: "RUN_COST(1.26E+21, 2)" });
  const [called] = explained.called;
  expect(called!.function.equation).toBe("US$ = flops / 3600 / flops_per_gpu × usd_per_gpu_hour");
  expect(called!.defaults).toEqual([{ name: "flops_per_gpu", text: "3.5E+14" }]);
});

test("cells of other sheets stay as they are in a formula, without values that might be of other cells", async () => {
  const builder = sheetBuilder();
  builder.place(0, 0, { content: 1 });
  const host = plainHost(builder.build({ name: "Own", columnWidths: [], frozen: { rows: 0, columns: 0 } }));
  const contents = await host.contents([]);
  const other = {
    ...host,
    contents: async () => ({
      ...contents,
      areas: [[[{ value: "" }]]],
      selected: { formula: "='Other'!A1*2", value: 2, row: 0, column: 0 },
    }),
  };
  const explained = await explainCell(other, catalogue);
  expect(explained).toMatchObject({ formula: "='Other'!A1*2", fed: [] });
  expect(explained.withValues).toBe("'Other'!A1 × 2");
});

test.each([
  ["='It''s, 1'!A1:B2+A1", "'It''s, 1'!A1:B2 + 7"],
  ["=SUM(Other!$A$1,A1)", "SUM(Other!$A$1, 7)"],
  ["=SUM(A1#)*2", "SUM(A1#) × 2"],
  ["=SUM(B:B)+A1", "SUM(B:B) + 7"],
  ["=SUM($2:$3)", "SUM($2:$3)"],
  ['=IF(A1=1,"x!A1","B:B")', 'IF(7 = 1, "x!A1", "B:B")'],
  ["='Other'!price*A1", "'Other'!price × 7"],
])("what is not on the sheet stays in %s, and the rest has its values", async (formula, expected) => {
  const builder = sheetBuilder();
  builder.place(0, 0, { content: 7 });
  const host = plainHost(builder.build({ name: "Own", columnWidths: [], frozen: { rows: 0, columns: 0 } }));
  const typed = {
    ...host,
    contents: async (areas: readonly Area[]) => ({
      ...(await host.contents(areas)),
      selected: { formula, value: 2, row: 1, column: 1 },
    }),
  };
  expect((await explainCell(typed, catalogue)).withValues).toBe(expected);
});

test("the cell of an assumption has its name, by which its source is found", async () => {
  const sheet = breakdownSheet(paper, { style: "excel" });
  const { row, column } = placeOf(sheet, "usd_per_gpu_hour");
  expect(await explain(sheet, row, column)).toMatchObject({ name: "usd_per_gpu_hour", value: 3, fed: [] });
});

/** What is printed for a reader, as a formula has it; texts stay. */
const SIGNS: Readonly<Record<string, string>> = { "×": "*", "−": "-", ",": "" };

const STYLES: readonly FormulaStyle[] = ["excel", "addin"];

test.each(STYLES)(
  "no bracket is lost: every formula of a sheet in the %s style reads the same after it was printed",
  (style) => {
    for (const study of [paper, studyById("llama"), studyById("pythia")]) {
      const formulas = breakdownSheet(study, { style })
        .rows.flat()
        .flatMap((cell) => (typeof cell?.content === "string" && cell.content.startsWith("=") ? [cell.content] : []));
      expect(formulas.length).toBeGreaterThan(100);
      for (const formula of formulas) {
        const syntax = parseFormula(formula.slice(1));
        // Numbers of many digits are shown with five.
        if (/\d{13}|\.\d{5}/.test(formula)) continue;
        const text = printed(syntax, (it) => (it.kind === "name" ? it.name : areaAddress(it.area)));
        const again = parseFormula(
          text.replace(/"(?:[^"]|"")*"|×|−|(?<=\d),(?=\d{3}(?!\d))/g, (it) => SIGNS[it] ?? it),
        );
        expect(again).toEqual(syntax);
      }
    }
  },
);
