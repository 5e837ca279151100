const path = require("node:path");
const base = require("../../jest.config.cjs");

/** The tests of arithmetic, cells and functions that run in seconds: each mutant meets those that reach it. */
module.exports = {
  ...base,
  rootDir: path.resolve(__dirname, "../.."),
  testMatch: ["core", "grid", "functions"].map((it) => `<rootDir>/test/${it}/**/*.test.ts`),
  testPathIgnorePatterns: ["hostile", "sources\\.test"],
  setupFiles: ["<rootDir>/test/mutation/fewer-runs.cjs"],
};
