/** 2^-26 and 2^-53: the two halves of a number of 53 bits. */
const HIGH_UNIT = 2 ** -26;
const LOW_UNIT = 2 ** -53;

/**
 * Numbers from 0 (included) to 1 (excluded), evenly, the same ones for the same seed of 32 bits: xoroshiro128+ with 24, 16 and 5 (D. Blackman,
 * S. Vigna, 2016), whose state is four halves of 32 bits here, and 26 and 27 bits of two results a number. Not for secrets.
 */
export function uniformRandom(seed: number): () => number {
  let [high0, low0, high1, low1] = [-1, ~seed, seed | 0, 0];
  const next = (): number => {
    const result = (low0 + low1) | 0;
    const [low, high] = [low1 ^ low0, high1 ^ high0];
    const [from0, from1] = [low0, high0];
    low0 = (from0 << 24) ^ (from1 >>> 8) ^ low ^ (low << 16);
    high0 = (from1 << 24) ^ (from0 >>> 8) ^ high ^ ((high << 16) | (low >>> 16));
    low1 = (high << 5) ^ (low >>> 27);
    high1 = (low << 5) ^ (high >>> 27);
    return result;
  };
  return () => {
    const high = next() & (2 ** 26 - 1);
    return high * HIGH_UNIT + (next() & (2 ** 27 - 1)) * LOW_UNIT;
  };
}
