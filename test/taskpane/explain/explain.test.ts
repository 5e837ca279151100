import { breakdownSheet, type FormulaStyle } from "../../../src/breakdown/breakdown";
import { resultNames } from "../../../src/breakdown/result-names";
import { catalogue } from "../../../src/functions";
import { accelerators } from "../../../src/core/accelerators";
import { typicalUtilisation } from "../../../src/core/utilisation";
import { areaAddress, type Area } from "../../../src/grid/address";
import type { Cell, Matrix } from "../../../src/grid/cell";
import type { CellContent } from "../../../src/grid/host";
import { parseFormula } from "../../../src/grid/formula/parse";
import { sheetBuilder } from "../../../src/grid/sheet-builder";
import type { Sheet } from "../../../src/grid/sheet";
import { plainHost } from "../../../src/preview/plain-host";
import { paper, studyById } from "../../../src/studies";
import { studyCost } from "../../../src/study/cost";
import type { Called } from "../../../src/taskpane/explain/calls";
import { explainCell } from "../../../src/taskpane/explain/explain";
import { formatCell } from "../../../src/taskpane/explain/format-cell";
import { printed } from "../../../src/taskpane/explain/print";

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
  expect(called!.defaults).toEqual([
    { name: "flops_per_gpu", text: "3.5E+14", source: expect.stringMatching(/^Article \(July 2024\)/) as string },
  ]);
  expect(called!.part).toBeUndefined();
});

/** A sheet of one formula, beside which the workbook has others. */
async function explainAlone(
  formula: string,
  valuesOf?: (wanted: readonly { sheet: string; area: Area }[]) => Promise<Matrix<Cell>[]>,
  selected: Partial<CellContent> = {},
) {
  const host = plainHost(sheetBuilder().build({ name: "Own", columnWidths: [], frozen: { rows: 0, columns: 0 } }));
  const contents = await host.contents([]);
  const cell = { ...(formula !== "" && { formula }), value: 2, row: 0, column: 0, ...selected };
  const answering = {
    ...host,
    contents: async (areas: readonly Area[]) => ({
      ...contents,
      areas: areas.map((it) =>
        Array.from({ length: it.rows }, () => Array.from({ length: it.columns }, () => ({ value: 7 }))),
      ),
      selected: cell,
    }),
    ...(valuesOf && { valuesOf }),
  };
  return explainCell(answering, catalogue);
}

test("a cell of another sheet is shown with its value and what its row says it is", async () => {
  const asked: string[] = [];
  const explained = await explainAlone("='Our plan'!$C$23*A5+Other!B1:B2", async (wanted) =>
    wanted.map(({ sheet, area }) => {
      asked.push(`${sheet}!${areaAddress(area)}`);
      if (area.rows > 1) return [[1], [2]];
      return [[area.column === 0 ? "Price per GPU-hour" : 2.5]];
    }),
  );
  expect(asked).toEqual(["Our plan!C23", "Our plan!A23", "Other!B1:B2", "Other!A1"]);
  expect(explained.withValues).toBe("2.5 × 7 + [2 cells]");
  expect(explained.fed.map(({ address, label }) => [address, label])).toEqual([
    ["A5", ""],
    ["'Our plan'!$C$23", "Price per GPU-hour"],
    ["Other!B1:B2", "Price per GPU-hour"],
  ]);
});

test("a text that looks like a reference is none, and another workbook's cells and spilled ranges stay as they are written", async () => {
  const nobody = async (): Promise<never> => {
    throw new Error("nothing was to be asked for");
  };
  const explained = await explainAlone("=IF(A1=\"Other!A1\",'[Book.xlsx]Sheet 1'!A1,SUM(G2#))", nobody);
  expect(explained.withValues).toBe("IF(7 = \"Other!A1\", '[Book.xlsx]Sheet 1'!A1, SUM(G2#))");
});

test("a call within another one shows what it comes to, and a source only of what it took", async () => {
  const { called } = await explainAlone('=GPU_HOURS(3.6e20,EFFECTIVE_FLOPS("h100",A1/14))');
  const [hours, rate] = called;
  expect(hours!.part).toBeUndefined();
  expect(rate!.part).toEqual({ text: 'EFFECTIVE_FLOPS("h100", 7 / 14)', value: 0.5 * 989.4e12 });
  expect(rate!.source).toContain("What's an H100 worth?");
  expect(rate!.source).not.toContain("left out");
  expect(rate!.defaults).toEqual([]);
  expect(rate!.brought).toMatchObject([{ named: "h100", entry: { name: "H100 SXM" }, taken: [] }]);
});

test("a rate that was left out is said to be typical, with its value and its source", async () => {
  const { called } = await explainAlone('=GPU_HOURS(3.6e20,EFFECTIVE_FLOPS("H100 SXM"))');
  const [{ taken }] = called[1]!.brought as [Called["brought"][number]];
  expect(taken).toEqual([
    { name: "mfu", text: formatCell(typicalUtilisation(accelerators.find((it) => it.name === "H100 SXM")!)) },
  ]);
  expect(called[1]!.source).toMatch(/; mfu left out: Fit to /);
});

test("a named model says what it brought, under its own name, and nothing is said that it has not", async () => {
  const { called } = await explainAlone('=FLOPS_PER_TOKEN("Llama 3.1 8B", 16)');
  expect(called[0]!.defaults).toEqual([]);
  const [{ named, entry, taken }] = called[0]!.brought as [Called["brought"][number]];
  expect([named, entry.name]).toEqual(["Llama 3.1 8B", "Llama 3 8B"]);
  expect(taken.slice(0, 3)).toEqual([
    { name: "seq_len", text: "8,192" },
    { name: "vocab", text: "128,256" },
    { name: "kv_ratio", text: "0.25" },
  ]);
  expect(taken.map(({ name }) => name)).not.toContain("experts");
});

test("a width takes the article's shape, and no model's", async () => {
  const { called } = await explainAlone("=FLOPS_PER_TOKEN(1024)");
  expect(called[0]!.brought).toEqual([]);
  const texts = called[0]!.defaults.map(({ name, text }) => `${name} ${text}`);
  expect(texts.slice(0, 3)).toEqual(["layers 8", "seq_len 512", "vocab 32,101"]);
  expect(texts.join()).not.toContain("named model");
});

test("an assumption says its name, by which its source is found, and a spilled value says where it comes from", async () => {
  const sheet = breakdownSheet(paper, { style: "excel" });
  const { row, column } = placeOf(sheet, "usd_per_gpu_hour");
  expect((await explain(sheet, row, column)).name).toBe("usd_per_gpu_hour");
  const spilled = await explainAlone("", undefined, { spilledFrom: { row: 0, column: 3 } });
  expect(spilled).toMatchObject({ spilledFrom: { row: 0, column: 3 }, fed: [], called: [] });
});

test.each([
  ["='It''s, 1'!A1:B2+A1", "'It''s, 1'!A1:B2 + 7"],
  ["=SUM(Other!$A$1,A1)", "SUM(Other!$A$1, 7)"],
  ["=SUM(A1#)*2", "SUM(A1#) × 2"],
  ["=SUM(B:B)+A1", "SUM(B:B) + 7"],
  ["=SUM($2:$3)", "SUM($2:$3)"],
  ['=IF(A1=1,"x!A1","B:B")', 'IF(7 = 1, "x!A1", "B:B")'],
  ["='Other'!price*A1", "'Other'!price × 7"],
])("what the host does not read stays in %s, and the rest has its values", async (formula, expected) => {
  expect((await explainAlone(formula)).withValues).toBe(expected);
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
