import { uniformInt } from "pure-rand/distribution/uniformInt";
import { xoroshiro128plus } from "pure-rand/generator/xoroshiro128plus";
import { catalogue } from "../../src/functions";
import { CellError, type Cell, type Matrix } from "../../src/grid/cell";
import type { WorksheetFunction } from "../../src/grid/define-function";
import { hostileCalls, seed } from "../sizes";

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

type Argument = Cell | Matrix<Cell> | undefined;

/**
 * Some arguments, at most one too many: most are cells, some ranges, some left out. Right ones stand among the wrong,
 * or nothing but the first would be read. A bare generator, since fast-check's arrays cost more than the functions.
 */
function argumentsOf({ examples, parameters }: WorksheetFunction, below: (limit: number) => number): Argument[] {
  return Array.from({ length: below(Object.keys(parameters).length + 2) }, (_, index): Argument => {
    const kind = below(16);
    if (kind === 0) return RANGES[below(RANGES.length)];
    if (kind === 1) return undefined;
    if (kind < 8) return examples[0]!.arguments[index] ?? undefined;
    return CELLS[below(CELLS.length)];
  });
}

const GENERAL = ["the result is too large for a number", "the ranges differ in size"];

/** A message of ours begins with the name of an argument, and says of one that was given what is wrong, or of one that was not that it is missing. */
function isClear({ name, parameters }: WorksheetFunction, args: readonly unknown[], { message }: CellError): boolean {
  if (GENERAL.includes(message) || message.startsWith(`${name} `)) return true;
  const index = Object.keys(parameters).findIndex((it) => message.startsWith(`${it} `));
  return index >= 0 && (args[index] !== undefined || / is missing|^usd pays|^law /.test(message));
}

function isFine(fn: WorksheetFunction, args: readonly Argument[], carried: ReadonlySet<unknown>, cell: Cell): boolean {
  if (typeof cell === "number") return Number.isFinite(cell);
  return cell instanceof CellError ? carried.has(cell) || isClear(fn, args, cell) : true;
}

test.each(catalogue.map((it) => [it.name, it] as const))(
  "%s answers hostile calls with finite numbers, texts or errors that say which argument is wrong",
  (_, fn) => {
    const generator = xoroshiro128plus(seed);
    const below = (limit: number) => uniformInt(generator, 0, limit - 1);
    let numbers = 0;
    for (let call = 0; call < hostileCalls; call++) {
      const args = argumentsOf(fn, below);
      const carried = new Set<unknown>(args.flat(2).filter((it) => it instanceof CellError));
      for (const cell of fn.call(...args).flat()) {
        if (typeof cell === "number") numbers++;
        if (!isFine(fn, args, carried, cell))
          throw new Error(
            `${fn.name}(${JSON.stringify(args)}) gives ${String(cell)} ${cell instanceof CellError ? cell.message : ""}`,
          );
      }
    }
    // Were every call refused, nothing but the first argument would have been tried.
    expect(numbers).toBeGreaterThan(0);
  },
);
