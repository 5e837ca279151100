/** Texts, quoted sheet names and arrays, in which a comma is no question; or two numbers between which there may be a decimal comma. */
const PART =
  /"(?:[^"]|"")*"|'(?:[^']|'')*'|\{[^}]*\}|(?<![\w.$:])(?<first>\d{1,3}),(?<second>0\d+|\d+(?:\.\d+)?[eE]\+?\d+)(?![\w.:(])/g;

/**
 * What to ask of a formula whose arguments look like one number that was parted by its comma: 1,024, of which the second would never be
 * written so by itself, and 5,4E+24. Undefined where nothing looks so.
 */
export function commaInArguments(formula: string): string | undefined {
  for (const { groups } of formula.matchAll(PART)) {
    const { first, second } = groups!;
    if (first === undefined || second === undefined) continue;
    const one = /^0\d\d$/.test(second) ? `${first}${second}` : `${first}.${second}`;
    return `“${first},${second}” is read as two arguments, ${first} and ${Number(second).toString().toUpperCase()}. If it is one number, write ${one}.`;
  }
  return undefined;
}
