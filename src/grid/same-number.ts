/** Spreadsheets keep fewer digits than a double has: nearer than this, nobody changed a number. */
const SAME = 1e-9;

/** True where a cell may hold a number because another was written into it. */
export const isSameNumber = (one: number, other: number): boolean => Math.abs(one - other) <= SAME * Math.abs(one);
