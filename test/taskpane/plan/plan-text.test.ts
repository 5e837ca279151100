import { planOf } from "../../../src/taskpane/plan/plan";
import {
  modelsText,
  pointsText,
  readModels,
  readPoints,
  readRuns,
  runsNote,
  runsText,
  settingsText,
} from "../../../src/taskpane/plan/plan-text";

const OWN = [
  { name: "7B", width: 4096, layers: 32, vocab: 32000, kv_ratio: 1, ffn_ratio: 2.6875, gated: true, tied: false },
];

test("widths and names are read as typed, and what is neither is named", () => {
  expect(readModels(" 512, 7b ; 1024", OWN)).toEqual({ value: [512, "7B", 1024] });
  expect(readModels("512, 7C", OWN)).toEqual({
    problem: "“7C” is neither a width (a whole number from 1 to 1E9) nor a model.",
  });
  expect(readModels("12.5", [])).toEqual({
    problem: "“12.5” is neither a width (a whole number from 1 to 1E9) nor a model.",
  });
  expect(readModels("Mixtrel 8x22B", [])).toEqual({
    problem: expect.stringMatching(/nor a model; the nearest is “Mixtral 8x22B”\.$/),
  });
  expect(readModels(" , ", [])).toHaveProperty("problem");
  expect(readModels(modelsText([512, "7B"]), OWN)).toEqual({ value: [512, "7B"] });
});

test("1,024 is one width, 512,768 is asked about, and a width that is listed twice is refused", () => {
  expect(readModels("1,024", [])).toEqual({ value: [1024] });
  expect(readModels("1,024, 2,048; 1 536", [])).toEqual({ value: [1024, 2048, 1536] });
  expect(readModels("512,1024,2048", [])).toEqual({ value: [512, 1024, 2048] });
  expect(readModels("512,768", [])).toEqual({
    problem: "“512,768” may be 512768 or the widths 512 and 768: write 512768, or 512, 768.",
  });
  expect(readModels("1,024,2,048", [])).toEqual({
    problem: "“024” is not a width: write thousands without commas, such as 1024.",
  });
  expect(readModels("2048, 2048", [])).toEqual({ problem: "2048 is listed twice: give each once." });
  expect(readModels("7B", [])).toHaveProperty("problem");
});

test("learning rates may be listed one by one, and a decimal comma is no list of two", () => {
  expect(readPoints("1e-4,3e-4,1e-3")).toEqual({ value: { learning_rates: [1e-4, 3e-4, 1e-3] } });
  expect(readPoints("0.001; 0.003")).toEqual({ value: { learning_rates: [0.001, 0.003] } });
  expect(readPoints("0,5")).toEqual({ problem: "“0,5” has a decimal comma: write 0.5." });
  expect(readPoints("1e-4, 1e-4")).toEqual({ problem: "The learning rate 1e-4 is listed twice: give each once." });
  expect(readPoints("1e-4, fast")).toEqual({
    problem: "“fast” is not a learning rate: separate numbers above zero by commas.",
  });
  expect(readPoints("1,024")).toEqual({ value: 1024 });
});

test("runs of a configuration are a number, a range of learning rates or a count that sweeps share", () => {
  expect(readPoints("15")).toEqual({ value: 15 });
  for (const points of [
    3,
    { lowest_lr: 0.0001, highest_lr: 0.0128 },
    { lowest_lr: 1e-7, highest_lr: 0.5, step: 1.19 },
    { learning_rates: [1e-4, 3e-4, 1e-3] },
  ]) {
    expect(readPoints(pointsText(points))).toEqual({ value: points });
  }
  for (const text of ["", "1.5", "0 to 1", "2 to 1", "1 to 2 step 1", "many", "gamma_trials"])
    expect(readPoints(text)).toHaveProperty("problem");
  const counts = { gamma_trials: { label: "Trials", value: 800 } };
  expect(readPoints(pointsText("gamma_trials"), counts)).toEqual({ value: "gamma_trials" });
  expect(pointsText(undefined)).toBe("1");
});

test("a product of configurations is shown as it is", () => {
  expect(
    settingsText([
      { count: 3, of: "optimizers" },
      { count: 4, of: "parameterizations" },
    ]),
  ).toBe("3 optimizers × 4 parameterizations");
});

test("as many learning rates can be listed as a file may have, and not one more", () => {
  const listed = (count: number) => Array.from({ length: count }, (_, index) => `${index + 1}e-6`).join(", ");
  expect(readPoints(listed(200))).toHaveProperty("value.learning_rates.length", 200);
  expect(readPoints(listed(201))).toEqual({ problem: "At most 200 learning rates can be listed: give a range." });
});

test("a size alone is asked about with models that have it in their names", () => {
  expect(readModels("7B", [])).toEqual({
    problem: expect.stringMatching(
      /^“7B” is the size of a model: name one, such as [^,]*7B or [^,]*7B or [^,]*7B, or give a width\.$/,
    ),
  });
  expect(readModels("1024, 123M", [])).toEqual({
    problem: "“123M” is the size of a model: name one, or give a width.",
  });
});

test.each([
  ["1", { settings: 1, points: 1 }],
  ["45 runs", { settings: 1, points: 45 }],
  ["3 × 15", { settings: 3, points: 15 }],
  ["3x15", { settings: 3, points: 15 }],
  ["3 configurations × 15 learning rates", { settings: 3, points: 15 }],
  ["5 seeds", { settings: 1, points: 5 }],
  ["3 × 0.0001 to 0.0128", { settings: 3, points: { lowest_lr: 0.0001, highest_lr: 0.0128 } }],
  ["2 × 1e-4, 3e-4", { settings: 2, points: { learning_rates: [1e-4, 3e-4] } }],
])("the runs per model “%s” are read, and read again as they are written", (typed, value) => {
  expect(readRuns(typed)).toEqual({ value });
  expect(readRuns(runsText({ models: [512], ...value })!)).toEqual({ value });
});

test.each(["", "many", "0", "1.5 × 3", "x 3"])("the runs per model “%s” are refused by the field's name", (typed) => {
  expect(readRuns(typed)).toEqual({ problem: expect.stringMatching(/^Runs per model: /) });
});

test("the first plan says how many runs it has and what they are of", () => {
  const sweep = planOf().experiments[0]!.sweeps[0]!;
  expect(runsNote(sweep, undefined)).toBe(
    "45 runs of each model: 3 configurations × 15 learning rates; type 1 to train each once",
  );
  expect(runsNote({ models: [512] }, undefined)).toBe("1 run of each model");
});
