import * as fc from "fast-check";
import { catalogue } from "../../src/functions";
import { CellError, type Cell, type Matrix } from "../../src/grid/cell";
import type { WorksheetFunction } from "../../src/grid/define-function";

const CALLS = 100_000;
/** Calls of one property run: fewer, larger runs spend their time in the function and not in the generator. */
const CALLS_A_RUN = 500;

const EDGES = [
  0,
  -0,
  1,
  -1,
  0.5,
  1e-300,
  Number.MIN_VALUE,
  Number.EPSILON,
  2 ** 31,
  2 ** 53,
  2 ** 53 + 2,
  -(2 ** 53),
  1e21,
  1e308,
  Number.MAX_VALUE,
  -Number.MAX_VALUE,
  Number.NaN,
  Infinity,
  -Infinity,
];
const TEXTS = [
  "",
  " ",
  "0",
  "1e3",
  " 12 ",
  "1,000",
  "12abc",
  "=1+1",
  "TRUE",
  "false",
  "published",
  "text",
  "total",
  "alignment",
  "Llama 3 8B",
  "Mixtral 8x7B",
  "DeepSeek-V3",
  "gemma-2-9b",
  "Lama 3 8B",
  "H100 SXM",
  "all",
  "layers",
  "NaN",
  "Infinity",
  "0x10",
  "\u0000",
  "𝟙",
  "a".repeat(5000),
];
const ERRORS = (["#VALUE!", "#N/A", "#NUM!", "#DIV/0!", "#REF!", "#NAME?", "#NULL!"] as const).map(
  (code) => new CellError(code),
);
const CELLS: readonly Cell[] = [...EDGES, ...TEXTS, ...ERRORS, true, false, null, 1024, 8, 512, 50_000, 3.5e14];

const ragged = [[1, 2, 3], [1], []] as unknown as Matrix<Cell>;
const RANGES: readonly Matrix<Cell>[] = [
  [],
  [[]],
  [[null]],
  [[1024]],
  [
    [1, "x"],
    [null, true],
  ],
  ragged,
  Array.from({ length: 300 }, (_, row) =>
    Array.from({ length: 3 }, (_, column) => CELLS[(row * 3 + column) % CELLS.length]!),
  ),
];

/** Arguments by whole numbers: most are cells, some ranges, some left out. Right ones stand among the wrong, or nothing but the first would be read. */
function argumentsOf({ examples }: WorksheetFunction, picks: readonly number[]): (Cell | Matrix<Cell> | undefined)[] {
  return picks.map((pick, index) => {
    const kind = pick % 16;
    const choice = Math.floor(pick / 16);
    if (kind === 0) return RANGES[choice % RANGES.length];
    if (kind === 1) return undefined;
    if (kind < 8) return examples[0]!.arguments[index] ?? undefined;
    return CELLS[choice % CELLS.length];
  });
}

const GENERAL = ["the result is too large for a number", "the ranges differ in size"];

/** A message of ours begins with the name of an argument, and says of one that was given what is wrong, or of one that was not that it is missing. */
function isClear({ name, parameters }: WorksheetFunction, args: readonly unknown[], { message }: CellError): boolean {
  if (GENERAL.includes(message) || message.startsWith(`${name} `)) return true;
  const index = Object.keys(parameters).findIndex((it) => message.startsWith(`${it} `));
  return index >= 0 && (args[index] !== undefined || / is missing|^usd pays|^law /.test(message));
}

test.each(catalogue.map((it) => [it.name, it] as const))(
  "%s answers 100,000 hostile calls with finite numbers, texts or errors that say which argument is wrong",
  (_, fn) => {
    const most = Object.keys(fn.parameters).length + 1;
    const pick = fc.integer({ min: 0, max: 2 ** 20 });
    let calls = 0;
    fc.assert(
      fc.property(
        fc.array(fc.array(pick, { maxLength: most }), { minLength: CALLS_A_RUN, maxLength: CALLS_A_RUN }),
        (lists) => {
          for (const picks of lists) {
            const args = argumentsOf(fn, picks);
            const carried = new Set(args.flat(2).filter((it) => it instanceof CellError));
            calls++;
            for (const row of fn.call(...args)) {
              for (const cell of row) {
                const isFine =
                  typeof cell === "number"
                    ? Number.isFinite(cell)
                    : cell instanceof CellError
                      ? carried.has(cell) || isClear(fn, args, cell)
                      : cell === null || typeof cell === "string" || typeof cell === "boolean";
                if (!isFine)
                  throw new Error(
                    `${fn.name}(${JSON.stringify(args)}) gives ${String(cell)} ${cell instanceof CellError ? cell.message : ""}`,
                  );
              }
            }
          }
        },
      ),
      { numRuns: CALLS / CALLS_A_RUN, endOnFailure: true },
    );
    expect(calls).toBeGreaterThanOrEqual(CALLS);
  },
  120_000,
);
