const whole = new Intl.NumberFormat("en-US", { maximumFractionDigits: 0 });
const oneDigit = new Intl.NumberFormat("en-US", { minimumFractionDigits: 1, maximumFractionDigits: 1 });
const size = new Intl.NumberFormat("en-US", { notation: "compact", maximumSignificantDigits: 3 });
const exact = new Intl.NumberFormat("en-US", { maximumSignificantDigits: 15 });
const cents = new Intl.NumberFormat("en-US", { minimumFractionDigits: 2, maximumFractionDigits: 2 });

/** From here on digits are no longer read one by one. */
const LARGEST_IN_DIGITS = 1e15;
const [MILLION, CENTS_BELOW] = [1e6, 9.995];

/** 5.42E+24, as Excel's own format 0.00E+00 writes it. */
export function formatFlops(flops: number): string {
  return flops === 0
    ? "0"
    : flops
        .toExponential(2)
        .toUpperCase()
        .replace(/(E[+-])(\d)$/, "$10$2");
}

/** $12.9M, $188,533, $889; cents only below ten dollars. The sheet's number format `usdShort` writes the same. */
export function formatUsd(usd: number): string {
  const size = Math.abs(usd);
  const sign = usd < 0 ? "−" : "";
  if (size >= LARGEST_IN_DIGITS) return `${sign}$${formatFlops(size)}`;
  if (size >= 0.99995 * MILLION) return `${sign}$${oneDigit.format(size / MILLION)}M`;
  return `${sign}$${(size < CENTS_BELOW ? cents : whole).format(size)}`;
}

/** $12,907,461: every dollar, for a figure that is quoted. */
export const formatWholeUsd = (usd: number): string => `${usd < 0 ? "−" : ""}$${whole.format(Math.abs(usd))}`;

/** 8.03B, 671B: a number of parameters. */
export const formatSize = (count: number): string => size.format(count);

export const formatCount = (count: number): string => whole.format(count);

/** As the unit's number format writes it. */
export const formatMonths = (months: number): string =>
  (Math.abs(months) < CENTS_BELOW ? cents : oneDigit).format(months);

/** 35.4%: a share of the peak, of the hours, of the runs. */
export const formatShare = (share: number): string => `${(100 * share).toFixed(1)}%`;

/** +12.3%, −33.3%; a change too small for one digit says so instead of showing 0.0. */
export function formatChange(share: number): string {
  const percent = Math.abs(share) * 100;
  const sign = share < 0 ? "−" : "+";
  return percent < 0.05 ? `${sign}<0.1%` : `${sign}${oneDigit.format(percent)}%`;
}

/** A result in full where its digits can be read, in powers of ten where they cannot. */
export function formatResult(value: number): string {
  const size = Math.abs(value);
  if (size >= LARGEST_IN_DIGITS || (size > 0 && size < 1e-4)) return value.toExponential(4).toUpperCase();
  return size < 1 || Number.isInteger(value)
    ? exact.format(value)
    : new Intl.NumberFormat("en-US", { maximumFractionDigits: 4 }).format(value);
}
