/**
 * What the spreadsheet makes of typed formulas: its function of one package's text, given by standard input, with its real lexer.
 * A program of its own, because jest cannot load the spreadsheet's packages. Arguments are the formulas; it prints JSON.
 */
const { readFileSync } = require("node:fs");
const { createRequire } = require("node:module");
const { getNumfmtParseValueFilter, numfmt } = require("@univerjs/core");
// The preset gives the engine together with its user interface, which only loads in a browser.
const fromPreset = createRequire(require.resolve("@univerjs/preset-sheets-core"));
const { LexerTreeBuilder, matchToken, sequenceNodeType } = fromPreset("@univerjs/engine-formula");

const source = readFileSync(0, "utf8");
const needs = {
  booleanMap: { true: "TRUE", false: "FALSE" },
  getNumfmtParseValueFilter,
  numfmt,
  matchToken,
  sequenceNodeType,
};
const between = (from, to) => source.slice(source.indexOf(from), source.indexOf(to, source.indexOf(from)));
// The package does not export it.
const normalize = new Function(
  ...Object.keys(needs),
  `${between("function normalizeFormulaString(", "function toHalfWidth(")}
   ${between("function replaceString(", "//#endregion")}
   return normalizeFormulaString;`,
)(...Object.values(needs));
const functions = { getDescriptions: () => new Map(["IF", "SUM", "RUN_COST"].map((it) => [it, {}])) };

process.stdout.write(
  JSON.stringify(process.argv.slice(2).map((it) => normalize(it, it, new LexerTreeBuilder(), functions))),
);
