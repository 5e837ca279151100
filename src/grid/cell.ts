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

/** Three digits after a lone point: thousands to one half of the world, thousandths to the other. */
const AMBIGUOUS = /^\s*([-+]?[1-9]\d{0,2})\.(\d{3})\s*$/;

/** Why a text that looks like a number is not taken for one: “3.500” is 3.5 to one reader and 3500 to another. */
export function ambiguityOf(text: string): string | undefined {
  const [, whole, digits] = AMBIGUOUS.exec(text) ?? [];
  if (whole === undefined || digits === undefined) return undefined;
  const shortened = digits.replace(/0+$/, "");
  const decimals = shortened === digits ? `.${digits}0` : shortened && `.${shortened}`;
  return `“${text.trim()}” may be ${Number(`${whole}.${digits}`)} or ${Number(whole + digits)}: write ${whole}${decimals} or ${whole}${digits}`;
}

/** The number that a text is to every spreadsheet, whatever the marks of its language. */
export function numberOfText(text: string): number | undefined {
  if (AMBIGUOUS.test(text)) return undefined;
  if (!/^\s*[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?\s*$/i.test(text)) return undefined;
  const value = Number(text);
  return Number.isFinite(value) ? value : undefined;
}
