import { OptionError, optionsOf, positionalsOf, scenarioOfOptions } from "../../src/command/options";
import { studyById, studyIds } from "../../src/studies";
import { studyCost } from "../../src/study/cost";
import { movedBy } from "../../src/study/moves";
import { inputsOf, withInputs } from "../../src/study/study";

const asPublished = { name: "", inputs: {}, readings: {} };

describe.each(studyIds)("%s", (id) => {
  const study = studyById(id);

  test.each(inputsOf(study).map((it) => [it.name, it] as const))("%s has its option", (name, { value, rule }) => {
    const option = name.replaceAll("_", "-");
    expect(optionsOf(study)).toContainEqual(expect.objectContaining({ name: option, argument: "N" }));
    const other = rule.kind === "whole" ? value + 1 : value * 1.5 > rule.maximum ? value / 2 : value * 1.5;
    // With an exponent: “2.985” may be thousands.
    const { inputs } = scenarioOfOptions({ study, scenario: asPublished }, { [option]: `${other}e0` });
    expect(inputs).toEqual({ [name]: other });
    const changed = studyCost(withInputs(study, inputs)).total.usd !== studyCost(study).total.usd;
    const moves = movedBy(study, name);
    expect(changed).toBe(moves !== "nothing" && !["the utilisation", "node-hours", "the days"].includes(textOf(moves)));
    const below = String(rule.minimum - 1);
    expect(() => scenarioOfOptions({ study, scenario: asPublished }, { [option]: below })).toThrow(OptionError);
    expect(() => scenarioOfOptions({ study, scenario: asPublished }, { [option]: below })).toThrow(
      `--${option} must be `,
    );
  });
});

const textOf = (moves: ReturnType<typeof movedBy>): string => (typeof moves === "object" ? moves.only : moves);

test("an option that was not given leaves the study's value", () => {
  expect(scenarioOfOptions({ study: studyById("llama"), scenario: asPublished }, {})).toEqual(asPublished);
});

test("a number that may be thousands or thousandths is refused with both", () => {
  const read = (text: string) =>
    scenarioOfOptions({ study: studyById("llama"), scenario: asPublished }, { "usd-per-gpu-hour": text }).inputs;
  expect(() => read("1.000")).toThrow("--usd-per-gpu-hour must be a number from 1E-4 to 1E6; “1.000” may be 1 or 1000");
  expect(read("0.125")).toEqual({ usd_per_gpu_hour: 0.125 });
});

test("what is between the options is found before the options are known", () => {
  const args = ["--points", "3", "llama", "--json", "out.xlsx", "--reading=text", "--help", "more"];
  expect(positionalsOf(args, ["json"])).toEqual(["llama", "out.xlsx", "more"]);
});
