import { inputText } from "./number-text";
import { readWritten } from "./written-number";

/** A range as people write it, as numbers that `readWritten` reads: "$2 to 3.50" has the ends "$2" and "$3.50". */
export interface RangeText {
  low: string;
  high: string;
  /** The value between them, where the text gives it: 3 in "2 to 3.5, 3" and in "3 ± 0.5". */
  base?: string;
}

/** Between the ends of a range. A hyphen without spaces counts only after a digit or a unit and before a number. */
const BETWEEN = /\s+to\s+|\s*(?:\.{2,3}|[…–—‒])\s*|\s+[-−]\s+|(?<=[\w%])-(?=\s*[$.\d])/gi;
/** "between $2 and $2.80", "from 2 to 3.5". */
const IN_WORDS = /^(?:between|from)\s+(.+?)\s+(?:and|to)\s+(.+)$/i;
const AROUND = /^(.+?)\s*(?:±|\+\/[-−])\s*(.+)$/;
/** After a comma or a semicolon and a space; thousands have no space. */
const WITH_BASE = /^(.*\S)\s*[,;]\s+(.+)$/;
/** What the ends of a range share, said at the second: 40 to 50%, 10–15T. */
const UNIT = /[\d.]( ?(?:[kmbt]|[bt]n|thousand|million|billion|trillion|%|[kmgtpezy]?flops?(?:\/s)?))$/i;
const BARE = /^\$?[\d.,_' ]+$/;

const isNumber = (text: string): boolean => readWritten(text) !== undefined;
const valueOf = (text: string): number => readWritten(text)!.value;

/** The ends of a range and the value between them; undefined for a text that is a number, and for one that is no range. */
export function readRangeText(text: string): RangeText | undefined {
  if (isNumber(text)) return undefined;
  const around = aroundOf(text);
  if (around) return around;
  const [, head, base] = WITH_BASE.exec(text) ?? [];
  if (head !== undefined && base !== undefined && isNumber(base)) {
    const ends = endsOf(head);
    if (ends) return { ...ends, base: base.trim() };
  }
  return endsOf(text);
}

function endsOf(text: string): RangeText | undefined {
  const [, from, to] = IN_WORDS.exec(text.trim()) ?? [];
  if (from !== undefined && to !== undefined) return sharingUnits(from.trim(), to.trim());
  for (const match of text.trim().matchAll(BETWEEN)) {
    const first = text.trim().slice(0, match.index).trim();
    const second = text
      .trim()
      .slice(match.index + match[0].length)
      .trim();
    const ends = sharingUnits(first, second);
    if (ends) return ends;
  }
  return undefined;
}

/** "$2" and "3.50/h" are both of US$; "40" and "50%" both shares, unless that turns the range round: 500 to 2k. */
function sharingUnits(first: string, second: string): RangeText | undefined {
  const high = !isNumber(second) && first.startsWith("$") ? `$${second}` : second;
  if (!isNumber(first) || !isNumber(high)) return undefined;
  const shared = BARE.test(first) ? `${first}${UNIT.exec(high)?.[1] ?? ""}` : first;
  return { low: isNumber(shared) && valueOf(shared) <= valueOf(high) ? shared : first, high };
}

/** 3 ± 0.5; a share beside what is no share is one of it: 3 ± 10%. */
function aroundOf(text: string): RangeText | undefined {
  const [, middle, off] = AROUND.exec(text.trim()) ?? [];
  if (middle === undefined || off === undefined || !isNumber(middle)) return undefined;
  const unit = UNIT.exec(middle)?.[1] ?? "";
  const distance = BARE.test(off) ? `${off}${unit}` : off;
  if (!isNumber(distance)) return undefined;
  const [base, by] = [readWritten(middle)!, readWritten(distance)!];
  const most = by.unit === "%" && base.unit !== "%" ? Math.abs(base.value) * by.value : by.value;
  const end = (value: number): string => {
    const exact = Number(value.toPrecision(15));
    return base.unit === "%" ? `${inputText(Number((100 * exact).toPrecision(15)))}%` : inputText(exact);
  };
  return { low: end(base.value - most), high: end(base.value + most), base: middle };
}
