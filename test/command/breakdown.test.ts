import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { breakdown as command } from "../../src/command/breakdown";
import { costTable } from "../../src/cite/cost-table";
import { studyLink } from "../../src/cite/study-link";
import { tableText } from "../../src/cite/table-text";
import { studyById, studyIds } from "../../src/studies";
import { readStudy } from "../../src/study/corrections";
import { studyCost } from "../../src/study/cost";
import { studyFileText } from "../../src/study/file";
import { inputsOf, TEXT, withInputs } from "../../src/study/study";
import { planOf, withAccelerator } from "../../src/taskpane/plan/plan";
import { priceOf } from "../../src/taskpane/plan/plan-cost";
import golden from "../golden/golden.json";
import { runCommand, runScript } from "./run-command";

const breakdown = (...args: string[]) => runCommand(command, args, folder);

let folder: string;
beforeAll(() => void (folder = mkdtempSync(join(tmpdir(), "flopsheet-breakdown-"))));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Printed {
  study: { id: string; title: string };
  experiments: { id: string; name: string; runs: number; flops: string; usd: number; nodeHours: number }[];
  total: {
    runs: number;
    flops: string;
    usd: number;
    nodeHours: number;
    nodeMonths: number;
    gpuHours: number;
    days: number;
  };
}
const json = async (...args: string[]): Promise<Printed> =>
  JSON.parse((await breakdown("--json", ...args)).stdout) as Printed;

test("the JSON holds every experiment and the total to the last digit", async () => {
  const { study, experiments, total } = await json();
  expect(study).toEqual({ id: "scaling-exponents", title: studyById("scaling-exponents").title });
  expect(experiments.map(({ id, flops, runs }) => [id, flops, runs])).toEqual(
    Object.entries(golden.published).map(([id, it]) => [id, it.flops, it.runs]),
  );
  expect(total.flops).toBe(golden.published_total.flops);
  expect(total.usd / golden.published_total.usd).toBeCloseTo(1, 14);
});

test("the days stand beside the GPU-hours where the GPUs are known, by the study or by an option", async () => {
  // The LLaMA paper: 2,048 GPUs; 1,756,371 hours of one are 35.7 days of all.
  expect((await breakdown("llama")).stdout).toContain("1,756,371 GPU-hours, 35.7 days on 2,048 GPUs");
  // 4,302,487 / 64 / 24
  expect((await breakdown("--gpu-count", "64")).stdout).toContain("4,302,487 GPU-hours, 2,801.1 days on 64 GPUs");
  const { total } = await json("--gpu-count", "64");
  expect(total).toMatchObject({ gpus: 64 });
  expect(total.days / (total.gpuHours / 64 / 24)).toBeCloseTo(1, 12);
});

test("the text says which study it is of, is aligned and closes with the total and the node-months", () => {
  const { stdout, status } = runScript("breakdown", [], folder);
  expect(status).toBe(0);
  const [title, blank, ...lines] = stdout.trimEnd().split("\n");
  expect([title, blank]).toEqual([studyById("scaling-exponents").title, ""]);
  expect(new Set(lines.slice(0, -3).map((line) => line.length)).size).toBe(1);
  const { runs, flops, usd, node_hours } = golden.published_total;
  const whole = (value: number) => Math.round(value).toLocaleString("en-US");
  const words = [
    "Total",
    whole(runs),
    Number(flops).toExponential(3).toUpperCase(),
    `$${whole(usd)}`,
    whole(node_hours),
  ];
  expect(stdout.split("\n").map((it) => it.trim().split(/ +/))).toContainEqual(words);
  expect(lines.slice(-2)).toEqual(["747.0 node-months (30 days)", "4,302,487 GPU-hours"]);
  expect(runScript("breakdown", ["extra"], folder).status).toBe(2);
});

test("options change the assumptions", async () => {
  const base = (await json()).total;
  const changed = (await json("--usd-per-gpu-hour", "6", "--flops-per-gpu", "7e14")).total;
  expect(changed.usd / base.usd).toBeCloseTo(1, 12);
  expect(changed.nodeHours / base.nodeHours).toBeCloseTo(0.5, 12);
  const runs = async (...args: string[]) =>
    (await json(...args)).experiments.find((it) => it.id === "weight_decay")!.runs;
  expect(await runs("--points", "30")).toBe(1680);
  expect(await runs("--learning-rates-per-sweep", "30")).toBe(1680);
});

test("a reading is chosen as in the worksheet function", async () => {
  const { exactFlops } = studyCost(readStudy(studyById("scaling-exponents"), TEXT)).total;
  expect((await json("--reading", TEXT)).total.flops).toBe(String(exactFlops));
  const { flops } = (await json("--reading", "compute_optimal_widths_to_h32")).total;
  expect(BigInt(golden.published_total.flops) - BigInt(flops)).toBe(
    -BigInt(golden.corrections.compute_optimal_widths_to_h32.flops),
  );
});

test.each(studyIds)("the published study %s is priced by its id", async (id) => {
  const { study, total } = await json(id);
  expect(study).toEqual({ id, title: studyById(id).title });
  expect(total.usd / studyCost(studyById(id)).total.usd).toBeCloseTo(1, 14);
});

test("a plan's file costs what the pane says of it", async () => {
  const plan = withAccelerator(planOf(), "H200 SXM");
  writeFileSync(join(folder, "plan.json"), studyFileText(plan));
  const { study, total } = await json("plan.json");
  expect(study).toEqual({ id: "plan", title: plan.title });
  const price = priceOf(plan)!;
  expect([total.usd, total.runs]).toEqual([price.usd, price.runs]);
  expect((await json("plan.json", "--points-of-1", "1")).total.runs).toBe(9);
});

test("a plan of version 1 costs what it did: its own steps are a number of tokens", async () => {
  const file = {
    format: "flopsheet-study",
    version: 1,
    title: "Old",
    model: {
      ...{ layers: 8, head_dim: 128, seq_len: 512, vocab: 32101, kv_ratio: 1, ffn_ratio: 4 },
      ...{ gated: false, causal: true, tied: false },
    },
    training: { steps: 50000, batch: 256, tokens_per_param: 20 },
    fleet: { usd_per_gpu_hour: 3, flops_per_gpu: 3.5e14, peak_flops_per_gpu: 989.4e12, gpus_per_node: 8 },
    experiments: [{ name: "Half as long", models: [1024], steps: 25000 }],
  };
  writeFileSync(join(folder, "old.json"), JSON.stringify(file));
  // FLOPs of a token at width 1024, by the article's worked example, times its tokens.
  expect((await json("old.json")).total.flops).toBe(String(826374144n * 25000n * 256n * 512n));
});

test("help lists every option of the chosen study, with its default", async () => {
  const { stdout, status } = await breakdown("--help");
  expect(status).toBe(0);
  expect(stdout).toMatch(/--usd-per-gpu-hour N +Price per GPU-hour, US\$\. Default 3\./);
  expect(stdout).toMatch(/--gamma-trials N /);
  const llama = (await breakdown("llama", "--help")).stdout;
  expect(llama).toContain(studyById("llama").title);
  expect(llama).toMatch(/--usd-per-gpu-hour N .*Default 1\.99\./);
  expect(llama).toMatch(/--tokens-per-param N .*Changes nothing in this study\./);
  expect(llama).not.toMatch(/--gamma-trials|--points|--reading/);
});

test.each([
  [["--points", "0"], '--points must be a whole number from 1 to 1E9, not "0"'],
  [["--points", "many"], '--points must be a whole number from 1 to 1E9, not "many"'],
  [["--points", "3", "--learning-rates-per-sweep", "3"], "are the same option"],
  [["--usd-per-gpu-hour="], "--usd-per-gpu-hour must be a number from "],
  [["--flops-per-gpu", "0"], "--flops-per-gpu must be a number from 1E6 to 1E21"],
  [["--reading", "mine"], "--reading must be published, text, alignment_three_optimizers"],
  [["--price", "3"], "Unknown option '--price'\n"],
  [["llama", "--gamma-trials", "3"], "Unknown option '--gamma-trials'\n"],
  [
    ["extra"],
    'no study is called "extra"; use one of scaling-exponents, llama, pythia, the path of a plan\'s .json file, or a link',
  ],
  [["llama", "pythia"], 'give one study at a time; unexpected "pythia"'],
  [["none.json"], "none.json cannot be read: it does not exist"],
  [["broken.json"], "broken.json is not a study: title: is missing"],
])("the command line %j is refused with a message that names it", async (args, message) => {
  const { title: _title, ...broken } = planOf();
  writeFileSync(join(folder, "broken.json"), JSON.stringify(broken));
  const { status, stdout, stderr } = await breakdown(...args);
  expect([status, stdout]).toEqual([2, ""]);
  expect(stderr).toContain(message);
});

test("a study is told from an option's value, wherever it is written", async () => {
  expect((await json("--usd-per-gpu-hour", "4", "llama", "--gpus-per-node", "4")).study.id).toBe("llama");
});

test("a compute statement names every assumption with its source, and its hash is checked by recalculating", async () => {
  const { stdout } = await breakdown("--statement");
  const hash = /result: ([0-9a-f]{64})/.exec(stdout)![1]!;
  expect(stdout).toContain(golden.published_total.flops);
  for (const { label, source } of inputsOf(studyById("scaling-exponents"))) {
    expect(stdout).toContain(`- ${label}: `);
    expect(stdout).toContain(source);
  }
  expect(await breakdown("--check", hash)).toMatchObject({ status: 0, stderr: "" });
  const other = await breakdown("--check", hash, "--usd-per-gpu-hour", "2");
  expect(other).toMatchObject({ status: 1, stdout: "" });
  expect(other.stderr).toContain("other inputs or another result");
});

test("a statement says what was changed, and from what", async () => {
  const { stdout } = await breakdown("--statement", "--usd-per-gpu-hour", "2.1", "--reading", TEXT);
  expect(stdout).toContain("- Price per GPU-hour: US$2.1. Changed here from US$3.");
  for (const { name } of studyById("scaling-exponents").corrections) expect(stdout).toMatch(`- ${name}: `);
  expect(stdout).toContain(": text.");
});

test("a link is a study with its settings", async () => {
  const study = studyById("llama");
  const scenario = { name: "", inputs: { usd_per_gpu_hour: 1 }, readings: {} };
  const link = studyLink("https://example.com/", { study, scenario });
  const { total } = await json(link);
  expect(total.usd).toBe(studyCost(withInputs(study, scenario.inputs)).total.usd);
  const { status, stderr } = await breakdown(link.slice(0, -9));
  expect(status).toBe(2);
  expect(stderr).toContain("The link's study can't be opened.");
});

test("the table is printed to be pasted into a document", async () => {
  const study = studyById("pythia");
  const { stdout } = await breakdown("pythia", "--table", "latex");
  expect(stdout.trimEnd()).toBe(tableText(costTable(study.title, studyCost(study)), "latex").trimEnd());
});
