import { compile } from "../grid/formula/compile";
import { variable } from "../grid/formula/formula";
import { activeParamsOf, blockParamsOf, reachOf } from "./cost";
import { lostAtWidth, terms, TOKENS_RULES, type ModelFactor, type Term, type TokensRule } from "./arithmetic";
import { countOf, countsOf, pointsOf, settingsOf, sweepsOf, type Study, type StudyModel, type Sweep } from "./study";

export const ruleOf = ({ tokens }: Pick<Sweep, "tokens">): TokensRule => (typeof tokens === "number" ? "own" : tokens);

/** Tokens rules that every study has. */
const SHARED_RULES: readonly TokensRule[] = ["fixed", "optimal"];

/** Tokens rules that the runs of a study may have: those that all studies have, since a user may type one over another, and further ones of its own. */
export function rulesOf(study: Study): readonly TokensRule[] {
  const readings = study.corrections.flatMap((it) => it.readings.map(({ change }) => change.tokens ?? []).flat());
  const present = [...SHARED_RULES, ...sweepsOf(study).map(ruleOf), ...readings];
  return TOKENS_RULES.filter((it) => present.includes(it));
}

/** Terms of the kinds of models and the tokens rules that a study has. */
export function termsOf(study: Study): readonly Term[] {
  const rules = rulesOf(study);
  return ofItsKinds(study).filter((it) => rules.includes(it.rule));
}

/** Terms of the kinds of models that a study has, under every rule. */
function ofItsKinds({ models }: Study): readonly Term[] {
  const kinds = new Set(models.map(({ own }) => own !== undefined));
  return terms.filter((it) => kinds.has(it.own));
}

const lost = compile<"width">(lostAtWidth(variable("width")));

/** What a model brings to a sum. */
function factorOf(study: Study, model: StudyModel, factor: ModelFactor): number {
  const { width, own } = model;
  switch (factor) {
    case "width":
      return width;
    case "activeParams":
      return activeParamsOf(study, model);
    case "blockParams":
      return blockParamsOf(study, model);
    case "lost":
      return lost({ width });
    case "ownWeights":
      return own ? own.weights : 0;
    case "ownAttention":
      return own ? own.attention * reachOf(study, own) : 0;
  }
}

/** The sums of a study's runs by the terms' names, apart for each of its counts; 0 under rules that it does not have. */
export function sumsOf(study: Study): Readonly<Record<string, Readonly<Record<string, number>>>> {
  const sum = (count: string, term: Term): number =>
    sweepsOf(study)
      .filter((it) => countOf(it) === count && ruleOf(it) === term.rule)
      .reduce((total, sweep) => {
        const runs = settingsOf(sweep.factors) * pointsOf(study, sweep);
        const weight = typeof sweep.tokens === "number" ? runs * sweep.tokens : runs;
        const models = sweep.models
          .map((it) => study.models[it]!)
          .filter(({ own }) => (own !== undefined) === term.own);
        return (
          total +
          weight *
            models.reduce(
              (added, model) => added + term.factors.reduce((product, it) => product * factorOf(study, model, it), 1),
              0,
            )
        );
      }, 0);
  return Object.fromEntries(
    countsOf(study).map((count) => [count, Object.fromEntries(ofItsKinds(study).map((it) => [it.id, sum(count, it)]))]),
  );
}
