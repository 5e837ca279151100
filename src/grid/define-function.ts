import { broadcastInTurn } from "./broadcast";
import { CellError, type Cell, type Matrix } from "./cell";
import { compile } from "./formula/compile";
import { call, textOf, variable, verbatim, type Formula, type Operand } from "./formula/formula";
import type { Parameter, WholeRangeParameter } from "./parameter";

type Parameters = Record<string, Parameter>;

/** What compute receives: one value per parameter, or all values of a whole range. */
export type Arguments<P extends Parameters> = {
  [K in keyof P]: P[K] extends WholeRangeParameter<infer T> ? Matrix<T> : P[K] extends Parameter<infer T> ? T : never;
};

export interface Example {
  arguments: readonly (Cell | Matrix<Cell>)[];
  /** The first cell of the result. */
  result: number | string;
}

/** "excel": a formula that needs no add-in. "addin": a call of the function. */
export type FormulaStyle = "excel" | "addin";

/** Cells, variables or literals that take the arguments' places. */
export type Operands<Names extends string> = Readonly<Record<Names, Operand>>;

/** A function in the spreadsheet's own functions. Where an operand is a literal, its cases fold away. */
export interface Native<Names extends string = string> {
  formula(args: Operands<Names>): Formula;
  /** What the arguments must be beside each other, as truth values; what each must be alone its parameter says. */
  rules?(args: Operands<Names>): readonly Formula[];
}

export type Declaration<P extends Parameters> = Said<P> &
  (
    | {
        native?: Native<keyof P & string>;
        /** One value, or a table that spills. All cells of one call have the same `callId`, and no other call has it. */
        compute(args: Arguments<P>, callId: object): Cell | Matrix<Cell>;
      }
    // Arithmetic on numbers is said once: what computes it is made of its formula.
    | { native: Omit<Native<keyof P & string>, "rules">; compute?: undefined }
  );

interface Said<P extends Parameters> {
  name: Uppercase<string>;
  summary: string;
  /** What the result is: "FLOPs", "US$". */
  unit: string;
  /** The units by the argument `field`, where the unit depends on it; a field without one is a text or a plain number. */
  unitsByField?: Readonly<Record<string, string>>;
  parameters: P;
  /** Shown in help and run as tests. */
  examples: readonly Example[];
  /** What is computed, in the names of the arguments and the field's own letters. */
  equation: string;
  /** Where the formula or the figures come from, with a date; that of a default last: "…; mfu left out: …". */
  source: string;
}

export interface WorksheetFunction<Names extends string = string> {
  readonly name: string;
  readonly summary: string;
  readonly unit: string;
  readonly unitsByField?: Readonly<Record<string, string>>;
  readonly equation: string;
  readonly source: string;
  /** In the order of the arguments. */
  readonly parameters: Readonly<Record<string, Parameter>>;
  readonly examples: readonly Example[];
  readonly native?: Native<Names>;
  /** One result per cell; a lone value stretches over the ranges beside it. Left-out arguments may be undefined. */
  call(...args: (Cell | Matrix<Cell> | undefined)[]): Matrix<Cell>;
  /**
   * The function of some cells as a formula: a call, or its native formula, which not every function has. In both a left-out
   * argument takes its default.
   */
  write(style: FormulaStyle, args: Partial<Operands<Names>>): Formula;
  /** The text of a call, its arguments given by name and those after the last one left out. */
  formula(args: { readonly [Name in Names]?: string }, spell?: (name: string) => string): string;
}

/** Makes a worksheet function of its declaration: reading, broadcasting and errors are the same for all. */
export function defineFunction<const P extends Parameters>(
  declaration: Declaration<P>,
): WorksheetFunction<keyof P & string> {
  const { name, parameters } = declaration;
  const names = Object.keys(parameters) as (keyof P & string)[];
  const native = declaration.native as Native<keyof P & string> | undefined;
  const compute = (declaration.compute ?? compile(native!.formula(variables(names)))) as (
    args: Record<string, unknown>,
    callId: object,
  ) => Cell | Matrix<Cell>;

  return {
    ...declaration,
    call(...args) {
      if (args.length > names.length) {
        return [[new CellError("#VALUE!", `${name} takes at most ${names.length} arguments`)]];
      }
      const values: Record<string, unknown> = {};
      const given = new Map<string, Matrix<Cell>>();
      // Whole ranges first: what is wrong with one of them is wrong with the whole call.
      for (const [index, it] of names.entries()) {
        const parameter = parameters[it]!;
        // Every name in the order of the arguments, so that all calls make objects of one shape.
        values[it] = undefined;
        if (!parameter.wholeRange) given.set(it, toMatrix(args[index]));
        else {
          const read = readAll(it, parameter, toMatrix(args[index]));
          if (read instanceof CellError) return [[read]];
          values[it] = read;
        }
      }

      let table: Matrix<Cell> | undefined;
      const read = Object.fromEntries(names.map((it) => [it, textsOnce(it, parameters[it]!)]));
      const callId = {};
      const results = broadcastInTurn(
        [...given].map(([it, cells]) => ({
          cells,
          // Sets the argument for the cells to come; an error goes into the result instead.
          take: (cell: Cell): CellError | undefined => {
            const value = read[it]!(cell, cells.length > 1 || cells[0]!.length > 1);
            if (value instanceof CellError) return value;
            values[it] = value;
            return undefined;
          },
        })),
        () => {
          // One table decides: over more than one cell it is refused, whatever the others are.
          if (table) return null;
          const result = compute(values, callId);
          if (!isMatrix(result)) return finite(result);
          table = result;
          return result[0]![0]!;
        },
      );
      if (!table) return results;
      return results.length === 1 && results[0]!.length === 1
        ? table.map((row) => row.map(finite))
        : [[new CellError("#VALUE!", `${name} returns a table and takes single cells only`)]];
    },
    write(style, args) {
      if (style === "addin")
        return call(
          name,
          names.map((it) => args[it]),
        );
      if (!native) throw new Error(`${name} has no native formula`);
      return native.formula(withDefaults(name, parameters, args));
    },
    formula(args, spell = (it) => it) {
      const operands = names.map((it) => (args[it] ? verbatim(args[it]) : undefined));
      return textOf(call(name, operands), { spell });
    },
  };
}

/** Operands of the arguments' own names. */
export const variables = <Names extends string>(names: readonly Names[]): Operands<Names> =>
  Object.fromEntries(names.map((it) => [it, variable(it)])) as Record<Names, Operand>;

function withDefaults<Names extends string>(
  functionName: string,
  parameters: Readonly<Record<Names, Parameter>>,
  args: Partial<Operands<Names>>,
): Operands<Names> {
  const filled = Object.entries<Parameter>(parameters).map(([it, { fallback }]) => {
    const operand = args[it as Names] ?? (fallback as Operand | undefined);
    if (operand === undefined) throw new Error(`${functionName} needs ${it}`);
    return [it, operand];
  });
  return Object.fromEntries(filled) as Operands<Names>;
}

export const isMatrix = (value: Cell | Matrix<Cell> | undefined): value is Matrix<Cell> => Array.isArray(value);

const toMatrix = (value: Cell | Matrix<Cell> | undefined): Matrix<Cell> =>
  isMatrix(value) ? (value.length > 0 && value[0]!.length > 0 ? value : [[null]]) : [[value ?? null]];

/** Past the largest double there is not a number to show; Excel's error for that is #NUM!. */
const finite = (result: Cell): Cell =>
  typeof result === "number" && !Number.isFinite(result)
    ? new CellError("#NUM!", "the result is too large for a number")
    : result;

/** Who typed no zero would not know what the message is about: OfficeDev/office-js#4702, #5262. */
const ZERO_MAY_BE_BLANK = "; a blank cell may reach a function as 0";

/** Says which argument a message is about; an error that came in through a cell goes on as it is. */
function readOne(name: string, parameter: Parameter, cell: Cell, ranged: boolean, isBrief = false): unknown {
  if (cell instanceof CellError) return cell;
  const inRange = ranged ? parameter.readRanged : undefined;
  if ((cell === null || cell === "") && parameter.fallback === undefined && !inRange) {
    return new CellError("#VALUE!", `${name} is missing: it must be ${parameter.rule}`);
  }
  const value = inRange ? inRange(cell) : parameter.read(cell, isBrief);
  if (!(value instanceof CellError)) return value;
  if (!isBrief) return new CellError(value.code, `${name} ${value.message}${cell === 0 ? ZERO_MAY_BE_BLANK : ""}`);
  let named = namedErrors.get(value);
  if (named?.name !== name) {
    named = { name, error: new CellError(value.code, `${name} ${value.message}`) };
    namedErrors.set(value, named);
  }
  return named.error;
}

/** What a brief error is with the name of its argument: a million cells share it. */
const namedErrors = new WeakMap<CellError, { name: string; error: CellError }>();

/** More different texts than a user would write by hand. */
const MOST_TEXTS = 1000;

/** Reads an argument's cells, a text that is there again only once; past the first thousand texts without advice. */
function textsOnce(name: string, parameter: Parameter): (cell: Cell, ranged: boolean) => unknown {
  const known = new Map<string, unknown>();
  return (cell, ranged) => {
    if (typeof cell !== "string") return readOne(name, parameter, cell, ranged);
    if (known.has(cell)) return known.get(cell);
    const isFull = known.size >= MOST_TEXTS;
    const value = readOne(name, parameter, cell, ranged, isFull);
    if (!isFull) known.set(cell, value);
    return value;
  };
}

function readAll(name: string, parameter: Parameter, cells: Matrix<Cell>): unknown[][] | CellError {
  const rows: unknown[][] = [];
  const ranged = cells.length > 1 || cells[0]!.length > 1;
  for (const row of cells) {
    const values: unknown[] = [];
    for (const cell of row) {
      const value = readOne(name, parameter, cell, ranged);
      if (value instanceof CellError) return value;
      values.push(value);
    }
    rows.push(values);
  }
  return rows;
}
