export { hostileCalls, runs } from "./size";

/** All random cases, and the order of the tests, follow from the seed that jest prints: `npx jest --seed=N` repeats them. */
export const seed = jest.getSeed();
