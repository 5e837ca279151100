import { breakdownSheet } from "../../src/breakdown/breakdown";
import { withContents } from "../../src/breakdown/breakdown-file";
import { cellValues } from "../../src/calculation/evaluate-sheet";
import type { Content } from "../../src/grid/sheet";
import { checkStudyFile } from "../../src/study/file";
import { studyOf } from "../../src/study/read-file";
import { planOf, withAccelerator } from "../../src/taskpane/plan/plan";

/** The row of an assumption, as it shows with other contents of some cells. */
function shows(file: ReturnType<typeof planOf>, contents: Readonly<Record<string, Content>> = {}) {
  const sheet = withContents(breakdownSheet(studyOf(checkStudyFile(file)), { style: "excel" }), contents);
  const valueAt = cellValues(sheet);
  return (name: string): string => {
    const { row } = sheet.names.find((it) => it.name === name)!.area;
    return String(valueAt({ row, column: 5 }));
  };
}

test("a source that speaks of the plan's accelerator says so once the peak is another's, and the user's own values stay theirs", () => {
  const file = withAccelerator(planOf(), "H100 SXM");
  expect(shows(file)("gpus_per_node")).toBe("Typical node for H100 SXM");
  // The B200's peak and rate; its node has as many GPUs as the H100's.
  const moved = shows(file, { peak_flops_per_gpu: 2.25e15, flops_per_gpu: 8e14 });
  expect(moved("gpus_per_node")).toMatch(
    /^Kept from the study, whose accelerator has another peak: Typical node for H100/,
  );
  expect(moved("flops_per_gpu")).toMatch(/^Your own value\. The study has/);
  expect(shows(withAccelerator(file, "B200"))("gpus_per_node")).toBe("Typical node for B200");
});

test("a plan of given tokens says which assumptions none of its runs depends on, and one of steps does not", () => {
  const given = planOf();
  given.experiments = [{ name: "One run", sweeps: [{ models: ["Llama 3 8B"], tokens: 1e12 }] }];
  const source = shows(given);
  for (const name of [
    "train_steps",
    "batch_size",
    "tokens_per_param",
    "layer_count",
    "vocab_size",
    "kv_ratio",
    "ffn_ratio",
  ])
    expect([name, source(name)]).toEqual([name, "Not used: no run of this plan depends on it"]);
  for (const name of ["seq_len", "usd_per_gpu_hour", "gpus_per_node", "gpu_count"])
    expect(source(name)).not.toMatch(/Not used/);
  for (const name of ["train_steps", "batch_size", "layer_count"])
    expect(shows(planOf())(name)).not.toMatch(/Not used/);
});

test("what moves nothing has no rank, and the chart's rows of it are empty", () => {
  const sheet = breakdownSheet(studyOf(planOf()), { style: "excel" });
  const valueAt = cellValues(sheet);
  const head = sheet.rows.findIndex((row) => row[8]?.content === "Rank");
  const rows: { swing: unknown; rank: unknown }[] = [];
  for (let row = head + 1; sheet.rows[row]?.[8]; row++)
    rows.push({ swing: valueAt({ row, column: 7 }), rank: valueAt({ row, column: 8 }) });
  const still = rows.filter(({ swing }) => swing === 0);
  expect(still.length).toBeGreaterThan(5);
  expect(new Set(still.map(({ rank }) => rank))).toEqual(new Set([""]));
  const moving = rows.filter((it) => !still.includes(it)).map(({ rank }) => rank);
  expect(moving.sort()).toEqual([1, 2]);
  const bars = sheet.rows.findIndex((row) => row[0]?.content === "Change in the total, US$") + 1;
  expect([0, 1, 2].map((it) => valueAt({ row: bars + it, column: 0 }) !== "")).toEqual([true, true, false]);
  expect(valueAt({ row: bars + 2, column: 5 })).toBe(0);
});
