import { nearestName } from "../core/find-named";
import { readNumber } from "../grid/written-number";

/** What a formula can refer to by name where it stands. */
export interface Surroundings {
  /** Functions of ours first: of two that are alike, one of ours is meant. */
  functions: readonly string[];
  /** Sheets that have a name of their own spelled so. */
  sheetsWith(name: string): readonly string[];
}

/** A part of a formula: a text, an array in braces, a reference, a call's name, a number with letters, a word, or one character. */
const PART =
  /(?<text>"(?:[^"]|"")*")|(?<braces>\{[^}]*\})|(?:(?:'(?:[^']|'')*'|[A-Za-z_][\w.]*)!)?(?:(?<reference>\$?[A-Za-z]{1,3}\$?\d+(?![\w(.]))|(?<call>[A-Za-z_][\w.]*)\s*\(|(?<word>[A-Za-z_][\w.]*))|(?<number>\d[\d.]*(?:[eE][+-]?\d+)?%?(?![\w.]))|(?<scaled>\d[\w.]*)|./gs;

const LOGICAL = /^(?:TRUE|FALSE)$/i;

/** Why a formula shows #NAME?, and what to write; undefined where all that it names is known. */
export function nameReason(formula: string, { functions, sheetsWith }: Surroundings): string | undefined {
  const known = new Set(functions.map((it) => it.toUpperCase()));
  const words: string[] = [];
  for (const { groups } of formula.matchAll(PART)) {
    const { call, word, scaled } = groups!;
    if (call && !known.has(call.toUpperCase())) {
      const nearest = nearestName(
        functions.map((name) => ({ name })),
        call,
      );
      return `There is no function ${call}${nearest ? `. Did you mean ${nearest}?` : "."}`;
    }
    if (scaled) {
      const value = readNumber(scaled);
      return value === undefined
        ? `${scaled} is neither a number nor a name. A text needs quotes: "${scaled}".`
        : `${scaled} is no number of a formula: write ${spelled(value)}, or "${scaled}" in quotes.`;
    }
    if (!word || LOGICAL.test(word)) continue;
    const sheets = sheetsWith(word);
    if (sheets.length > 1) {
      return `${sheets.length} sheets have a cell named ${word}. Say which: ${quoted(sheets[0]!)}!${word}.`;
    }
    // Since the formula was entered: it was of several sheets then, or of none.
    if (sheets.length === 1) return `Now ${sheets[0]!} has a cell named ${word}. Enter the formula again.`;
    words.push(word);
  }
  if (words.length > 0) return `${words[0]} is no name on this sheet. A text needs quotes: "${words.join(" ")}".`;
  return /;/.test(formula.replace(/"(?:[^"]|"")*"|\{[^}]*\}/g, "")) ? "Arguments are separated by commas." : undefined;
}

/** What of a formula refers to all that spills from a cell, as Excel writes it: A1#. */
const SPILLED = /"(?:[^"]|"")*"|(?:(?:'(?:[^']|'')*'|[A-Za-z_][\w.]*)!)?\$?[A-Za-z]{1,3}\$?\d+#/g;

/** Why a formula with such a reference shows an error, and the range to write; undefined where it has none. */
export function spilledReason(
  formula: string,
  rangeOf: (sheet: string | undefined, cell: string) => string | undefined,
): string | undefined {
  const found = formula.match(SPILLED)?.find((it) => !it.startsWith('"'));
  if (found === undefined) return undefined;
  const [{ sheet, cell }] = referencesOf(found) as [{ sheet?: string; cell: string }];
  const range = rangeOf(sheet, cell);
  const what = `The # of ${found}, for all that spills from ${cell}, is not known here.`;
  return range === undefined
    ? `${what} ${cell} spills nothing: write the range of the cells.`
    : `${what} Write the range: ${found.slice(0, found.lastIndexOf("!") + 1)}${range}.`;
}

const spelled = (value: number): string =>
  String(value)
    .replace(/e\+?/, "e")
    .replace(/(\d)0{6,}$/, (zeros, digit) => `${digit}e${zeros.length - 1}`);

const quoted = (sheet: string): string => (/^[A-Za-z_]\w*$/.test(sheet) ? sheet : `'${sheet.replaceAll("'", "''")}'`);

/** Cells that a formula refers to, by their sheets' names if it says them. */
export const referencesOf = (formula: string): { sheet?: string; cell: string }[] =>
  [...formula.matchAll(PART)].flatMap(({ 0: whole, groups }) => {
    const { reference } = groups!;
    if (!reference) return [];
    const sheet = whole
      .slice(0, -reference.length - 1)
      .replace(/^'(.*)'$/s, "$1")
      .replaceAll("''", "'");
    return [{ ...(sheet && { sheet }), cell: reference.replaceAll("$", "").toUpperCase() }];
  });

/** What the other codes mean, for a formula of which nothing more is known. */
export const CODE_REASONS: Readonly<Record<string, string>> = {
  "#REF!": "It refers to a cell or a sheet that was deleted.",
  "#DIV/0!": "It divides by zero or by an empty cell.",
  "#NUM!": "A number is too large, too small, or not allowed here.",
  "#VALUE!": "An argument is of the wrong kind, such as a text where a number belongs.",
  "#SPILL!": "Its result needs the cells below and beside it: empty them, or move it to where there is room.",
  "#N/A": "A value was not found.",
  "#CYCLE!": "It refers to its own cell, directly or through others.",
  "#NULL!": "Two ranges have no cell in common.",
  "#CALC!": "It cannot be calculated.",
};
