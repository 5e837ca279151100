import { ambiguityOf, CellError, type Cell } from "./cell";
import { readOne, whyNoNumber } from "./number-text";

/** One argument of a worksheet function: its help text and the values it admits. */
export interface Parameter<T = unknown> {
  readonly description: string;
  /** What may be given, as it ends the sentence "layers must be …". */
  readonly rule: string;
  /** Taken when the argument is left out or blank; an argument without one is required. */
  readonly fallback?: T;
  /** How help writes the fallback where its digits would not be read: "√2" for 1.4142135623730951. */
  readonly fallbackText?: string;
  /** What takes the fallback's place where another argument brings it: "the named model's own". */
  readonly inheritedFrom?: string;
  /** True for a parameter that reads its whole range and takes no part in broadcasting. */
  readonly wholeRange?: boolean;
  /** The closed list of texts an argument may be, where there is one. */
  readonly choices?: readonly string[];
  /**
   * The value, or why the cell is not one. Whole-range parameters are given every cell, row by row. In brief it is said
   * without advice, by one error for all: to look for what a text may have meant takes longer than all the rest, and a column may have a million.
   */
  read(cell: Cell, isBrief?: boolean): T | CellError;
  /** Reads a cell of a range, where that differs from a lone one: a blank means “all” for a lone argument, but is an error inside a range. */
  readRanged?(cell: Cell): T | CellError;
}

/** A number, a text that is one to every reader, or nothing. */
function asNumber(cell: Cell): number | undefined {
  if (typeof cell === "number") return Number.isFinite(cell) ? cell : undefined;
  return typeof cell === "string" && ambiguityOf(cell) === undefined ? readOne(cell)?.value : undefined;
}

function numeric(description: string, rule: string, admits: (value: number) => boolean): Parameter<number> {
  const inBrief = new CellError("#VALUE!", `must be ${rule}`);
  return {
    description,
    rule,
    read(cell, isBrief) {
      if (cell instanceof CellError) return cell;
      const value = asNumber(cell);
      if (value !== undefined && admits(value)) return value;
      const ambiguity = typeof cell === "string" && !isBrief ? (ambiguityOf(cell) ?? whyNoNumber(cell)) : undefined;
      return ambiguity === undefined ? inBrief : new CellError("#VALUE!", `must be ${rule}; ${ambiguity}`);
    },
  };
}

/** Above this a double cannot tell a count from its neighbours. */
const LARGEST_COUNT = Number.MAX_SAFE_INTEGER;

/** 1, 2, 3 … up to 2^53 − 1. */
export const count = (description: string) =>
  numeric(
    description,
    "a positive whole number",
    (value) => Number.isInteger(value) && value > 0 && value <= LARGEST_COUNT,
  );

/** Any finite number above zero. */
export const positive = (description: string) =>
  numeric(description, "a number greater than zero", (value) => value > 0);

/** Any finite number from `minimum` on; `rule` says it, and what one below it may have been meant for. */
export const atLeast = (description: string, minimum: number, rule: string) =>
  numeric(description, rule, (value) => value >= minimum);

/** Any finite number, zero included. */
export const amount = (description: string) => numeric(description, "a number, zero or greater", (value) => value >= 0);

/** A share: above 0, at most 1. */
export const fraction = (description: string) =>
  numeric(description, "greater than 0 and at most 1", (value) => value > 0 && value <= 1);

/** Above 0 and below 1: no quantile of an unbounded distribution lies at either. */
export const probability = (description: string) =>
  numeric(description, "greater than 0 and less than 1", (value) => value > 0 && value < 1);

/** A number above one, such as the ratio of two neighbouring learning rates. */
export const ratioAboveOne = (description: string) =>
  numeric(description, "a number greater than 1", (value) => value > 1);

/** TRUE or FALSE; no number is taken for one, because some Excels hand a blank cell over as 0. */
export const flag = (description: string): Parameter<boolean> => ({
  description,
  rule: "TRUE or FALSE",
  read(cell) {
    if (cell instanceof CellError) return cell;
    if (typeof cell === "boolean") return cell;
    if (typeof cell === "string" && /^(true|false)$/i.test(cell.trim())) return /true/i.test(cell);
    return new CellError("#VALUE!", "must be TRUE or FALSE");
  },
});

/** One of a closed list of texts, upper and lower case alike. */
export const choice = <T extends string>(description: string, choices: readonly T[]): Parameter<T> => {
  const rule = `one of ${choices.join(", ")}`;
  return {
    description,
    rule,
    choices,
    read(cell) {
      if (cell instanceof CellError) return cell;
      const text = typeof cell === "string" ? cell.trim().toLowerCase() : undefined;
      return choices.find((it) => it.toLowerCase() === text) ?? new CellError("#VALUE!", `must be ${rule}`);
    },
  };
};

/** Any cell that is no error: for tables of names and numbers, which compute reads itself. */
export const anyCell = (description: string, rule: string): Parameter<Cell> => ({
  description,
  rule,
  read: (cell) => cell,
});

/** The same parameter, taking `fallback` where the argument is left out or blank. */
export const optional = <T>(parameter: Parameter<T>, fallback: T, fallbackText?: string): Parameter<T> => ({
  ...parameter,
  fallback,
  ...(fallbackText === undefined ? {} : { fallbackText }),
  read: (cell, isBrief) => (cell === null || cell === "" ? fallback : parameter.read(cell, isBrief)),
});

/** Left out or blank it is what another argument brings, or `fallback` where that brings nothing; compute receives undefined. */
export const inherited = <T>(
  parameter: Parameter<T>,
  fallback: T,
  fallbackText?: string,
): Parameter<T | undefined> => ({
  ...optional(parameter, fallback, fallbackText),
  read: (cell, isBrief) => (cell === null || cell === "" ? undefined : parameter.read(cell, isBrief)),
});

/**
 * A range read as a whole; compute receives a matrix. A lone cell is read by the rule of `parameter`, whose default takes the
 * place of an argument that is left out; cells of a range by the rule of `amongOthers`, where a blank is 0, as it is in Excel's
 * own sums, or an error.
 */
export const whole = <T>(parameter: Parameter<T>, amongOthers: Parameter<T> = parameter): WholeRangeParameter<T> => ({
  ...parameter,
  readRanged: (cell) => amongOthers.read(cell === null || cell === "" ? 0 : cell),
  wholeRange: true,
});

export interface WholeRangeParameter<T> extends Parameter<T> {
  readonly wholeRange: true;
}
