import { paper, studyById, studyFile, studyIds } from "../../src/studies";
import { studyCost } from "../../src/study/cost";
import type { StudyFile } from "../../src/study/file";
import { movedBy } from "../../src/study/moves";
import { studyOf } from "../../src/study/read-file";
import { inputsOf, withInputs, type Study } from "../../src/study/study";

/** Sweeps of every tokens rule, of models with and without a shape of their own. */
function mixed(): Study {
  const file: StudyFile = structuredClone(studyFile("llama"));
  const sweeps = [["7B"], [4096]].flatMap((models) =>
    (["fixed", "optimal", 1e12] as const).map((tokens) => ({ models, tokens })),
  );
  file.experiments = sweeps.map((sweep, index) => ({ name: `Experiment ${index}`, sweeps: [sweep] }));
  return studyOf(file);
}

test.each([...studyIds.map(studyById), mixed()].map((it) => [it.id, it] as const))(
  "in %s an input moves every experiment, some or none, as it says",
  (_, study) => {
    const before = studyCost(study).experiments;
    for (const { name, value, rule } of inputsOf(study)) {
      const other = rule.kind === "whole" ? value + 3 : value * 1.5;
      const after = studyCost(withInputs(study, { [name]: other })).experiments;
      const moved = after.filter(({ usd }, index) => usd !== before[index]!.usd).length;
      const moves = movedBy(study, name);
      if (moves === "all") expect([name, moved]).toEqual([name, before.length]);
      else if (moves === "nothing") expect([name, moved]).toEqual([name, 0]);
      // An experiment of several sweeps may move as a whole although only some of them do.
      else if (!["the utilisation", "node-hours", "the days"].includes(moves.only)) expect(moved).toBeGreaterThan(0);
      else expect([name, moved]).toEqual([name, 0]);
    }
  },
);

test("what moves only a part says which", () => {
  const only = (study: Study, name: string) => {
    const moves = movedBy(study, name);
    return typeof moves === "object" ? moves.only : moves;
  };
  expect(only(paper, "train_steps")).toBe("fixed-length runs");
  expect(only(paper, "tokens_per_param")).toBe("compute-optimal runs");
  expect(only(paper, "gamma_trials")).toBe("“γ, 3D search at b = 1024”");
  expect(only(paper, "learning_rates_per_sweep")).toBe("8 of 12 sweeps");
  expect(only(paper, "gpus_per_node")).toBe("node-hours");
  expect(only(paper, "gpu_count")).toBe("the days");
  expect(only(mixed(), "layer_count")).toBe("models of the shared shape");
  expect(only(mixed(), "batch_size")).toBe("fixed-length runs");
  expect(only(studyById("llama"), "layer_count")).toBe("nothing");
  expect(only(studyById("pythia"), "train_steps")).toBe("all");
  expect(only(paper, "no_such_count")).toBe("nothing");
  // A reading may leave a sweep without any configuration: then nothing is trained that its rule could move.
  const none = [{ count: 0, of: "settings" }];
  const experiments = paper.experiments.map((it) => ({
    ...it,
    sweeps: it.sweeps.map((sweep) => (sweep.tokens === "optimal" ? { ...sweep, factors: none } : sweep)),
  }));
  expect(only({ ...paper, experiments }, "tokens_per_param")).toBe("nothing");
  expect(only({ ...paper, experiments }, "train_steps")).toBe("all");
});
