import { articleTable } from "../../src/cite/article-table";
import { costTable, type CostTable } from "../../src/cite/cost-table";
import { bibtex, referenceLine } from "../../src/cite/references";
import { tableText } from "../../src/cite/table-text";
import { paper, studyById, studyIds } from "../../src/studies";
import { studyCost } from "../../src/study/cost";

const cost = studyCost(paper);
const table = costTable(paper.title, cost);

/** The article's text after "Headline result", as its page printed it. */
const PRINTED = `SubsetSources of uncertaintyFLOPsCosts @ $3/H100/hr
AlignmentN/A3.7e20$888
LR variants (+default)LR-sweeps, bayes search7.99e23$1.90M
LR variants (+optimal)LR-sweeps1.35e24$3.22M
Epslion (Heatmaps)LR-sweeps, $D$1.34e24$3.19M
Epslion (Full Sweeps)LR-sweeps7.99e23$1.90M
Weight DecayLR-sweeps1.33e23$317K
Adafactor vs Adam+PSLR-sweeps, $D$7.92e22$188.5K
Compute OptimalsLR-sweeps, $D$7.52e23$1.79M
Totaltoo much5.42e24$12.9M`;

test("the headline table is the article's, to its digits, its order and its words", () => {
  const { headings, rows, total } = articleTable();
  const lines = [...rows, total].map((cells) => cells.map(({ shown }) => shown).join(""));
  expect([headings.join(""), ...lines].join("\n")).toBe(PRINTED);
});

test("a table in Markdown has one row an experiment, numbers to the right, and the total", () => {
  const lines = tableText(table, "markdown").split("\n");
  expect(lines.slice(0, 5)).toEqual([
    "**What a Google DeepMind scaling paper cost to train**",
    "",
    "| Experiment | Runs | FLOPs | GPU-hours | US$ |",
    "| --- | ---: | ---: | ---: | ---: |",
    "| Alignment | 12 | 3.73e20 | 296 | $889 |",
  ]);
  expect(lines.at(-2)).toBe("| **Total** | **58,512** | **5.42e24** | **4,302,487** | **$12,907,461** |");
  expect(lines).toHaveLength(4 + paper.experiments.length + 2);
});

test("a table in CSV has every digit of the FLOPs", () => {
  const lines = tableText(table, "csv").split("\r\n");
  expect(lines[0]).toBe("Experiment,Runs,FLOPs,GPU-hours,US$");
  expect(lines[2]).toBe('"Table E1, best losses",456,163361519624729395200000,129652.00,388956.00');
  expect(lines.at(-2)).toBe("Total,58512,5421133696079458546483200,4302487.06,12907461.18");
});

test("a table in LaTeX writes powers of ten and escapes what LaTeX reads as its own", () => {
  const text = tableText(table, "latex");
  expect(text).toContain("Total & 58,512 & $5.42\\times 10^{24}$ & 4,302,487 & \\$12,907,461 \\\\");
  expect(text).toContain("\\begin{tabular}{lrrrr}");
});

const hostile: CostTable = {
  caption: "a|b",
  headings: ["50% & more", "x_1"],
  rows: [[{ shown: '=1+1, "now"\n*' }, { shown: "1e3", exact: "1000" }]],
  total: [{ shown: "{\\~^}<$>" }, { shown: "0", exact: "0" }],
};

test("names of experiments cannot become markup, columns or formulas", () => {
  expect(tableText(hostile, "markdown")).toBe(
    '**a\\|b**\n\n| 50% & more | x\\_1 |\n| --- | ---: |\n| =1+1, "now" \\* | 1e3 |\n| **{\\\\~^}\\<$\\>** | **0** |\n',
  );
  expect(tableText(hostile, "csv")).toBe('50% & more,x_1\r\n"\'=1+1, ""now""\n*",1000\r\n{\\~^}<$>,0\r\n');
  expect(tableText(hostile, "latex")).toContain(
    "\\{\\textbackslash{}\\textasciitilde{}\\textasciicircum{}\\}\\textless{}\\$\\textgreater{} & 0 \\\\",
  );
  expect(tableText(hostile, "latex")).toContain("50\\% \\& more & x\\_1 \\\\");
});

test("every published study cites what it is read from, with a link", () => {
  for (const { references } of studyIds.map(studyById)) {
    expect(references.length).toBeGreaterThan(0);
    for (const { url } of references) expect(url).toMatch(/^https:\/\//);
  }
});

test("the article and the paper are cited in BibTeX, each under its own key", () => {
  const [article, cited] = bibtex(paper.references).split("\n\n");
  expect(article).toContain("@misc{152334h2024calculating,");
  expect(article).toContain("  url = {https://152334h.github.io/blog/scaling-exponents/},");
  expect(cited).toContain("@misc{everett2024scaling,");
  expect(cited).toContain("  eprint = {2407.05872},");
  expect(cited).toContain("author = {Katie Everett and Lechao Xiao and ");
  expect(referenceLine(paper.references[1]!)).toBe(
    "Everett et al. (2024). Scaling Exponents Across Parameterizations and Optimizers.",
  );
});

test("two references that would have one key have two", () => {
  const [first] = paper.references;
  expect(bibtex([first!, first!])).toMatch(/@misc\{152334h2024calculating,[^]*@misc\{152334h2024calculatinga,/);
});
