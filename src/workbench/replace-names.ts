/** Texts, which are kept, or a word that may be a name, after the name of its sheet if it has one. */
const TOKEN = /"(?:[^"]|"")*"|(?:('(?:[^']|'')*'|[A-Za-z_][\w.]*)!)?([A-Za-z_][\w.]*)(?![\w.]|\s*[(!])/g;

/** The formula with each name that `addressOf` knows as its address; functions, texts and references stay. */
export function replaceNames(
  formula: string,
  addressOf: (name: string, sheetName: string | undefined) => string | undefined,
): string {
  return formula.replace(TOKEN, (token: string, sheet: string | undefined, name: string | undefined) => {
    const address = name && addressOf(name, sheet?.replace(/^'(.*)'$/s, "$1").replaceAll("''", "'"));
    return address ? (sheet ? `${sheet}!${address}` : address) : token;
  });
}

/** A sheet's name as a formula writes it. */
export const quotedSheetName = (sheetName: string): string =>
  /^[A-Za-z_][A-Za-z0-9_.]*$/.test(sheetName) ? sheetName : `'${sheetName.replaceAll("'", "''")}'`;
