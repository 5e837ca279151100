/** Excel's General format shows at most so many characters of a number, the point included. */
const GENERAL_CHARACTERS = 11;
/** From here on General is in powers of ten, and below the other too. */
const GENERAL_BELOW = 1e11;
const GENERAL_FROM = 1e-4;
/** A narrow cell may cut a fraction's decimals as long as so many digits are left. */
const FEWEST_DIGITS = 3;
const MOST_DECIMALS = 5;

/** Excel's spelling: 4.04E+10. */
const powerOfTen = (value: number, decimals: number): string =>
  value
    .toExponential(decimals)
    .replace(/\.?0+e/, "e")
    .replace(/e([+-])(\d)$/, "e$10$2")
    .toUpperCase();

const digitsBeforePoint = (value: number): number => Math.max(1, Math.floor(Math.log10(Math.abs(value))) + 1);
const isGeneral = (value: number): boolean =>
  value === 0 || (Math.abs(value) < GENERAL_BELOW && Math.abs(value) >= GENERAL_FROM);

/** A number of no format, as Excel's General shows it where there is room. */
export function generalText(value: number): string {
  if (value === 0) return "0";
  if (!isGeneral(value)) return powerOfTen(value, MOST_DECIMALS);
  return String(Number(value.toFixed(Math.max(0, GENERAL_CHARACTERS - 1 - digitsBeforePoint(value)))));
}

/** Shorter and shorter spellings of a number of no format: fewer decimals, then powers of ten. */
function* shorter(value: number): Generator<string> {
  if (isGeneral(value) && !Number.isInteger(value)) {
    const leadingZeros = Math.max(0, -Math.floor(Math.log10(Math.abs(value))) - 1);
    const fewest = Math.max(0, FEWEST_DIGITS - (leadingZeros ? 0 : digitsBeforePoint(value))) + leadingZeros;
    for (let decimals = GENERAL_CHARACTERS - 2; decimals >= fewest; decimals--) {
      yield String(Number(value.toFixed(decimals)));
    }
  }
  for (let decimals = MOST_DECIMALS; decimals >= 0; decimals--) yield powerOfTen(value, decimals);
}

/** The same of a number with a format, if it shows a plain amount such as "$1,234.50": what is before the digits stays. */
function* shorterAmount(shown: string, value: number): Generator<string> {
  const [, before, digits] = /^([^\d.]*)([\d,]*\.?\d*)\s*$/.exec(shown) ?? [];
  if (!digits) return;
  const decimals = digits.split(".")[1]?.length ?? 0;
  // A format may scale what it shows, as "0.0,," does, and a date is no amount.
  if (Math.abs(Number(digits.replaceAll(",", "")) - Math.abs(value)) > 10 ** -decimals) return;
  for (let shortened = 2; shortened >= 0; shortened--) yield before + powerOfTen(Math.abs(value), shortened);
}

/**
 * What a cell shows of a number, never a part of it: `shown`, as its format shows it, or undefined where it has none; where that
 * does not fit, a shorter spelling, and "####" where none fits.
 */
export function fittingNumber(value: number, shown: string | undefined, fits: (text: string) => boolean): string {
  const whole = shown ?? generalText(value);
  if (!Number.isFinite(value) || fits(whole)) return whole;
  for (const it of shown === undefined ? shorter(value) : shorterAmount(shown, value)) if (fits(it)) return it;
  let hashes = "#";
  while (hashes.length < whole.length && fits(`${hashes}#`)) hashes += "#";
  return hashes;
}
