const path = require("node:path");
const base = require("../../jest.config.cjs");
const chosen = require("./chosen.cjs");

/** The tests of the chosen areas that run in seconds: each mutant meets those that reach it. */
module.exports = {
  ...base,
  rootDir: path.resolve(__dirname, "../.."),
  testMatch: [...new Set(chosen.flatMap(({ tests }) => tests))].map((it) => `<rootDir>/test/${it}/**/*.test.ts`),
  // Those of every call, of every model's source, of many sessions, and those that start another program.
  testPathIgnorePatterns: ["hostile", "sources\\.test", "random-actions", "recalculation", "ooxml", "pages\\.test"],
  setupFiles: ["<rootDir>/test/mutation/fewer-runs.cjs"],
};
