import { breakdownSheet } from "../../../src/breakdown/breakdown";
import { accelerators } from "../../../src/core/accelerators";
import { studyById, studyFile, studyIds } from "../../../src/studies";
import { admits, assumptionNames, assumptionOf } from "../../../src/study/assumptions";
import { typicalMfu } from "../../../src/functions/typical-mfu";
import { activeParamsOf, studyCost } from "../../../src/study/cost";
import { checkStudyFile, parseStudyFile, studyFileText, type StudyFile } from "../../../src/study/file";
import { studyOf } from "../../../src/study/read-file";
import {
  acceleratorOf,
  asOwn,
  keptAsIs,
  PLAN_EXAMPLES,
  planOf,
  readPlan,
  withAccelerator,
  withAddedExperiment,
  withAssumptions,
  withCount,
  withExperiment,
  withoutExperiment,
} from "../../../src/taskpane/plan/plan";
import { priceOf } from "../../../src/taskpane/plan/plan-cost";
import { withOnlySweep } from "../../../src/taskpane/plan/solve";
import { typicalOfSizes, withPart } from "../../../src/taskpane/plan/typical-rate";
import { listedPrice } from "../../../src/taskpane/prices/plan-price";
import { utilisationText } from "../../../src/taskpane/plan/utilisation-text";

const paperFile = (): StudyFile => structuredClone(studyFile("scaling-exponents"));
/** What a saved file is when it is opened again: nothing that an edit leaves behind makes it unreadable. */
const reopened = (file: StudyFile): StudyFile => parseStudyFile(studyFileText(file));

test.each(PLAN_EXAMPLES.map((it) => [it.label, it] as const))("the example %s is a study", (_, { file }) => {
  expect(studyCost(studyOf(checkStudyFile(file()))).total.usd).toBeGreaterThan(0);
});

test("a plan may start from every published study, and costs what the study does", () => {
  expect(PLAN_EXAMPLES.slice(1).map(({ id }) => id)).toEqual(studyIds);
  for (const { id, file } of PLAN_EXAMPLES.slice(1)) {
    const { usd, runs } = studyCost(studyById(id)).total;
    expect(priceOf(file())).toMatchObject({ usd, runs });
  }
});

test("an assumption that was changed loses its source and its range, the others keep theirs", () => {
  const plan = paperFile();
  const { assumptions, sources, ranges } = withAssumptions(plan, { usd_per_gpu_hour: 5 });
  expect(assumptions).toEqual({ ...plan.assumptions, usd_per_gpu_hour: 5 });
  expect(Object.keys(sources!)).toEqual(Object.keys(plan.sources!).filter((it) => it !== "usd_per_gpu_hour"));
  expect(Object.keys(ranges!)).toEqual(Object.keys(plan.ranges!).filter((it) => it !== "usd_per_gpu_hour"));
});

test("an accelerator's price is the user's own where one was read, otherwise the catalogue's, with who says it and its list's low and high", () => {
  const h100 = accelerators.find(({ name }) => name === "H100 SXM")!;
  const listed = reopened(withPart(paperFile(), h100.name));
  expect(listed.assumptions.usd_per_gpu_hour).toBe(h100.rent!.usd);
  expect(listed.ranges!["usd_per_gpu_hour"]).toMatchObject({ low: 1.99, high: 5 });
  const mine = (usd: number, date: string) => ({ part: h100.name, vendor: "Our cloud", usd, date });
  const plan = reopened(withPart(paperFile(), h100.name, [mine(2.1, "2026-03"), mine(2.35, "2026-11-03")]));
  expect(plan.assumptions.usd_per_gpu_hour).toBe(2.35);
  expect(plan.sources!["usd_per_gpu_hour"]).toBe("H100 SXM, Our cloud: your price list, Our cloud (2026-11-03)");
  expect(plan.ranges!["usd_per_gpu_hour"]).toEqual({
    ...{ low: 2.1, high: 2.35 },
    reason: "H100 SXM: lowest and highest of your price list",
  });
  // One price of the user's own is no range, and that of another part is none of this one.
  expect(withPart(plan, h100.name, [mine(2.35, "2026-11-03")]).ranges!["usd_per_gpu_hour"]).toBeUndefined();
  expect(withPart(plan, "B200", [mine(2.35, "2026-11-03")]).sources!["usd_per_gpu_hour"]).toMatch(/^B200, typical: /);
});

test("the line says whose its price is and how old, and offers the user's own where the plan has another", () => {
  const h100 = accelerators.find(({ name }) => name === "H100 SXM")!;
  const own = [{ part: h100.name, vendor: "Our cloud", usd: 2.35, date: "2026-01-15" }];
  const listed = withPart(planOf(), h100.name);
  expect(listedPrice(listed, h100, [], "2026-11-25").offer).toBeUndefined();
  expect(listedPrice(listed, h100, own, "2026-11-25").offer!.text).toBe(
    "Use your own price: US$2.35, Our cloud, 2026-01-15",
  );
  const { note, offer } = listedPrice(withPart(planOf(), h100.name, own), h100, own, "2026-11-25");
  expect([note, offer]).toEqual(["Your price list, Our cloud · price of 2026-01-15, 10 months old: stale", undefined]);
  // The same number, typed, is of no list.
  const typed = withAssumptions(withPart(planOf(), h100.name, own), { usd_per_gpu_hour: 2.35 });
  expect(listedPrice(typed, h100, own, "2026-11-25").note).toBeUndefined();
});

test.each(assumptionNames)("the field of %s moves the plan it is typed into", (name) => {
  const plan = planOf();
  const twice = plan.assumptions[name] * 2;
  const other = admits(assumptionOf(name).rule, twice) ? twice : plan.assumptions[name] / 2;
  const changed = withAssumptions(plan, { [name]: other });
  expect(reopened(changed).assumptions[name]).toBe(other);
  expect(changed.sources![name]).toBeUndefined();
});

test("a plan says what its steps and its whole run make of the peak, and what published runs on its part do", () => {
  const plan = withAssumptions(withAccelerator(planOf(), "H100 SXM"), { flops_per_gpu: 4e14, goodput: 0.8 });
  expect(utilisationText(plan)).toBe(
    "40.4% of the peak in steps, 32.3% over the whole run. Typical of H100 SXM: 25.8% (10–90%: 15.4% to 40.0%; published whole runs).",
  );
  expect(utilisationText(withAccelerator(plan, "MI300X"))).toMatch(
    /Typical of MI300X: 20\.3% \(10–90%: .*; no published runs: from its measured matrix products\)\.$/,
  );
  expect(utilisationText(withAssumptions(plan, { peak_flops_per_gpu: 1e15 }))).toBe(
    "40.0% of the peak in steps, 32.0% over the whole run.",
  );
  const hours = (of: StudyFile) => priceOf(of)!.usd / of.assumptions.usd_per_gpu_hour;
  expect(hours(plan) / hours(withAssumptions(plan, { goodput: 1 }))).toBeCloseTo(1 / 0.8, 12);
});

test.each([
  ["A100 SXM", "published whole runs"],
  ["B200", "no published runs: from its measured matrix products"],
  ["TPU v4", "no published runs, no measured matrix products: as on others"],
])("what is typical of %s rests on the same in the plan's words and on its sheet: %s", (name, basis) => {
  const plan = withAccelerator(planOf(), name);
  expect(utilisationText(plan)).toContain(`; ${basis}).`);
  const sheet = breakdownSheet(studyOf(plan), { style: "excel" });
  const said = sheet.rows.flat().map((cell) => String(cell?.content ?? ""));
  expect(said.filter((it) => it.includes(`included: ${basis};`))).toHaveLength(1);
});

test("a shared count that was changed has other runs, and its source no more", () => {
  const changed = reopened(withCount(paperFile(), "gamma_trials", { value: 8 }));
  expect(changed.counts!["gamma_trials"]).toEqual({ label: expect.any(String), value: 8 });
  expect(changed.ranges!["gamma_trials"]).toBeUndefined();
  expect(studyCost(studyById("scaling-exponents")).total.runs - priceOf(changed)!.runs).toBe(36 * 792);
});

test("a plan with several sweeps and corrections is kept when one sweep is edited", () => {
  const plan = paperFile();
  const index = plan.experiments.findIndex(({ id }) => id === "gamma_expts");
  const experiment = structuredClone(plan.experiments[index]!);
  experiment.sweeps[1]!.models = [2048];
  const changed = reopened(withExperiment(plan, index, experiment));
  expect(changed).toEqual({ ...plan, experiments: plan.experiments.map((it, at) => (at === index ? experiment : it)) });
  expect(keptAsIs(changed)).toEqual(
    expect.arrayContaining([`${plan.corrections!.length} corrections`, "4 claims", "learning rates by width"]),
  );
  expect(keptAsIs(planOf())).toEqual([]);
});

test("an experiment that is removed takes the corrections of its sweeps with it", () => {
  const plan = paperFile();
  const index = plan.experiments.findIndex(({ id }) => id === "alignment");
  const changed = reopened(withoutExperiment(plan, index));
  expect(changed.corrections!.map(({ id }) => id)).toEqual(
    plan.corrections!.map(({ id }) => id).filter((it) => it !== "alignment"),
  );
});

test("sources and ranges of counts go with their sweeps when those before them are removed", () => {
  const twice = withAddedExperiment(planOf());
  const plan = checkStudyFile({
    ...twice,
    experiments: twice.experiments.map((it) => ({ ...it, sweeps: [{ ...it.sweeps[0]!, points: 9 }] })),
    sources: { ...twice.sources, points_of_2: "Ours" },
    ranges: {
      points_of_1: { low: 5, high: 10, reason: "First" },
      points_of_2: { low: 6, high: 12, reason: "Second" },
    },
  });
  const changed = reopened(withoutExperiment(plan, 0));
  expect(changed.sources!["points_of_1"]).toBe("Ours");
  expect(changed.ranges).toEqual({ points_of_1: { low: 6, high: 12, reason: "Second" } });
  const [first] = plan.experiments;
  const fewer = reopened(withExperiment(plan, 0, { ...first!, sweeps: [{ ...first!.sweeps[0]!, points: 3 }] }));
  expect(Object.keys(fewer.ranges!)).toEqual(["points_of_2"]);
  const renamed = reopened(withExperiment(plan, 0, { ...first!, name: "Other" }));
  expect(renamed.ranges).toEqual(plan.ranges);
});

test.each(accelerators.map(({ name }) => name))(
  "on %s a plan keeps its share of the peak, and is known again",
  (name) => {
    const plan = planOf();
    const moved = reopened(withAccelerator(plan, name));
    expect(acceleratorOf(moved)!.name).toBe(name);
    const share = ({ assumptions: { flops_per_gpu, peak_flops_per_gpu } }: StudyFile) =>
      flops_per_gpu / peak_flops_per_gpu;
    expect(share(moved) / share(plan)).toBeCloseTo(1, 3);
  },
);

test("a published study that was edited is the user's own, another plan keeps its id", () => {
  expect(asOwn(paperFile()).id).toBeUndefined();
  expect(asOwn({ ...planOf(), id: "mine" }).id).toBe("mine");
});

test("a plan of version 1 opens, and is saved as version 2 at the same price", () => {
  const { assumptions: it, shape } = planOf();
  const old = {
    format: "flopsheet-study",
    version: 1,
    title: "Old",
    model: {
      layers: it.layer_count,
      head_dim: 128,
      seq_len: it.seq_len,
      vocab: it.vocab_size,
      kv_ratio: 1,
      ffn_ratio: 4,
      ...shape,
    },
    training: { steps: it.train_steps, batch: it.batch_size, tokens_per_param: 20 },
    fleet: {
      usd_per_gpu_hour: it.usd_per_gpu_hour,
      flops_per_gpu: it.flops_per_gpu,
      peak_flops_per_gpu: it.peak_flops_per_gpu,
      gpus_per_node: it.gpus_per_node,
    },
    experiments: [
      { name: "Sweep", models: [512, 1024, 2048], settings: 3, points: { lowest_lr: 0.0001, highest_lr: 0.0128 } },
    ],
  };
  const plan = readPlan(JSON.stringify(old));
  expect(plan.version).toBe(2);
  expect(priceOf(reopened(plan))!.usd).toBe(priceOf(planOf())!.usd);
});

test("a file that is no plan says what is wrong and that nothing was lost", () => {
  expect(() => readPlan("{}")).toThrow(
    expect.objectContaining({ advice: expect.stringMatching(/Your plan is unchanged\.$/) }),
  );
});

test("beside what is typical of runs of every size is said what is typical of the plan's own, as TYPICAL_MFU has it", () => {
  // Of sizes that the published runs on an H100 have.
  const example = withOnlySweep(PLAN_EXAMPLES[0]!.file(), { models: ["Llama 3 70B", "Llama 3 8B"] });
  const on = (part: string) => withPart(example, part);
  const study = studyOf(example);
  const params = study.models.map((it) => activeParamsOf(study, it));
  const share = (of: number) => `${(100 * (typicalMfu.call("H100", of)[0]![0] as number)).toFixed(1)}%`;
  const text = typicalOfSizes(on("H100 SXM"))!;
  expect(text).toBe(`${share(Math.min(...params))} at 8.03B, ${share(Math.max(...params))} at 70.6B active parameters`);
  expect(share(Math.min(...params))).not.toBe(share(Math.max(...params)));
  expect(typicalOfSizes(on("B200"))).toBeUndefined();
});
