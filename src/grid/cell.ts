/** What a worksheet cell holds, or hands to a function; null is a blank cell. */
export type Cell = number | string | boolean | null | CellError;

/** Rows of cells, all of one length. */
export type Matrix<T> = readonly (readonly T[])[];

/** Every error a host may show. Excel lets only #VALUE! and #N/A carry a message of ours. */
export const ERROR_CODES = ["#VALUE!", "#N/A", "#NUM!", "#DIV/0!", "#REF!", "#NAME?", "#NULL!"] as const;
export type ErrorCode = (typeof ERROR_CODES)[number];

export const isErrorCode = (text: string): text is ErrorCode => (ERROR_CODES as readonly string[]).includes(text);

/** A failure that belongs in the cell, not on the call stack. */
export class CellError {
  constructor(
    readonly code: ErrorCode,
    readonly message = "",
  ) {}

  toString(): string {
    return this.code;
  }
}

/** The number that a text is, as Excel itself would take it in arithmetic. */
export function numberOfText(text: string): number | undefined {
  if (!/^\s*[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?\s*$/i.test(text)) return undefined;
  const value = Number(text);
  return Number.isFinite(value) ? value : undefined;
}
