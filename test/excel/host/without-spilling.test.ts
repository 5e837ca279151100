import { pickedFormulas, spillShape } from "../../../src/excel/host/without-spilling";
import { catalogue } from "../../../src/functions";

const shape = (formula: string) => spillShape(formula, catalogue, (name) => `TRAIN.${name}`);

test.each([
  ["=TRAIN.FLOPS_PER_TOKEN(A1:A14)", 14, 1],
  ["=TRAIN.FLOPS_PER_TOKEN('My, sheet'!$A$1:$A$3,C1:F1)", 3, 4],
  ["=TRAIN.FLOPS_PER_TOKEN({1,2;3,4;5,6})", 3, 2],
  ["=TRAIN.FLOPS_PER_TOKEN(SUM(A1:A9),8)", 1, 1],
  ["=TRAIN.SWEEP_FLOPS(A1:A14,24)", 1, 1],
  ['=TRAIN.PAPER_FLOPS("a,b")', 1, 1],
  ['=TRAIN.MODEL("Llama 3 8B")', 1, 1],
  ['=TRAIN.MODEL(A2,"layers")', 1, 1],
  ['=TRAIN.MODEL(A2:A5,{"layers","width"})', 4, 2],
  ['=TRAIN.ACCELERATOR("H100 SXM","memory_gb")', 1, 1],
  ["=SUM(A1:A9)", 1, 1],
])("%s takes %d × %d cells", (formula, rows, columns) => {
  expect(shape(formula)).toEqual({ rows, columns });
});

test("a table takes the cells it has", () => {
  const table = catalogue.find(({ name }) => name === "PAPER_BREAKDOWN")!.call();
  expect(shape("=TRAIN.PAPER_BREAKDOWN(2)")).toEqual({ rows: table.length, columns: table[0]!.length });
  expect(shape("=TRAIN.PAPER_BREAKDOWN(B2)")).toEqual({ rows: table.length, columns: table[0]!.length });
  const models = catalogue.find(({ name }) => name === "MODEL")!.call();
  expect(shape('=TRAIN.MODEL(,"params")')).toEqual({ rows: models.length, columns: 2 });
  for (const call of ["MODEL()", 'MODEL("all")'])
    expect(shape(`=TRAIN.${call}`)).toEqual({ rows: models.length, columns: models[0]!.length });
});

test("each cell picks its own part, and a lone cell is left as it is typed", () => {
  expect(pickedFormulas("=F(A1:A2)", { rows: 2, columns: 1 })).toEqual([
    ["=INDEX(F(A1:A2),1,1)"],
    ["=INDEX(F(A1:A2),2,1)"],
  ]);
  expect(pickedFormulas("=F(A1)", { rows: 1, columns: 1 })).toEqual([["=F(A1)"]]);
});
