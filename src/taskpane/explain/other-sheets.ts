import { parseFormula, type Syntax } from "../../grid/formula/parse";

/** A formula as a tree; what our parser does not read is a name in it. */
export interface WholeFormula {
  syntax: Syntax;
  /** By those names what other sheets hold, spilled ranges, whole columns and rows, as the formula writes them. */
  others: ReadonlyMap<string, string>;
}

const CELL = String.raw`\$?[A-Za-z]{1,3}\$?[1-9]\d*`;
const CELLS = `${CELL}(?::${CELL})?`;
const WORD = String.raw`[\p{L}_\\][\p{L}\p{N}_.]*`;
/** Texts are tried first: what they hold is no reference. */
const UNREAD = new RegExp(
  [
    String.raw`"(?:[^"]|"")*"`,
    String.raw`(?:'(?:[^']|'')*'|${WORD})!(?:${CELLS}|${WORD})#?`,
    `${CELL}#`,
    String.raw`(?<![\p{L}\p{N}_.$])(?:\$?[A-Za-z]{1,3}:\$?[A-Za-z]{1,3}|\$?\d+:\$?\d+)(?![\p{L}\p{N}_.(])`,
  ].join("|"),
  "gu",
);

/** Undefined for what only the spreadsheet itself reads. */
export function readFormula(formula: string): WholeFormula | undefined {
  const others = new Map<string, string>();
  const read = formula.replace(/^=/, "").replace(UNREAD, (it) => {
    if (it.startsWith('"')) return it;
    const name = `reference.${others.size + 1}`;
    others.set(name, it);
    return name;
  });
  try {
    return { syntax: parseFormula(read), others };
  } catch {
    return undefined;
  }
}

const OF_SHEET = new RegExp(String.raw`^(?:'(?<quoted>(?:[^'\[]|'')+)'|(?<bare>${WORD}))!(?<cells>${CELLS})$`, "u");

/** The name of the sheet, and its cells without their dollars; undefined for all that is no range of another sheet of the workbook. */
export function partsOfReference(reference: string): { sheet: string; cells: string } | undefined {
  const { quoted, bare, cells } = OF_SHEET.exec(reference)?.groups ?? {};
  const sheet = quoted?.replaceAll("''", "'") ?? bare;
  return sheet === undefined ? undefined : { sheet, cells: cells!.replaceAll("$", "") };
}
