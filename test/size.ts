/**
 * How many cases the random tests try: "short" in `npm test`, "long" in `npm run fuzz`, "hour" for a machine left to it, "mutation" where each of some
 * thousand mutants meets them.
 */
const SIZES = {
  mutation: { hostileCalls: 500, runs: (short: number) => Math.min(short, 25), typedFormulas: 0 },
  short: { hostileCalls: 1_000, runs: (short: number) => short, typedFormulas: 10 },
  long: { hostileCalls: 100_000, runs: (short: number) => 20 * short, typedFormulas: 200 },
  hour: { hostileCalls: 1_000_000, runs: (short: number) => 200 * short, typedFormulas: 200 },
} as const;

const name = process.env["FLOPSHEET_TEST_SIZE"] ?? "short";
if (!Object.hasOwn(SIZES, name))
  throw new Error(`FLOPSHEET_TEST_SIZE must be ${Object.keys(SIZES).join(" or ")}, and is “${name}”`);

/**
 * Calls of each function with arguments that nobody would give, cases of a property that has `short` in the short size, and formulas
 * that are typed in a browser key by key.
 */
export const { hostileCalls, runs, typedFormulas } = SIZES[name as keyof typeof SIZES];
