/**
 * How many cases the random tests try: "short" in `npm test`, "long" in `npm run fuzz`, "hour" for a machine left to it, "mutation" where each of some
 * thousand mutants meets them. All of them, and the order of the tests, follow from the seed that jest prints:
 * `npx jest --seed=N` repeats them.
 */
const SIZES = {
  mutation: { hostileCalls: 500, runs: (short: number) => Math.min(short, 25) },
  short: { hostileCalls: 2_500, runs: (short: number) => short },
  long: { hostileCalls: 100_000, runs: (short: number) => 20 * short },
  hour: { hostileCalls: 1_000_000, runs: (short: number) => 200 * short },
} as const;

const name = process.env["FLOPSHEET_TEST_SIZE"] ?? "short";
if (!Object.hasOwn(SIZES, name))
  throw new Error(`FLOPSHEET_TEST_SIZE must be ${Object.keys(SIZES).join(" or ")}, and is “${name}”`);

/** Calls of each function with arguments that nobody would give, and cases of a property that has `short` in the short size. */
export const { hostileCalls, runs } = SIZES[name as keyof typeof SIZES];

export const seed = jest.getSeed();
