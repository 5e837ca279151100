import { followedBy, nodeHours, terms, usd, type Term, type TokensRule } from "./arithmetic";
import { assumptionOf, isAssumption, type AssumptionName } from "./assumptions";
import { ruleOf } from "./sums";
import { countOf, settingsOf, sweepsOf, type Study } from "./study";

/** What of a study another value of one of its inputs changes. */
export type Moves = "all" | "nothing" | { only: string };

/** Sweeps up to this many are named one by one. */
const MOST_NAMED = 2;

const RUNS: Readonly<Record<TokensRule, string>> = {
  fixed: "fixed-length runs",
  optimal: "compute-optimal runs",
  "non-embedding": "runs by non-embedding parameters",
  own: "runs with their own number of tokens",
};

/** Runs that the cost counts alike: under one tokens rule, of models with or without a shape of their own. */
type Kind = Pick<Term, "rule" | "own">;

const isOf =
  (kind: Kind) =>
  ({ rule, own }: Kind): boolean =>
    rule === kind.rule && own === kind.own;

/** What an assumption or a count of a study moves: its whole cost, a part of it, or nothing. */
export function movedBy(study: Study, name: string): Moves {
  return isAssumption(name) ? movedByAssumption(study, name) : movedByCount(study, name);
}

function movedByCount(study: Study, name: string): Moves {
  const all = sweepsOf(study);
  const moved = all.filter((it) => countOf(it) === name);
  if (moved.length === 0) return "nothing";
  if (moved.length === all.length) return "all";
  return {
    only:
      moved.length <= MOST_NAMED
        ? moved.map((it) => `“${it.name}”`).join(" and ")
        : `${moved.length} of ${all.length} sweeps`,
  };
}

function movedByAssumption(study: Study, name: AssumptionName): Moves {
  if (followedBy(usd).includes(name)) return "all";
  const kinds = kindsOf(study);
  const moved = kinds.filter((kind) =>
    terms.filter(isOf(kind)).some((it) => followedBy(it.flops(study.shape)).includes(name)),
  );
  if (moved.length === 0) return aside(name);
  if (moved.length === kinds.length) return "all";
  return { only: described(moved, kinds, assumptionOf(name).group === "shape" ? "own" : "rule") };
}

/** What is beside the total: no FLOPs and no US$ follow it. */
function aside(name: AssumptionName): Moves {
  if (name === "peak_flops_per_gpu") return { only: "the utilisation" };
  if (name === "gpu_count") return { only: "the days" };
  return followedBy(nodeHours).includes(name) ? { only: "node-hours" } : "nothing";
}

/** The kinds of runs that a study has; a sweep without configurations has none. */
function kindsOf(study: Study): readonly Kind[] {
  const kinds: Kind[] = [];
  for (const sweep of sweepsOf(study).filter((it) => settingsOf(it.factors) > 0)) {
    for (const index of sweep.models) {
      const kind: Kind = { rule: ruleOf(sweep), own: study.models[index]!.own !== undefined };
      if (!kinds.some(isOf(kind))) kinds.push(kind);
    }
  }
  return kinds;
}

/** By the part that the assumption is about, by the other, or by both: as little as tells the moved kinds from the rest. */
function described(moved: readonly Kind[], kinds: readonly Kind[], about: keyof Kind): string {
  const texts = {
    rule: ({ rule }: Kind) => RUNS[rule],
    own: ({ own }: Kind) => (own ? "models with their own shape" : "models of the shared shape"),
  };
  const parts: readonly (keyof Kind)[] = about === "rule" ? ["rule", "own"] : ["own", "rule"];
  const enough = parts.find((part) =>
    kinds.every((it) => moved.includes(it) === moved.some((as) => as[part] === it[part])),
  );
  const text = enough ? texts[enough] : (it: Kind) => `${texts.rule(it)} of ${texts.own(it)}`;
  return [...new Set(moved.map(text))].join(" and ");
}
