import * as fc from "../fast-check";
import { CellError, type Cell } from "../../src/grid/cell";
import type { Content } from "../../src/grid/sheet";
import { resultNames } from "../../src/breakdown/result-names";
import { paper, studyById } from "../../src/studies";
import { studyCost, tokensOf } from "../../src/study/cost";
import { checkStudyFile } from "../../src/study/file";
import { studyOf } from "../../src/study/read-file";
import type { Study } from "../../src/study/study";
import { planOf } from "../../src/taskpane/plan/plan";
import { runs } from "../sizes";
import { studies } from "./any-study";
import { totalByCore } from "./total-by-core";
import {
  areaOf,
  inputCells,
  sheetsOf,
  STYLES,
  totalsOf,
  valuesOf,
  withTyped,
  type InputCell,
  type Typed,
} from "./typed-sheet";

const TOLERANCE = 1e-12;

const near = (a: number, b: number): boolean => Math.abs(a - b) <= TOLERANCE * Math.max(Math.abs(a), Math.abs(b));

/** As a failure shows it: a number, or the error that the cell has. */
const shown = (cell: Cell): string => (cell instanceof CellError ? cell.code : String(cell));

const told = (typed: Typed): string =>
  typed.map(([cell, content]) => `${cell.address} (${String(cell.cell.content)}) = ${String(content)}`).join(", ");

/** Both the same number, or both an error. */
function alike(a: Cell, b: Cell): boolean {
  if (a instanceof CellError || b instanceof CellError) return a instanceof CellError && b instanceof CellError;
  return typeof a === "number" && typeof b === "number" ? near(a, b) : a === b;
}

interface Case {
  study: Study;
  sheets: ReturnType<typeof sheetsOf>;
  inputs: readonly InputCell[];
}
const caseOf = (study: Study): Case => {
  const sheets = sheetsOf(study);
  return { study, sheets, inputs: inputCells(sheets.excel) };
};

function inputNamed({ sheets, inputs }: Case, name: string): InputCell {
  const { row, column } = areaOf(sheets.excel, name);
  return inputs.find((it) => it.row === row && it.column === column)!;
}

type Totals = ReturnType<typeof totalsOf>;

/** What is wrong with the totals of a sheet; undefined where all styles show one number, or all an error. */
const difference = (totals: Totals): string | undefined =>
  STYLES.every((style) => alike(totals[style], totals.excel))
    ? undefined
    : STYLES.map((it) => `${it} ${shown(totals[it])}`).join(", ");

const differenceOf = ({ sheets }: Case, typed: Typed): string | undefined => {
  const found = difference(totalsOf(sheets, typed));
  return found && `${told(typed)}: ${found}`;
};

/** The same where the contents are admitted ones, or none: then the total is the core's, and an error only where the core has none. */
function differenceFromCore({ study, sheets }: Case, typed: Typed): string | undefined {
  const expected = totalByCore(study, sheets.excel, typed);
  const totals = totalsOf(sheets, typed);
  const { excel } = totals;
  const isRight =
    expected === "refused" ? excel instanceof CellError : typeof excel === "number" && near(excel, expected);
  const found = difference(totals) ?? (isRight ? undefined : `core ${expected}, sheet ${shown(excel)}`);
  return found && `${told(typed)}: ${found}`;
}

/** Numbers from a hundredth to the largest, as likely small as large. */
const between = (minimum: number, maximum: number): fc.Arbitrary<number> =>
  fc
    .double({ min: Math.log(Math.max(minimum, 0.01)), max: Math.log(maximum), noNaN: true })
    .map((it) => Math.min(Math.max(Math.exp(it), minimum), maximum));

/** What an input cell admits. Heads and factors of models say nothing of it: any that a model may have. */
function admitted({ rule }: InputCell): fc.Arbitrary<Content> {
  if (!rule) return fc.oneof(between(0.1, 10), fc.integer({ min: 1, max: 300 }));
  if (rule.kind === "list") return fc.constantFrom(...rule.choices);
  const { kind, minimum, maximum } = rule;
  const number = between(minimum, maximum);
  return fc.oneof(
    { weight: 9, arbitrary: kind === "whole" ? number.map((it) => Math.round(it)) : number },
    { weight: 1, arbitrary: fc.constantFrom(minimum, maximum) },
  );
}

/** What may get into a cell all the same: by paste, by a host without validation, by a formula. */
const anything = fc.constantFrom<Content>(
  null,
  ...[0, -1, -0.5, 0.3, 1e-12, 0.5, 1.5, 448.00000000000006, 2 ** 53 + 2, 1e15, 1e16, 1e30, -1e30],
  ...[
    " ",
    "12",
    " 3 ",
    "1e3",
    "abc",
    "optimal",
    "OPTIMAL",
    "non-embedding",
    "fixed",
    "text",
    "published",
    "by width",
    "one count",
  ],
  ...[true, false],
  ...["=1/0", "=NA()", '=""', '=" "', '="7"', "=1=1", "=-2"],
);

const cellsOf = ({ inputs }: Case, content: (cell: InputCell) => fc.Arbitrary<Content>) =>
  fc
    .uniqueArray(fc.nat(inputs.length - 1), { minLength: 1, maxLength: 6 })
    .chain((picked) =>
      fc.tuple(
        ...picked.map((index) => content(inputs[index]!).map((it) => [inputs[index]!, it] as [InputCell, Content])),
      ),
    );

const orCleared = (cell: InputCell) =>
  fc.oneof({ weight: 4, arbitrary: admitted(cell) }, { weight: 1, arbitrary: fc.constant(null) });

describe.each([
  ["the scaling paper", paper],
  ["LLaMA", studyById("llama")],
  ["Pythia", studyById("pythia")],
])("the sheet of %s has the core's total in both styles, or shows an error", (_, study) => {
  const it = caseOf(study);

  test("whichever of its input cells is cleared", () => {
    expect(it.inputs.length).toBeGreaterThan(50);
    expect(it.inputs.flatMap((cell) => differenceFromCore(it, [[cell, null]]) ?? [])).toEqual([]);
  });

  test("whatever of what they admit some of its input cells hold", () => {
    fc.assert(
      fc.property(cellsOf(it, orCleared), (typed) => {
        expect(differenceFromCore(it, typed)).toBeUndefined();
      }),
      { numRuns: runs(40) },
    );
  });

  test("the same one in both, whatever its input cells hold", () => {
    fc.assert(
      fc.property(
        cellsOf(it, () => anything),
        (typed) => {
          expect(differenceOf(it, typed)).toBeUndefined();
        },
      ),
      { numRuns: runs(40) },
    );
  });
});

const fewestTokens = (study: Study): number =>
  Math.min(
    ...study.experiments.flatMap(({ sweeps }) =>
      sweeps.flatMap((sweep) => sweep.models.map((model) => tokensOf(study, sweep, study.models[model]!))),
    ),
  );

test("any study has the core's total in both styles as it is, and with other contents in its cells", () => {
  fc.assert(
    fc.property(
      studies.chain((study) => {
        const it = caseOf(study);
        return fc.tuple(
          fc.constant(it),
          cellsOf(it, orCleared),
          cellsOf(it, () => anything),
        );
      }),
      ([it, typed, wrong]) => {
        const { total } = studyCost(it.study);
        const unrounded = totalByCore(it.study, it.sheets.excel, []) as number;
        // The core adds whole FLOPs of whole tokens, of which the smallest models have a few.
        expect(Math.abs(total.usd / unrounded - 1)).toBeLessThan(1e-4 + 1 / fewestTokens(it.study));
        expect(differenceFromCore(it, [])).toBeUndefined();
        expect(differenceFromCore(it, typed)).toBeUndefined();
        expect(differenceOf(it, wrong)).toBeUndefined();
      },
    ),
    { numRuns: runs(30) },
  );
});

test("a typed width is the model's width, whatever it is a multiple of", () => {
  const widths = [448, 1000, 21, 1023];
  const it = caseOf(
    studyOf(checkStudyFile({ ...planOf(), experiments: [{ name: "A", sweeps: [{ models: widths }] }] })),
  );
  const { row, column } = areaOf(it.sheets.addin, resultNames.widths);
  const valueAt = valuesOf(it.sheets.addin, "addin");
  expect(widths.map((_, index) => valueAt({ row, column: column + index }))).toEqual([...widths].sort((a, b) => a - b));
  expect(differenceFromCore(it, [])).toBeUndefined();
});

test("a window wider than the study's sequences counts once they are longer than it", () => {
  const it = caseOf(
    studyOf(
      checkStudyFile({
        ...planOf(),
        models: [
          {
            name: "Windowed",
            width: 1024,
            layers: 8,
            vocab: 32101,
            kv_ratio: 1,
            ffn_ratio: 4,
            gated: false,
            tied: false,
            window: { tokens: 4096 },
          },
        ],
        experiments: [{ name: "A", sweeps: [{ models: ["Windowed"] }] }],
      }),
    ),
  );
  expect(differenceFromCore(it, [])).toBeUndefined();
  expect(differenceFromCore(it, [[inputNamed(it, "seq_len"), 16_384]])).toBeUndefined();
});

test("no assumption of the study's shape changes a model that has its own", () => {
  const it = caseOf(studyById("llama"));
  for (const name of ["layer_count", "vocab_size", "kv_ratio", "ffn_ratio"]) {
    const typed: Typed = [[inputNamed(it, name), 64]];
    expect(differenceFromCore(it, typed)).toBeUndefined();
    expect(totalsOf(it.sheets, typed)).toEqual(totalsOf(it.sheets, []));
  }
});

test("not only the total: every cell that both styles calculate shows the same in both", () => {
  const it = caseOf(paper);
  // Fewer draws: the range of the total is in one style only.
  const draws = inputNamed(it, resultNames.rangeDraws);
  fc.assert(
    fc.property(cellsOf(it, orCleared), (typed) => {
      const all: Typed = [...typed.filter(([cell]) => cell !== draws), [draws, 100]];
      const [excel, addin] = (["excel", "addin"] as const).map((style) => withTyped(it.sheets[style], all));
      const [inExcel, inAddin] = [valuesOf(excel!, "excel"), valuesOf(addin!, "addin")];
      const [usd, flops] = [resultNames.totalUsd, resultNames.totalFlops].map((name) => inExcel(areaOf(excel!, name)));
      // What is left of the difference of two totals has the last digits of the totals.
      const closeToTotal = (a: Cell, b: Cell, total: Cell | undefined) =>
        typeof a === "number" && typeof b === "number" && Math.abs(a - b) <= TOLERANCE * (total as number);
      const different = excel!.rows.flatMap((cells, row) =>
        cells.flatMap((cell, column) => {
          if (typeof cell?.content !== "string" || !cell.content.startsWith("=")) return [];
          const [a, b] = [inExcel({ row, column }), inAddin({ row, column })];
          return alike(a, b) || closeToTotal(a, b, cell.format?.includes("E+") ? flops : usd)
            ? []
            : [`row ${row + 1}, column ${column + 1}: ${shown(a)} and ${shown(b)}`];
        }),
      );
      expect([told(typed), different]).toEqual([told(typed), []]);
    }),
    { numRuns: runs(15) },
  );
});
