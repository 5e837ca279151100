/**
 * What `npm run mutation` changes on purpose, by area: its sources, the folders of tests that should notice (of them each mutant meets those that reach
 * it), and the least share in per cent of mutants that some test finds. Markup and what only a browser can run are left to test/browser.
 */
const ARITHMETIC = { tests: ["core", "grid", "functions"], least: 90 };

module.exports = {
  core: { ...ARITHMETIC, sources: ["src/core/**/*.ts"] },
  grid: { ...ARITHMETIC, sources: ["src/grid/**/*.ts"] },
  functions: { ...ARITHMETIC, sources: ["src/functions/**/*.ts"] },
  study: { sources: ["src/study/**/*.ts"], tests: ["study", "studies", "cite", "functions", "taskpane"], least: 90 },
  breakdown: { sources: ["src/breakdown/**/*.ts"], tests: ["breakdown"], least: 90 },
  // The check of an Excel and the pages that begin before there is one have tests in a browser.
  excel: { sources: ["src/excel/host/*.ts", "src/excel/functions/*.ts"], tests: ["excel"], least: 80 },
  xlsx: { sources: ["src/xlsx/**/*.ts"], tests: ["xlsx", "breakdown"], least: 80 },
  taskpane: {
    sources: [
      "src/taskpane/**/*.ts",
      ...["parts/bar-chart", "shell/copy-text", "shell/local-files", "shell/follow-colour-scheme"].map(
        (it) => `!src/taskpane/${it}.ts`,
      ),
    ],
    tests: ["taskpane", "cite"],
    least: 80,
  },
};
