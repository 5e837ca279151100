const NUMBER = /^[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?(%?)$/i;
const GROUPED = /^[-+]?\d{1,3}(,\d{3})+(\.\d*)?$/;

/** The number a text stands for as Excel would take it (3, 3.5E14, 1,000, 40%, $2.50), or undefined. */
export function readNumber(text: string): number | undefined {
  const plain = text.trim().replace(/^\$/, "");
  const match = NUMBER.exec(GROUPED.test(plain) ? plain.replaceAll(",", "") : plain);
  if (!match) return undefined;
  const value = Number(match[0].replace("%", "")) / (match[3] ? 100 : 1);
  return Number.isFinite(value) ? value : undefined;
}
