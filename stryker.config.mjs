import chosen from "./test/mutation/chosen.cjs";

const least = Math.max(...chosen.map((it) => it.least));

/** Mutation tests: `MUTATION_AREA=study npm run mutation`; test/mutation/areas.cjs has the areas and what is asked of them. */
export default {
  testRunner: "jest",
  jest: { configFile: "test/mutation/jest.config.cjs" },
  mutate: chosen.flatMap((it) => it.sources),
  mutator: { excludedMutations: ["StringLiteral"] },
  coverageAnalysis: "perTest",
  ignoreStatic: true,
  reporters: ["progress-append-only", "clear-text", "json", "html"],
  jsonReporter: { fileName: "coverage/mutation.json" },
  htmlReporter: { fileName: "coverage/mutation.html" },
  tempDirName: ".cache/stryker",
  timeoutMS: 4000,
  thresholds: { high: Math.min(100, least + 5), low: least, break: least },
};
