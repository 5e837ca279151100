import { plainSigns, readOne, type WrittenNumber } from "./number-text";

/** The number that a text of a field is, a product of several among them: 0.4*989e12. */
export function readWritten(text: string): WrittenNumber | undefined {
  return readOne(text) ?? product(plainSigns(text));
}

/** What 0.4*989e12 and 40% × 989 TFLOP/s come to; one factor may have a unit besides a share. */
function product(text: string): WrittenNumber | undefined {
  const [first, ...others] = text.split(/[×*]/).map((it) => it.trim());
  if (others.length === 0) return undefined;
  const factors = [first!, ...others].map(readOne);
  if (!factors.every((it) => it !== undefined)) return undefined;
  const units = factors.flatMap(({ unit }) => (unit === undefined || unit === "%" ? [] : [unit]));
  const value = factors.reduce((result, it) => result * it.value, 1);
  if (units.length > 1 || units.includes("×") || !Number.isFinite(value)) return undefined;
  return {
    value,
    ...(units[0] && { unit: units[0] }),
    ...(factors.some(({ scaled }) => scaled) && { scaled: true as const }),
  };
}

/** Its value; undefined for any other text. */
export const readNumber = (text: string): number | undefined => readWritten(text)?.value;
