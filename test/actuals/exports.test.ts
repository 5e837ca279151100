import * as fc from "../fast-check";
import { suggestedMapping } from "../../src/actuals/mapping";
import { readGpus, readHours, readInstant, readOutcome } from "../../src/actuals/quantities";
import { readRuns, type ReadRuns, type RunDefaults } from "../../src/actuals/runs";
import { remarksOn } from "../../src/actuals/remarks";
import { summaryOf } from "../../src/actuals/summary";
import { readTable, TableError } from "../../src/actuals/table";

const DEFAULTS = { gpus: 8, tokensPerStep: 131_072 };
const runsOf = (text: string, defaults: RunDefaults = DEFAULTS): ReadRuns => {
  const table = readTable(text);
  return readRuns(table, suggestedMapping(table), defaults);
};

/** As `sacct -P --format=JobID,JobName,State,Elapsed,AllocTRES` prints it (Slurm's manual, sacct(1)). */
const SACCT = `JobID|JobName|State|Elapsed|AllocTRES
101|lr-1e-3|COMPLETED|1-02:00:00|billing=64,cpu=64,gres/gpu=16,mem=1T,node=2
101.batch|batch|COMPLETED|1-02:00:00|cpu=32,gres/gpu=8,mem=512G,node=1
101.0|python|COMPLETED|1-01:59:00|cpu=64,gres/gpu=16,mem=1T,node=2
102|lr-3e-3|CANCELLED by 2477195|00:30:00|billing=64,cpu=64,gres/gpu:h100=16,mem=1T,node=2
103|lr-1e-2|RUNNING|10:15|billing=8,cpu=8,gres/gpu=1,node=1
`;

test("sacct: hours by the GPUs that were allocated, a cancelled job failed, a job's steps set aside", () => {
  const { runs, problems, jobSteps } = runsOf(SACCT);
  expect(problems).toEqual([]);
  expect(jobSteps).toBe(2);
  expect(runs).toEqual([
    { name: "lr-1e-3", outcome: "finished", gpuHours: 26 * 16, tokens: undefined },
    { name: "lr-3e-3", outcome: "failed", gpuHours: 8, tokens: undefined },
    { name: "lr-1e-2", outcome: "running", gpuHours: expect.closeTo(615 / 3600, 12), tokens: undefined },
  ]);
});

/** The columns of a W&B run table's "Download as CSV", with a config's and a summary's fields. */
const WANDB = `"Name","State","Notes","User","Tags","Created","Runtime","num_gpus","_step","tokens_seen","eval/loss"
"brisk-wave-1","finished","-","me","","2026-03-01T10:00:00.000Z","7200","8","4000","524288000","2.91"
"odd, name","crashed","-","me","","2026-03-01T12:00:00.000Z","1800","8","900","","NaN"
`;

test("Weights & Biases: runtime in seconds, tokens before steps, a crash failed", () => {
  expect(runsOf(WANDB).runs).toEqual([
    { name: "brisk-wave-1", outcome: "finished", gpuHours: 16, tokens: 524_288_000 },
    { name: "odd, name", outcome: "failed", gpuHours: 4, tokens: 900 * 131_072 },
  ]);
});

/** The columns of MLflow's "Download CSV" of its run table. */
const MLFLOW = `Start Time,Duration,Run ID,Name,Source Type,Source Name,User,Status,lr
2026-03-01 10:00:00,2.4h,a1b2,gentle-hen,LOCAL,train.py,me,FINISHED,0.001
2026-03-02 10:00:00,3.5min,c3d4,bold-fox,LOCAL,train.py,me,FAILED,0.1
`;

test("MLflow: durations with their units, the GPUs that the user gives", () => {
  expect(runsOf(MLFLOW).runs).toEqual([
    { name: "gentle-hen", outcome: "finished", gpuHours: expect.closeTo(2.4 * 8, 12), tokens: undefined },
    { name: "bold-fox", outcome: "failed", gpuHours: expect.closeTo((3.5 / 60) * 8, 12), tokens: undefined },
  ]);
});

test("TensorBoard: a series is one run from its first to its last point", () => {
  const { runs } = runsOf("Wall time,Step,Value\n1654943296.2150984,0,59.31\n1654946896.2150984,1000,2.5\n");
  expect(runs).toEqual([
    { name: "TensorBoard series", outcome: "finished", gpuHours: expect.closeTo(8, 6), tokens: 1000 * 131_072 },
  ]);
});

test("JSON lines: nested fields are columns, and a line that is no object is listed with its number", () => {
  const { runs, problems } = runsOf(
    `{"name": "a", "state": "finished", "summary": {"_runtime": 3600, "tokens": 1e9}, "config": {"num_gpus": 4}}\n{broken\n[1]\n{"name": "b", "state": "failed", "summary": {"_runtime": 1800}, "config": {"num_gpus": 8}}\n`,
  );
  expect(runs).toEqual([
    { name: "a", outcome: "finished", gpuHours: 4, tokens: 1e9 },
    { name: "b", outcome: "failed", gpuHours: 4, tokens: undefined },
  ]);
  expect(problems).toEqual([
    { line: 2, reason: "it is not JSON" },
    { line: 3, reason: "it is not an object" },
  ]);
});

test("a JSON list of runs is read too, and start and end stand in for a duration", () => {
  const { runs } = runsOf(
    JSON.stringify([
      { id: "x", status: "done", start: "2026-03-01T00:00:00Z", end: "2026-03-01T06:00:00+02:00", gpus: 2 },
    ]),
  );
  expect(runs).toEqual([{ name: "x", outcome: "finished", gpuHours: 8, tokens: undefined }]);
});

test("each bad row is listed with its line and what is wrong with it, and no other is lost", () => {
  const { runs, problems } = runsOf(
    `name,state,duration,gpus\na,finished,1h,8\nb,exploded,1h,8\nc,finished,soon,8\nd,finished,1h\ne,finished,,8\n\n"two\nlines",finished,2h,8\nf,finished,1h,many\n`,
  );
  expect(runs.map(({ name }) => name)).toEqual(["a", "two\nlines"]);
  expect(problems).toEqual([
    { line: 3, reason: "state is “exploded”, not a state that is known" },
    { line: 4, reason: "duration is “soon”, not a duration" },
    { line: 5, reason: "it has 3 columns, the first line 4" },
    { line: 6, reason: "it has no duration, no GPU-hours, and no start and end" },
    { line: 10, reason: "gpus is “many”, not a number of GPUs" },
  ]);
});

/** A W&B table with a number of GPUs and a count of tokens left out, a run of unknown state and one still running. */
const GAPS = `Name,State,Runtime,GPU Count,tokens
a,finished,3600,16,1e9
b,finished,230527,,95341018824
c,finished,24102,64,NaN
d,finished,3600,8,
e,crashed,3600,8,
f,running,7200,8,1e9
g,,3600,8,many
`;

test("a run without a number of GPUs is no run until the user says how many, and then it is said beside the sums", () => {
  const unknown = runsOf(GAPS, { ...DEFAULTS, gpus: undefined });
  expect(unknown.problems).toEqual([{ line: 3, reason: "it has a duration and no number of GPUs" }]);
  expect(unknown.withoutGpus).toBe(1);
  const given = runsOf(GAPS, { ...DEFAULTS, gpus: 16 });
  expect(given.problems).toEqual([]);
  expect(given.runs[1]!.gpuHours).toBeCloseTo((16 * 230_527) / 3600, 9);
  const remarks = remarksOn(
    given,
    summaryOf(given.runs, { usdPerGpuHour: 2, peakFlops: 1e15, part: undefined, flopsPerToken: [] }),
    16,
  );
  expect(remarks[0]).toBe("16 GPUs assumed for 1 run.");
});

test("a run without tokens counts in hours, and is listed; of what failed none are asked for", () => {
  const { runs, gaps } = runsOf(GAPS);
  expect(runs).toHaveLength(7);
  expect(runs[2]).toEqual({ name: "c", outcome: "finished", gpuHours: (24_102 / 3600) * 64, tokens: undefined });
  expect(gaps).toEqual([
    { line: 4, reason: "it has no tokens (“NaN”)" },
    { line: 5, reason: "it has no tokens" },
    { line: 8, reason: "it has no state, and counts as finished; its tokens are “many”, not a number" },
  ]);
});

test("every row is a run, a problem or a job's step", () => {
  const cell = fc.constantFrom("", "a", "1h", "8", "finished", "failed", "-1", "1-00:00:00", "x|y", '"', "101.batch");
  fc.assert(
    fc.property(fc.array(fc.array(cell, { minLength: 4, maxLength: 5 }), { minLength: 1 }), (rows) => {
      const filled = rows.filter((cells) => cells.some((it) => it !== ""));
      const csv = (cells: readonly string[]) => cells.map((it) => `"${it.replaceAll('"', '""')}"`).join(",");
      const { runs, problems, jobSteps } = runsOf(["JobID,State,Elapsed,GPUs", ...rows.map(csv)].join("\n"));
      expect(runs.length + problems.length + jobSteps).toBe(filled.length);
    }),
  );
});

test.each([
  ["", "The file is empty."],
  ["just text", "The file has no table"],
  ["[1, 2", "The file is not JSON"],
  ["{}", "The file has no runs"],
])("what is no table of runs is refused with words: %j", (text, message) => {
  expect(() => readTable(text)).toThrow(TableError);
  expect(() => readTable(text)).toThrow(message);
});

test.each([
  ["01:30:00", 1.5],
  ["2-00:00:00", 48],
  ["90:00", 1.5],
  ["2.4h", 2.4],
  ["1 day, 2 hours", 26],
  ["1h 30m", 1.5],
  ["3600", 1],
  ["36s", 0.01],
  ["soon", undefined],
  ["-5", undefined],
])("the duration %s is %s hours", (text, hours) => {
  const read = readHours(text, "seconds");
  if (hours === undefined) expect(read).toBeUndefined();
  else expect(read).toBeCloseTo(hours, 12);
});

test("times with and without a zone, GPUs of a cluster, and the words for an end are read", () => {
  expect(readInstant("2026-03-01 10:00:00")).toBe(readInstant("2026-03-01T10:00:00Z"));
  expect(readInstant("1772359200")).toBe(readInstant("1772359200000"));
  expect(readGpus("cpu=4,node=1")).toBeUndefined();
  expect(readGpus("gres/gpu:a100=4,gres/gpu=4")).toBe(4);
  expect(["OUT_OF_MEMORY", "NODE_FAIL", "killed", "Success", "PENDING", "?"].map(readOutcome)).toEqual([
    "failed",
    "failed",
    "failed",
    "finished",
    "running",
    undefined,
  ]);
});

describe("the summary", () => {
  const runs = [10, 20, 40].map((gpuHours) => ({
    name: "",
    outcome: "finished" as const,
    gpuHours,
    tokens: 1e9,
    of: 0,
  }));
  const failed = { name: "", outcome: "failed" as const, gpuHours: 30, tokens: 1e8, of: 0 };
  const basis = { usdPerGpuHour: 2, peakFlops: 1e15, part: "H200 SXM", flopsPerToken: [3.6e9] };

  test("keeps failed runs apart, and counts their hours and dollars", () => {
    const { outcomes, total, goodput, tokens } = summaryOf([...runs, failed], basis);
    expect(outcomes.failed).toEqual({ runs: 1, gpuHours: 30, usd: 60 });
    expect(total).toEqual({ runs: 4, gpuHours: 100, usd: 200 });
    expect(goodput).toBeCloseTo(0.7, 12);
    expect(tokens).toBe(3e9);
  });

  test("takes no running run for waste, since how it ends is not known, and no run without tokens for an idle one", () => {
    const running = { name: "", outcome: "running" as const, gpuHours: 500, tokens: 1e8 };
    const silent = { name: "", outcome: "finished" as const, gpuHours: 20, tokens: undefined };
    const { goodput, sustained, total } = summaryOf([...runs, failed, running, silent], basis);
    expect(total.gpuHours).toBe(620);
    expect(goodput).toBeCloseTo(90 / 120, 12);
    expect(sustained!.overall).toBe(summaryOf(runs, basis).sustained!.overall);
  });

  test("prices and rates a run by the accelerator that it says it ran on, and keeps it out of the plan's rate", () => {
    const text = `Name,State,Runtime,GPU Count,GPU Type,tokens
a,finished,36000,1,NVIDIA H200,1e9
b,finished,36000,1,NVIDIA A100-SXM4-80GB,1e9
c,failed,36000,1,NVIDIA A100-SXM4-80GB,
d,finished,36000,1,RTX 9999,1e9
e,finished,36000,1,,1e9
`;
    const read = runsOf(text);
    expect(read.runs.map(({ part }) => part)).toEqual([
      "H200 SXM",
      "A100 SXM 80GB",
      "A100 SXM 80GB",
      undefined,
      undefined,
    ]);
    expect(read.gaps).toEqual([
      { line: 5, reason: "“RTX 9999” is no accelerator of the catalogue: it is taken for the plan's" },
    ]);
    const summary = summaryOf(
      read.runs.map((it) => ({ ...it, of: 0 })),
      basis,
    );
    expect(summary.total).toEqual({ runs: 5, gpuHours: 50, usd: expect.closeTo(3 * 20 + 2 * 27.9, 9) });
    expect(summary.others).toEqual([
      {
        terms: expect.objectContaining({ part: "A100 SXM 80GB", usdPerGpuHour: 2.79, peakFlops: 312e12 }),
        runs: 2,
        gpuHours: 20,
        usd: expect.closeTo(55.8, 9),
        utilisation: expect.closeTo(3.6e18 / (36_000 * 312e12), 12),
      },
    ]);
    expect(summary.sustained!.runs).toBe(3);
    expect(remarksOn(read, summary, undefined)).toEqual([
      "1 run with no GPU type: taken for the plan's.",
      expect.stringMatching(
        /^2 runs on A100 SXM 80GB: at US\$2\.79 an hour \(.*\), median utilisation 32\.1 % of its own peak; not in/,
      ),
      "1 run counted with a gap, which is listed.",
    ]);
  });

  test("takes a plan of figures of the user's own for any accelerator of its peak", () => {
    const on = (part: string) => [{ ...runs[0]!, part }];
    const own = { ...basis, peakFlops: 989.4e12, part: undefined };
    expect(summaryOf(on("H100 SXM"), own).others).toEqual([]);
    expect(summaryOf(on("A100 SXM 80GB"), own).others).toHaveLength(1);
  });

  test("gives the rate that finished runs sustained, by the model's FLOPs per token", () => {
    const { sustained } = summaryOf([...runs, failed], basis);
    // 1e9 tokens of 3.6e9 FLOPs in 10, 20 and 40 GPU-hours.
    expect(sustained!.median).toBeCloseTo(5e13, -3);
    expect(sustained!.high).toBeCloseTo(5e13 + 0.8 * 5e13, -3);
    expect(sustained!.low).toBeCloseTo(2.5e13 + 0.2 * 2.5e13, -3);
    // 3e9 tokens in 70 GPU-hours: the longest run counts the most.
    expect(sustained!.overall).toBeCloseTo((3e9 * 3.6e9) / (70 * 3600), -3);
    const unmatched = runs.map(({ of: _, ...it }) => it);
    expect(summaryOf(unmatched, basis).sustained).toBeUndefined();
    expect(summaryOf(unmatched, basis).unmatched).toEqual({ runs: 3, gpuHours: 70, usd: 140 });
  });
});
