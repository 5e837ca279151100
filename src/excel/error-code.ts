import type { ErrorCode } from "../grid/cell";

const CODES: readonly string[] = [
  "#VALUE!", "#N/A", "#NUM!", "#DIV/0!", "#REF!", "#NAME?", "#NULL!",
] satisfies readonly ErrorCode[];

/** Excel has more errors than a cell of ours (#SPILL!, #CALC!, #BUSY! …); they count as #VALUE!. */
export const errorCode = (text: string): ErrorCode => (CODES.includes(text) ? (text as ErrorCode) : "#VALUE!");
