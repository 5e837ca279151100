import { savedSpelling } from "../../grid/saved-spelling";

/** How an .xlsx file writes a formula of the workbench, and back: functions of ours, and Excel's newer ones, have prefixes there. */

/** Texts and quoted sheet names, which are kept, or a function's name before its bracket. */
const TOKEN = /"(?:[^"]|"")*"|'(?:[^']|'')*'|(?<![\w.])([A-Za-z_][\w.]*)(?=\s*\()/g;

const replaceFunctions = (formula: string, spell: (name: string) => string): string =>
  formula.replace(TOKEN, (token: string, name: string | undefined) => (name === undefined ? token : spell(name)));

/** Functions that came after the format: a file marks them so that older readers know them for what they are. */
const NEWER = new Set(
  (
    "ACOT ACOTH ARABIC BASE BITAND BITLSHIFT BITOR BITRSHIFT BITXOR BYCOL BYROW CEILING.MATH CHOOSECOLS CHOOSEROWS COMBINA CONCAT " +
    "COT COTH CSC CSCH DAYS DECIMAL DROP ENCODEURL EXPAND FLOOR.MATH FORMULATEXT GAMMA GAUSS HSTACK IFNA IFS ISFORMULA ISOMITTED " +
    "ISOWEEKNUM LAMBDA LET MAKEARRAY MAP MAXIFS MINIFS MUNIT NUMBERVALUE PDURATION PERMUTATIONA PHI RANDARRAY REDUCE RRI SCAN SEC " +
    "SECH SEQUENCE SHEET SHEETS SKEW.P SORTBY SWITCH TAKE TEXTAFTER TEXTBEFORE TEXTJOIN TEXTSPLIT TOCOL TOROW UNICHAR UNICODE " +
    "UNIQUE VALUETOTEXT VSTACK WRAPCOLS WRAPROWS XLOOKUP XMATCH XOR"
  ).split(" "),
);
const NEWER_SHEET_FUNCTIONS = new Set(["FILTER", "SORT"]);

/** `isOurs` tells the functions of the catalogue; `namespace` is the add-in's. A file's formula has no "=". */
export function inFile(formula: string, isOurs: (name: string) => boolean, namespace: string): string {
  return replaceFunctions(formula.replace(/^=/, ""), (name) => {
    const plain = name.toUpperCase();
    if (isOurs(plain)) return savedSpelling(namespace)(plain);
    if (NEWER_SHEET_FUNCTIONS.has(plain)) return `_xlfn._xlws.${plain}`;
    return NEWER.has(plain) ? `_xlfn.${plain}` : name;
  });
}

/** The formula as the workbench writes it, with "=". A function of ours has whichever namespace the file gives it. */
export function fromFile(formula: string, isOurs: (name: string) => boolean): string {
  return `=${replaceFunctions(formula, (name) => {
    const plain = name.replace(/^_xlfn\.(?:_xlws\.)?/i, "");
    const [, own] = /^_xldudf_(.+)$/i.exec(plain) ?? /^[A-Za-z][\w.]*\.(.+)$/.exec(plain) ?? [];
    if (own === undefined) return plain;
    // The namespace may have underscores of its own: what is left after it is the longest name that is ours.
    const parts = own.toUpperCase().split("_");
    for (let at = 0; at < parts.length; at++) {
      const rest = parts.slice(at).join("_");
      if (isOurs(rest)) return rest;
    }
    return plain;
  })}`;
}
