import { isErrorCode, type ErrorCode } from "../grid/cell";

/** Excel has more errors than a cell of ours (#SPILL!, #CALC!, #BUSY! …); they count as #VALUE!. */
export const errorCode = (text: string): ErrorCode => (isErrorCode(text) ? text : "#VALUE!");
