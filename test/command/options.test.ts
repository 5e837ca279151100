import { OptionError, optionsOf, positionalsOf, readStudyOptions } from "../../src/command/options";
import { studyById, studyIds } from "../../src/studies";
import { studyCost } from "../../src/study/cost";
import { movedBy } from "../../src/study/moves";
import { inputsOf, withInputs } from "../../src/study/study";

describe.each(studyIds)("%s", (id) => {
  const study = studyById(id);

  test.each(inputsOf(study).map((it) => [it.name, it] as const))("%s has its option", (name, { value, rule }) => {
    const option = name.replaceAll("_", "-");
    expect(optionsOf(study)).toContainEqual(expect.objectContaining({ name: option, argument: "N" }));
    const other = rule.kind === "whole" ? value + 1 : value * 1.5;
    const { inputs } = readStudyOptions(study, { [option]: String(other) });
    expect(inputs).toEqual({ [name]: other });
    const changed = studyCost(withInputs(study, inputs)).total.usd !== studyCost(study).total.usd;
    const moves = movedBy(study, name);
    expect(changed).toBe(moves !== "nothing" && !["the utilisation", "node-hours"].includes(textOf(moves)));
    const below = String(rule.minimum - 1);
    expect(() => readStudyOptions(study, { [option]: below })).toThrow(OptionError);
    expect(() => readStudyOptions(study, { [option]: below })).toThrow(`--${option} must be `);
  });
});

const textOf = (moves: ReturnType<typeof movedBy>): string => (typeof moves === "object" ? moves.only : moves);

test("an option that was not given leaves the study's value", () => {
  expect(readStudyOptions(studyById("llama"), {})).toEqual({ inputs: {}, reading: "published" });
});

test("what is between the options is found before the options are known", () => {
  const args = ["--points", "3", "llama", "--json", "out.xlsx", "--reading=text", "--help", "more"];
  expect(positionalsOf(args, ["json"])).toEqual(["llama", "out.xlsx", "more"]);
});
