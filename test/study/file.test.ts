import { readFileSync } from "node:fs";
import { join } from "node:path";
import * as fc from "../fast-check";
import { runs } from "../sizes";
import { paper, PAPER_ID, studyById, studyFile, studyIds, UnknownStudyError } from "../../src/studies";
import { breakdownSheet } from "../../src/breakdown/breakdown";
import { assumptionNames, assumptionOf } from "../../src/study/assumptions";
import { flopsPerTokenOf, studyCost } from "../../src/study/cost";
import { checkStudyFile, parseStudyFile, StudyFileError, studyFileText, type StudyFile } from "../../src/study/file";
import { PLAN_ID, studyOf } from "../../src/study/read-file";
import { settingsOf } from "../../src/study/study";

const FIXTURES = join(__dirname, "fixtures");
const llamaFile = studyFile("llama");

/** Why a published study's file with a change is no study. */
function problems(change: (file: Record<string, unknown> & StudyFile) => void, id = "llama"): readonly string[] {
  const file = structuredClone(studyFile(id)) as Record<string, unknown> & StudyFile;
  change(file);
  try {
    checkStudyFile(file);
  } catch (error) {
    if (error instanceof StudyFileError) return error.problems;
    throw error;
  }
  return [];
}

test.each(studyIds)("%s opens from its file as it was saved", (id) => {
  expect(parseStudyFile(studyFileText(studyFile(id)))).toEqual(studyFile(id));
  expect(studyOf(parseStudyFile(studyFileText(studyFile(id))))).toEqual(studyById(id));
});

test("an unknown id is an error that lists the studies, and never another study", () => {
  for (const id of ["my-second-paper", "", "LLaMA", "__proto__"]) {
    expect(() => studyById(id)).toThrow(UnknownStudyError);
    expect(() => studyFile(id)).toThrow(`no study is called "${id}"; use one of ${studyIds.join(", ")}`);
  }
  for (const id of studyIds) expect(studyById(id).id).toBe(id);
  expect(paper.id).toBe(PAPER_ID);
});

test("a file without an id is a plan", () => {
  const { id: _, ...file } = llamaFile;
  expect(studyOf(checkStudyFile(file)).id).toBe(PLAN_ID);
  expect(studyIds).not.toContain(PLAN_ID);
});

test("a file that is no study says every place that is wrong", () => {
  expect(problems(() => {})).toEqual([]);
  expect(problems((file) => void (file.assumptions.train_steps = 0.5))).toEqual([
    "assumptions, train_steps: must be a whole number from 1 to 1E9",
  ]);
  expect(problems((file) => delete (file.assumptions as Partial<StudyFile["assumptions"]>).seq_len)).toEqual([
    "assumptions, seq_len: is missing",
  ]);
  expect(problems((file) => void Object.assign(file.assumptions, { head_dim: 128 }))).toEqual([
    "assumptions, head_dim: is not a known field",
  ]);
  expect(problems((file) => delete (file as Partial<StudyFile>).assumptions)).toEqual(["assumptions: is missing"]);
  expect(problems((file) => void (file["titel"] = "x"))).toEqual(["titel: is not a known field"]);
  expect(problems((file) => void (file.version = 3 as 2))).toEqual([
    "version: must be 1 or 2: this file is from another version of FLOPsheet",
  ]);
  expect(problems((file) => void (file.experiments[1]!.sweeps[0]!.models = ["7C"]))).toEqual([
    "experiments 2, sweeps 1, models: no model is called “7C”",
  ]);
  expect(problems((file) => void (file.experiments[0]!.sweeps[0]!.points = { lowest_lr: 2, highest_lr: 1 }))).toEqual([
    "experiments 1, sweeps 1, points, highest_lr: must not be below lowest_lr",
  ]);
  expect(problems((file) => void (file.models![1]!.name = "7B"))).toContain("models 2, name: “7B” appears twice");
  expect(problems((file) => void (file.sources = { price: "x" }))).toEqual(["sources, price: is not a known name"]);
  expect(problems((file) => void (file.experiments = []))).toEqual(["experiments: must have at least one entry"]);
});

test("names of models that differ by form alone are one, by emoji two, and none takes a published model's place", () => {
  const named = (...names: string[]) =>
    problems((file) => {
      for (const [index, it] of names.entries()) file.models![index]!.name = it;
      file.experiments.length = 1;
      file.experiments[0]!.sweeps[0]!.models = names;
    });
  expect(named("Modèle".normalize("NFC"), "Modèle".normalize("NFD"))).toEqual([
    `models 2, name: “${"Modèle".normalize("NFD")}” appears twice`,
  ]);
  expect(named("🚀", "🔥")).toEqual([]);
  expect(named("🚀")).not.toContain("experiments 1, sweeps 1, models: no model is called “🚀”");
  expect(
    problems((file) => (file.models![0]!.name = "🚀") && void (file.experiments[0]!.sweeps[0]!.models = ["???"])),
  ).toContain("experiments 1, sweeps 1, models: no model is called “???”");
  for (const name of ["Llama 3 8B", "llama3-8b"])
    expect(named(name)).toContain(
      `models 1, name: “${name}” means the published model “Llama 3 8B”: give your own another name`,
    );
  expect(named("llama38b").join()).not.toContain("published");
});

test("each assumption is held to its own rule", () => {
  for (const name of assumptionNames) {
    const { minimum, maximum } = assumptionOf(name).rule;
    for (const value of [minimum - 1, maximum * 2, "8"])
      expect(problems((file) => void ((file.assumptions as Record<string, unknown>)[name] = value))).toEqual([
        expect.stringMatching(new RegExp(`^assumptions, ${name}: must be a (whole )?number`)),
      ]);
  }
});

test("counts, readings and corrections refer to what there is", () => {
  const wrong = (change: (file: StudyFile) => void) => problems(change, PAPER_ID);
  const { corrections } = studyFile(PAPER_ID);
  expect(wrong(() => {})).toEqual([]);
  expect(wrong((file) => void (file.experiments[2]!.sweeps[0]!.points = "no_count"))).toEqual([
    "experiments 3, sweeps 1, points: no count is called “no_count”",
  ]);
  expect(wrong((file) => void (file.points_by_width!.count = "no_count"))).toEqual([
    "points_by_width, count: no count is called “no_count”",
  ]);
  // The sheet has a cell for it, which admits no more.
  expect(wrong((file) => void (file.points_by_width!.lr_step = 101))).toEqual([
    "points_by_width, lr_step: must be a number from 1.001 to 100",
  ]);
  expect(wrong((file) => void (file.counts!["seq_len"] = { label: "A", value: 1 }))).toEqual([
    "counts, seq_len: is the name of an assumption",
  ]);
  expect(wrong((file) => void (file.corrections![0]!.sweep = "no-sweep"))).toEqual([
    "corrections 1, sweep: no sweep is called “no-sweep”",
  ]);
  expect(wrong((file) => void (file.corrections![1]!.id = file.corrections![0]!.id))).toEqual([
    `corrections, id: “${corrections![0]!.id}” appears twice`,
  ]);
  expect(wrong((file) => void (file.corrections![1]!.readings[0]!.id = file.corrections![0]!.readings[0]!.id))).toEqual(
    [`corrections, readings, id: “${corrections![0]!.readings[0]!.id}” appears twice`],
  );
  expect(
    wrong((file) => {
      file.experiments[0]!.sweeps[0]!.tokens = 1e9;
      file.corrections![0]!.readings[0]!.change.tokens = "optimal";
    }),
  ).toEqual(["corrections 1, readings, tokens: “alignment” has a number of tokens, which no reading changes"]);
  expect(wrong((file) => void (file.corrections![0]!.readings[0]!.choice = "published"))).toEqual([
    'corrections 1, readings 1, choice: must not be "published" or contain commas',
  ]);
  expect(wrong((file) => void (file.corrections![0]!.readings[0]!.change.models = ["7C"]))).toEqual([
    "corrections 1, readings 1, models: no model is called “7C”",
  ]);
  expect(wrong((file) => void (file.experiments[1]!.id = file.experiments[0]!.id!))).toContain(
    `experiments, id: “${studyFile(PAPER_ID).experiments[0]!.id!}” appears twice`,
  );
  expect(wrong((file) => void (file.ranges!["seq_len"] = { low: 9, high: 8, reason: "A reason" }))).toEqual([
    "ranges, seq_len, high: must not be below low",
  ]);
});

test("a text that a cell would take for a formula is refused", () => {
  expect(problems((file) => void (file.experiments[0]!.name = '=HYPERLINK("x")'))).toEqual([
    "experiments 1, name: must not begin with = + - @ or an apostrophe",
  ]);
});

test("a file that is not JSON says where it ends to be", () => {
  expect(() => parseStudyFile('{"format": "flopsheet-study",')).toThrow(/^the file is not JSON: /);
  expect(() => parseStudyFile("[]")).toThrow(StudyFileError);
  expect(() => parseStudyFile("null")).toThrow(StudyFileError);
});

test("any change of a study's file is refused with its place or gives a study with a cost", () => {
  const paths = (value: unknown, path: (string | number)[] = []): (string | number)[][] =>
    typeof value === "object" && value !== null
      ? [
          path,
          ...Object.entries(value).flatMap(([key, it]) =>
            paths(it, [...path, Array.isArray(value) ? Number(key) : key]),
          ),
        ]
      : [path];
  const all = [llamaFile, studyFile(PAPER_ID)]
    .flatMap((file) => paths(file).map((path) => ({ file, path })))
    .filter(({ path }) => path.length > 0);
  fc.assert(
    fc.property(
      fc.constantFrom(...all),
      fc.oneof(fc.jsonValue(), fc.double(), fc.integer(), fc.string()),
      ({ file: published, path }, value) => {
        const file = JSON.parse(JSON.stringify(published)) as Record<string | number, unknown>;
        let inner = file;
        for (const key of path.slice(0, -1)) inner = inner[key] as Record<string | number, unknown>;
        inner[path.at(-1)!] = value;
        try {
          const study = studyOf(checkStudyFile(file));
          const { usd } = studyCost(study).total;
          expect(Number.isNaN(usd)).toBe(false);
          for (const row of breakdownSheet(study, { style: "excel" }).rows) {
            for (const cell of row)
              if (cell?.content === value && typeof value === "string") expect(value).not.toMatch(/^=/);
          }
        } catch (error) {
          if (!(error instanceof StudyFileError)) throw error;
          expect(error.problems.length).toBeGreaterThan(0);
        }
      },
    ),
    { numRuns: runs(200) },
  );
});

test("tokens of a run may be a number, whatever the assumptions are", () => {
  const sweep = { models: ["7B"], tokens: 15e12 };
  const study = studyOf(checkStudyFile({ ...llamaFile, experiments: [{ name: "A", sweeps: [sweep] }] }));
  expect(studyCost(study).total.flops / (flopsPerTokenOf(study, study.models[0]!) * 15e12)).toBeCloseTo(1, 12);
  const more = { ...study, figures: { ...study.figures, train_steps: 5, tokens_per_param: 7 } };
  expect(studyCost(more).total.flops).toBe(studyCost(study).total.flops);
  for (const tokens of [0, -1, 1e22, "some"])
    expect(problems((file) => void Object.assign(file.experiments[0]!.sweeps[0]!, { tokens }))).toHaveLength(1);
});

test("widths beside named models, products of settings and learning-rate ranges count their runs", () => {
  const study = studyOf(
    checkStudyFile({
      ...llamaFile,
      counts: { search_trials: { label: "Trials of a search", value: 7 } },
      experiments: [
        {
          name: "A",
          sweeps: [
            {
              models: [1024, "7B", 1024],
              settings: [
                { count: 4, of: "things" },
                { count: 3, of: "others" },
              ],
              points: { lowest_lr: 0.001, highest_lr: 0.128 },
            },
          ],
        },
        {
          name: "B",
          sweeps: [
            { models: ["13B"], tokens: "optimal" },
            { models: ["13B"], settings: 2, points: "search_trials" },
            { models: ["7b"], points: 5 },
          ],
        },
      ],
    }),
  );
  expect(studyCost(study).experiments.map(({ runs }) => runs)).toEqual([4 * 3 * 15 * 2, 1 + 2 * 7 + 5]);
  const [a, b] = study.experiments.map((it) => it.sweeps);
  expect(a![0]!.models.map((it) => study.models[it]!.own?.name)).toEqual([undefined, "7B"]);
  expect(settingsOf(a![0]!.factors)).toBe(12);
  expect(b!.map(({ id, points, tokens }) => [id, points, tokens])).toEqual([
    ["experiment_2_1", 1, "optimal"],
    ["experiment_2_2", "search_trials", "fixed"],
    ["experiment_2_3", "points_of_2_3", "fixed"],
  ]);
  // However it is spelled, a model is one.
  expect(study.models.filter(({ own }) => own?.name === "7B")).toHaveLength(1);
});

describe("a file of version 1", () => {
  const fixture = (name: string): Record<string, unknown> & { experiments: object[] } =>
    JSON.parse(readFileSync(join(FIXTURES, `${name}-v1.json`), "utf8")) as never;
  const opened = (file: object) => studyOf(parseStudyFile(JSON.stringify(file)));

  // To the last digit as version 0.2.0 counted them.
  test.each([
    ["llama", "956660256130035741622272"],
    ["pythia", "44401817620574109696000"],
  ])("opens, and %s costs what it did", (id, flops) => {
    const study = opened(fixture(id));
    expect(String(studyCost(study).total.exactFlops)).toBe(flops);
    const cost = ({ experiments, total }: ReturnType<typeof studyCost>) =>
      [...experiments, total].map((it) => [it.runs, it.exactFlops, it.usd, it.nodeHours]);
    expect(cost(studyCost(study))).toEqual(cost(studyCost(studyById(id))));
    // The goodput, the rate by width and the GPUs at work are younger than this version.
    const { goodput: _, rate_at_1024: __, gpu_count: ___, ...sources } = studyById(id).sources;
    expect([study.sources, study.ranges]).toEqual([sources, studyById(id).ranges]);
  });

  test("is saved as version 2", () => {
    const text = studyFileText(parseStudyFile(JSON.stringify(fixture("llama"))));
    expect(JSON.parse(text)).toMatchObject({ version: 2, assumptions: { train_steps: 238_419 } });
    expect(text).not.toMatch(/head_dim|run_tokens|"fleet"/);
  });

  test("has experiments with steps, batches or tokens of their own, and widths beside names", () => {
    const tokens = (experiment: object): number => {
      const study = opened({ ...fixture("llama"), experiments: [{ name: "A", models: ["7B"], ...experiment }] });
      return studyCost(study).total.flops / flopsPerTokenOf(study, study.models[0]!);
    };
    expect(tokens({ run_tokens: 15e12 }) / 15e12).toBeCloseTo(1, 12);
    expect(tokens({ steps: 1000 }) / (1000 * 2048 * 2048)).toBeCloseTo(1, 12);
    expect(tokens({ batch: 1024 }) / (238_419 * 1024 * 2048)).toBeCloseTo(1, 12);
    expect(tokens({ points: 3, settings: 2 }) / (6 * 238_419 * 2048 * 2048)).toBeCloseTo(1, 12);
    const mixed = opened({ ...fixture("llama"), experiments: [{ name: "A", models: [4096, "Llama 3 8B"] }] });
    expect(mixed.models.map(({ width, own }) => [width, own?.name])).toEqual([
      [4096, undefined],
      [4096, "Llama 3 8B"],
    ]);
  });

  test.each<[string, object, string]>([
    ["a figure that is wrong", { training: { steps: 0, batch: 1, tokens_per_param: 20 } }, "assumptions, train_steps"],
    ["a field that there never was", { titel: "x" }, "titel: is not a known field"],
    ["a group that is missing", { fleet: undefined }, "assumptions: is missing"],
    ["experiments that are no list", { experiments: 5 }, "experiments: must be a list"],
    ["a model that is no object", { models: [5] }, "models 1"],
  ])("says of %s where it is", (_, change, problem) => {
    expect(() => opened({ ...fixture("llama"), ...change })).toThrow(problem);
  });
});

test("a text with a control character or half a character is refused", () => {
  for (const title of ["a\u0000b", "a\ud83d", "\udc00b"])
    expect(problems((file) => void (file.title = title))).toEqual([
      "title: must not have control characters or halves of characters",
    ]);
});

test("a name that a file has twice is refused with its place, wherever it is, and so is one that readers leave out", () => {
  const json = studyFileText(studyFile("llama"));
  const first = /"usd_per_gpu_hour": /.exec(json)![0];
  const changed = (from: string | RegExp, to: string) => () => parseStudyFile(json.replace(from, to));
  expect(changed(first, `${first}9, ${first}`)).toThrow("assumptions, usd_per_gpu_hour: appears twice");
  expect(changed('"name": ', '"name": "x{[,", "n\\u0061me": ')).toThrow(/^[a-z]+ 1, name: appears twice$/);
  expect(changed('"sources": {', '"sources": {"__proto__": "x", ')).toThrow("sources, __proto__: is not a known name");
  expect(changed('"sources": {', '"sources": {"constructor": "x", ')).toThrow("sources, constructor: is not a known");
  expect(parseStudyFile(json)).toEqual(studyFile("llama"));
});

test("a window whose share of the layers is not said is of all layers", () => {
  const withWindow = (window: { tokens: number; share?: number } | undefined) => {
    const file = structuredClone(llamaFile);
    const shape = { width: 1024, layers: 8, vocab: 32_000, kv_ratio: 1, ffn_ratio: 4, gated: false, tied: false };
    file.models = [{ name: "Ours", ...shape, ...(window ? { window } : {}) }];
    file.experiments = [{ name: "One", sweeps: [{ models: ["Ours"] }] }];
    const study = studyOf(checkStudyFile(file));
    return flopsPerTokenOf(study, study.models[0]!);
  };
  expect(withWindow({ tokens: 256 })).toBe(withWindow({ tokens: 256, share: 1 }));
  expect(withWindow({ tokens: 256 })).toBeLessThan(withWindow({ tokens: 256, share: 0.5 }));
  expect(withWindow({ tokens: 256, share: 0.5 })).toBeLessThan(withWindow(undefined));
});
