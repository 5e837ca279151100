/** Excel admits no more. */
const LONGEST = 31;

/** The wanted name of a sheet, or the next one that no sheet of the workbook has; upper and lower case are alike to Excel. */
export function freeSheetName(wanted: string, taken: readonly string[]): string {
  const known = new Set(taken.map((it) => it.toLowerCase()));
  for (let copy = 1; ; copy++) {
    const suffix = copy === 1 ? "" : ` (${copy})`;
    // Without the half of a character that the cut may leave.
    const name = wanted.slice(0, LONGEST - suffix.length).replace(/\p{Cs}$/u, "") + suffix;
    if (!known.has(name.toLowerCase())) return name;
  }
}
