import { modelsText, pointsText, readModels, readPoints, settingsText } from "../../../src/taskpane/plan/plan-text";

const OWN = [
  { name: "7B", width: 4096, layers: 32, vocab: 32000, kv_ratio: 1, ffn_ratio: 2.6875, gated: true, tied: false },
];

test("widths and names are read as typed, and what is neither is named", () => {
  expect(readModels(" 512, 7b ; 512", OWN)).toEqual({ value: [512, "7B"] });
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

test("runs of a configuration are a number, a range of learning rates or a count that sweeps share", () => {
  expect(readPoints("15")).toEqual({ value: 15 });
  for (const points of [
    3,
    { lowest_lr: 0.0001, highest_lr: 0.0128 },
    { lowest_lr: 1e-7, highest_lr: 0.5, step: 1.19 },
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
