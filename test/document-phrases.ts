import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import packageJson from "../package.json";
import { STALE_MONTHS } from "../src/core/accelerators/prices";
import { trainingRuns } from "../src/core/training-runs";
import { REQUIREMENTS } from "../src/excel/host/requirements";
import { catalogue } from "../src/functions";
import { libraryAge } from "../src/site/office-library";
import { paper } from "../src/studies";
import { choicesOf, readStudy, switchedStudy } from "../src/study/corrections";
import { studyCost } from "../src/study/cost";
import { TEXT } from "../src/study/study";
import { readRuns } from "../src/taskpane/plan/plan-text";
import { LIMITS } from "./excel/fake/limits";
import { accuracySentences } from "./published/accuracy";

const ROOT = join(__dirname, "..");
const read = (path: string): string => readFileSync(join(ROOT, path), "utf8");

/** What a file of the source says of a number, where it says it. */
function stated(path: string, of: RegExp): string {
  const found = of.exec(read(path))?.[1];
  if (found === undefined) throw new Error(`${path} has no ${of}`);
  return found;
}

const power = (flops: number): string => flops.toExponential(2).toUpperCase();
const millions = (usd: number, digits = 2): string => `US$${(usd / 1e6).toFixed(digits)}M`;
const whole = (value: number): string => Math.round(value).toLocaleString("en-US");

const { total } = studyCost(paper);
const { figures } = paper;
const text = studyCost(readStudy(paper, "text")).total;
const ofAllParams = studyCost(
  switchedStudy(paper, { ...choicesOf(paper, "text"), compute_optimal: "widths only" }),
).total;

const [, low, high] = /LOW_SHARE, HIGH_SHARE\] = \[([\d.]+), ([\d.]+)\]/
  .exec(read("src/taskpane/plan/plan-range.ts"))!
  .map(Number) as [number, number, number];
const drawn = Math.round(10 * (high - low));

/** "20.19, 22.13 or 24" of "^20.19 || ^22.13 || >=24". */
const nodes = packageJson.engines.node.match(/[\d.]+/g)!;
const officeJs = libraryAge(
  readFileSync(join(dirname(require.resolve("@microsoft/office-js/package.json")), "dist/office.js"), "utf8"),
  new Date(),
)!;
const univer = packageJson.devDependencies["@univerjs/core"];
const functionsKb = stated("bench/sizes.ts", /taskpane: (\d+)/);
const merging = stated("src/excel/host/one-undo-step.ts", /MERGING = "([\d.]+)"/);
const exact = ({ runs, flops, usd }: typeof total): string =>
  `${inWords(paper.experiments.length)} experiments, ${whole(runs)} runs, ${power(flops)} FLOPs, ${millions(usd, 1)}`;

/** Hoffmann's law by the two digits that its paper prints, arXiv:2203.15556, equation 10: its models of Gopher's budget. */
function roundedOptimum(flops: number): number {
  const [a, alpha, b, beta] = [406.4, 0.34, 410.7, 0.28];
  return ((alpha * a) / (beta * b)) ** (1 / (alpha + beta)) * (flops / 6) ** (beta / (alpha + beta));
}

/** A number in words, as a sentence has it. */
const WORDS = ["none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];
const inWords = (value: number): string => {
  if (WORDS[value] === undefined) throw new Error(`${value} has no word here`);
  return WORDS[value];
};
/** What the reading by the article's text changes. */
const textPlaces = paper.corrections
  .flatMap(({ readings }) => readings.filter(({ choice }) => choice === TEXT))
  .reduce((sum, { change }) => sum + Object.keys(change).length, 0);
const runsPerModel = (readRuns("3 × 15") as { value: { settings: number; points: unknown } }).value;
const watching = (name: string): number =>
  Number(stated("src/taskpane/shell/watch-sheet.ts", new RegExp(`${name} = ([\\d_]+)`)).replaceAll("_", ""));

/** OfficeDev/office-js#6292, #6366 (2025): since these versions a page must ask before it reaches localhost. */
const LOCAL_NETWORK = "Chrome from 142 and Edge from 143 ask";

/** Sentences that have a number, as code, data or another program's documents make them. */
export const PHRASES: Readonly<Record<string, readonly string[]>> = {
  "README.md": [
    ...accuracySentences(),
    exact(total),
    `the total is ${power(text.flops)} FLOPs and ${millions(text.usd)}; with ${figures.tokens_per_param} tokens for each of all parameters, as its script ` +
      `and its remark on C4 count them, ${power(ofAllParams.flops)} and ${millions(ofAllParams.usd)}.`,
    `${paper.counts["learning_rates_per_sweep"]!.value} learning rates per sweep (estimated by eye), an H100 that sustains ` +
      `${String(figures.flops_per_gpu / 1e14)}e14 FLOP/s at US$${figures.usd_per_gpu_hour} per hour`,
    `only Node ${nodes.slice(0, -1).join(", ")} or ${nodes.at(-1)},`,
    `whose versions have ExcelApi ${REQUIREMENTS.ExcelApi},`,
    `on port ${stated("src/command/start-excel.ts", /PORT = (\d+)/)} and`,
    `open \`http://localhost:${stated("webpack.config.js", /BASE_PORT \?\?= "(\d+)"/)}/\` in`,
    LOCAL_NETWORK,
    `which Microsoft stopped updating in ${officeJs.from.slice(0, 4)};`,
    `that ${drawn} of 10 draws are in`,
    `\`3 × 15\`: ${runsPerModel.settings} configurations at ${String(runsPerModel.points)} learning rates each`,
    `past ${inWords(STALE_MONTHS)} months it is called stale`,
    `text and its script differ in ${inWords(textPlaces)} places`,
  ],
  "docs/hosts.md": [
    `the workbench (Univer ${univer})`,
    `$${total.usd.toLocaleString("en-US", { maximumFractionDigits: 2 })}, ${power(total.flops)};`,
    // https://support.microsoft.com/office/c13798fc-f1d5-4e73-998d-c02268bc65ae; a sheet that Univer adds.
    `| ${whole(LIMITS.columns)} | the same | ${stated("node_modules/@univerjs/core/lib/types/sheets/sheet-snapshot-utils.d.ts", /WORKSHEET_COLUMN_COUNT = (\d+)/)}; a wider table shows \`#SPILL!\` | ${whole(LIMITS.columns)} |`,
    `at most ${stated("src/excel/host/write-sheet.ts", /LONGEST_ADDRESS_LIST = (\d+)/)} characters`,
    `at ${stated("src/workbench/print/print-page.ts", /SMALLEST = (\d+)/)} points or more`,
    `lower than ${stated("src/workbench/write-sheet.ts", /ROOM_FOR_FROZEN_ROWS_PX = (\d+)/)} pixels`,
    `one step with ExcelApi ${merging}`,
    `own history of ${stated("src/taskpane/plan/steps.ts", /MOST_STEPS = (\d+)/)} steps`,
    LOCAL_NETWORK,
    // OfficeDev/office-js#5299: version 2412, build 18324.
    "Excel 2412 keeps an old shading",
    // Excel shows fifteen digits; Univer's engine rounds in stripErrorMargin, to twelve.
    "| Digits of a value | 15 | 15 | about 12 where the engine rounds | 15 |",
    "some desktop versions pass 0",
    `reads again every ${inWords(watching("ASK_AGAIN_MS") / 1000)} seconds`,
    `after ${watching("STUCK_AFTER_MS") === 30_000 ? "half a minute" : "another time"} the pane offers *Repair*`,
    // https://learn.microsoft.com/office/dev/add-ins/develop/unified-manifest-overview
    "Microsoft 365 only (Excel 2501 or later)",
  ],
  "docs/decisions.md": [
    "A blank is 0 to a native formula",
    `${whole(catalogue.find(({ name }) => name === "COST_RANGE")!.parameters["draws"]!.fallback as number)} draws take`,
    `The rule of ${figures.tokens_per_param} comes from C = 6·params·tokens`,
    `the paper's ${((figures.train_steps * figures.batch_size * figures.seq_len) / 1e9).toFixed(1)}e9 would silently replace ${trainingRuns.find(({ name }) => name === "Llama 3 8B")!.tokens / 1e12}e12.`,
    `give ${(roundedOptimum(5.76e23) / 1e9).toFixed(0)}e9 parameters for a budget where the paper states 40e9;`,
    "a test checks the 40e9",
    `agrees with every cell to ${stated("test/xlsx/recalculation.test.ts", /toBeLessThanOrEqual\((1e-\d+)/)}.`,
    `runs on Univer ${univer}`,
    `${univer} is the newest release whose packages`,
    `are Univer's presets ${univer}`,
    `Node ${nodes[0].split(".")[0]} does not run TypeScript by itself`,
    `a library that knows ExcelApi ${merging}`,
    `frozen at build ${officeJs.build.split(".")[2]} of July ${officeJs.from.slice(0, 4)}`,
    `ExcelApi ${merging} is asked for; ${REQUIREMENTS.ExcelApi} stays the requirement`,
    `newest requirement is ExcelApi ${REQUIREMENTS.ExcelApi}.`,
    `Functions weigh under ${functionsKb} kB gzipped`,
    `formats code at ${stated(".prettierrc.json", /"printWidth": (\d+)/)} characters`,
    `It requires Node ${stated("node_modules/@fluentui/web-components/package.json", /"node": "\D*(\d+)/)}, but`,
    `would then warn on Node ${nodes[0].split(".")[0]};`,
    // https://learn.microsoft.com/office/dev/add-ins/develop/unified-manifest-overview
    "Microsoft 365 since 2501",
    `${drawn} in 10 draws`,
    `is under ${functionsKb} kB.`,
    // xlwings/xlwings#1489, held by test/site/functions-metadata.test.ts.
    "come to more than 254 (",
  ],
  "docs/hosts/README.md": [],
  "docs/univer-formula-fix.md": [
    `**Versions:** ${univer} and 1.0.0`,
    "# A change offered to Univer: typed formulas with numbers such as 1e6",
  ],
};

/** What has a digit in it and is a name: of a product, a part, a key, a licence, a document, or a year or month. */
export const NAMES: readonly RegExp[] = [
  /Excel (?:20(?:19|2\d)|for Microsoft 365)|Microsoft 365/g,
  /\b[AH][18]00\b|\bF1\b|\bd3\b|\bx64\b|\bChart\.js 4\b|xoroshiro128\+/g,
  /\b(?:Apache|M?GPL|MPL)-[23]\.0\b/g,
  /"llama-3 8b"|"Llama 3 8B"|\bof Llama 3 8B\b/g,
  /\barXiv:\d{4}\.\d{5}|\b[\w-]+\/[\w.-]+#\d+|, #\d+/g,
  /\b(?:January|February|March|April|May|June|July|August|September|October|November|December) 20\d\d\b|\bof 20\d\d\b|\b20\d\d-\d\d(?:-\d\d)?\b|"janvier 2024"/g,
];
