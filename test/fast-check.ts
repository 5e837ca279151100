import { configureGlobal } from "fast-check";
import { runs, seed } from "./sizes";

/** fast-check as every test of ours takes it: sized by test/sizes.ts, and seeded as the whole run is. */
export * from "fast-check";

const USUAL_RUNS = 100;

configureGlobal({ numRuns: runs(USUAL_RUNS), seed });
