/** Numbers as people write them: 40%, 20B, 7.5T, 350 TFLOP/s, $2.10/h, 1,024, 1 024, 3.5×10^14. The point is the decimal mark. */

/** What a number says it is a number of. */
export type WrittenUnit = "US$" | "FLOP" | "FLOP/s" | "%" | "×";

export interface WrittenNumber {
  value: number;
  unit?: WrittenUnit;
  /** True where a letter or a word multiplies it, as in 20B: 7B may also be the name of a model. */
  scaled?: true;
}

/** Powers of ten, by letter and by word. G and beyond T are for FLOPs only: elsewhere G is seldom meant, and E is an exponent. */
const POWERS: Readonly<Record<string, number>> = {
  k: 3,
  thousand: 3,
  m: 6,
  million: 6,
  b: 9,
  bn: 9,
  billion: 9,
  t: 12,
  tn: 12,
  trillion: 12,
  g: 9,
  p: 15,
  e: 18,
  z: 21,
  y: 24,
};

/** Between two thousands: a comma, an apostrophe, an underscore or a space, all the same in one number. */
const GROUPED = String.raw`[1-9]\d{0,2}(?<mark>[,'_ ])\d{3}(?:\k<mark>\d{3})*(?:\.\d*)?`;
const PLAIN = String.raw`(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+| ?[×x*] ?10\^[-+]?\d+)?`;
const FLOPS_UNIT = String.raw`(?<prefix>[kmgtpezy])?flop(?:(?<rate>/s|s/s)|s)?`;
const HOURLY = String.raw`(?:/| per )(?:gpu[- ]?)?(?:h|hr|hour)`;
const NUMBER = new RegExp(
  String.raw`^(?<sign>[-+])?(?<us>us)?(?<before>\$)?(?<late>[-+])?(?:(?<grouped>${GROUPED})|(?<plain>${PLAIN}))` +
    String.raw`(?: ?(?:(?<scale>k|thousand|m|million|b|bn|billion|t|tn|trillion)(?: ?(?<scaledAfter>\$|us\$|usd))?|(?<percent>%)|(?<times>[×x])|${FLOPS_UNIT}|(?<after>\$|us\$|usd)))?(?:${HOURLY})?$`,
  "i",
);

/** Other minus signs and spaces that texts bring along. */
export const plainSigns = (text: string): string =>
  text
    .replace(/[\u2212\u2012\u2013]/g, "-")
    .replace(/[\s\u00a0\u2009\u202f]+/g, " ")
    .replaceAll("\u2019", "'")
    .trim();

/** How every number begins; most texts begin otherwise, and are found out at once. */
const BEGINNING = /^[\s\u00a0\u2009\u202f]*[-+\u2212\u2012\u2013$.\du]/i;

/** The number that a text is, with what it says of itself; undefined for any other text. */
export function readOne(text: string): WrittenNumber | undefined {
  if (!BEGINNING.test(text)) return undefined;
  const plain = plainSigns(text);
  const groups = NUMBER.exec(plain)?.groups;
  if (!groups) return undefined;
  const {
    sign,
    late,
    us,
    before,
    after,
    scaledAfter,
    grouped,
    plain: digits,
    scale,
    percent,
    times,
    prefix,
    rate,
  } = groups;
  const isMoney = before !== undefined || after !== undefined || scaledAfter !== undefined;
  // A sign on both sides, "US" without its dollar, an hour without a price and two units are slips, not numbers.
  if ((sign && late) || (us && !before) || (isMoney && (percent || times))) return undefined;
  if (!isMoney && /(?:\/| per ).*h/i.test(plain)) return undefined;
  const isFlops = /flop/i.test(plain);
  if (isFlops && isMoney) return undefined;
  const mantissa = grouped === undefined ? digits!.replace(/ ?[×x*] ?10\^/i, "e") : grouped.replace(/[,'_ ]/g, "");
  const power = percent ? -2 : (POWERS[(scale ?? prefix ?? "").toLowerCase()] ?? 0);
  const value = Number(shifted(mantissa, power)) * (sign === "-" || late === "-" ? -1 : 1);
  if (!Number.isFinite(value)) return undefined;
  const unit = unitOf();
  return { value, ...(unit && { unit }), ...(scale && { scaled: true as const }) };

  function unitOf(): WrittenUnit | undefined {
    if (isMoney) return "US$";
    if (percent) return "%";
    if (times) return "×";
    // "TFLOPS" is a rate to those who sell them and an amount to those who count them.
    return isFlops ? (rate ? "FLOP/s" : "FLOP") : undefined;
  }
}

/** By its exponent and not by a product, which would round: 40% is 0.4 to the last digit. */
function shifted(number: string, power: number): string {
  const [mantissa, exponent = "0"] = number.toLowerCase().split("e");
  return `${mantissa}e${Number(exponent) + power}`;
}

/** A number as a user would type it: 3, 0.05, 3.5E+14. */
export function inputText(value: number): string {
  const size = Math.abs(value);
  if (size >= 1e9 || (size > 0 && size < 1e-4)) return value.toExponential().toUpperCase();
  return String(value);
}

const DECIMAL_COMMA = /^([^\d]*)(\d+|[1-9]\d{0,2}(?:[. ']\d{3})+),(\d+)(.*)$/;
const POINTED_THOUSANDS = /^([^\d]*)(\d{1,3}(?:\.\d{3}){2,})(.*)$/;

/**
 * Why a text that is a number to some readers is none here, and what to write: a decimal comma is never taken for a mark of
 * thousands. Undefined for a text that is a number, and for one that nobody would take for one.
 */
export function whyNoNumber(text: string): string | undefined {
  const plain = plainSigns(text);
  if (readOne(plain)) return undefined;
  const suggestion = (written: string, what: string): string | undefined =>
    readOne(written) === undefined ? undefined : `“${text.trim()}” has ${what}: write ${written}`;
  const comma = DECIMAL_COMMA.exec(plain);
  if (comma) {
    const [, before, whole, decimals, after] = comma;
    return suggestion(`${before}${whole!.replace(/\D/g, "")}.${decimals}${after}`, "a decimal comma");
  }
  const [, before, whole, after] = POINTED_THOUSANDS.exec(plain) ?? [];
  return whole === undefined
    ? undefined
    : suggestion(`${before}${whole.replaceAll(".", "")}${after}`, "points between its thousands");
}
