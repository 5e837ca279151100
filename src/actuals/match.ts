import type { ActualRun } from "./runs";

/** What a run may have trained. */
export interface Planned {
  experiment: string;
  model: string;
}

/** Runs of which an export says the same: of one model and experiment, or of one name but for its counter. */
export interface RunGroup {
  label: string;
  runs: number;
  /** The place of what it names among the planned ones; undefined where it names none, or several. */
  suggested: number | undefined;
}

export interface Matching {
  /** The largest first. */
  groups: readonly RunGroup[];
  /** Place of each run's group. */
  groupOf: readonly number[];
}

/** Runs by what their export says that they trained, each with what that seems to be; the user confirms it. */
export function matchRuns(runs: readonly ActualRun[], planned: readonly Planned[]): Matching {
  const places = new Map<string, number>();
  const found: { label: string; runs: number; isName: boolean }[] = [];
  const first = runs.map(({ trained, name }) => {
    const label = trained ?? withoutCounter(name);
    let place = places.get(label);
    if (place === undefined) {
      place = found.length;
      places.set(label, place);
      found.push({ label, runs: 0, isName: trained === undefined });
    }
    found[place]!.runs++;
    return place;
  });
  const suggest = suggester(planned);
  const order = found.map((_, index) => index).sort((one, other) => found[other]!.runs - found[one]!.runs);
  const rank: number[] = [];
  for (const [at, index] of order.entries()) rank[index] = at;
  return {
    groups: order.map((index) => {
      const { label, runs: count, isName } = found[index]!;
      // Names say nothing of a model where there is one only; a column that says another model does.
      return { label, runs: count, suggested: suggest(label) ?? (isName && planned.length === 1 ? 0 : undefined) };
    }),
    groupOf: first.map((place) => rank[place]!),
  };
}

const COUNTER = /(?:[-_ .#/]*(?:run|seed|trial|attempt|restart|job)?[-_ .#=]*\d+)$/i;

/** "llama-8b-seed-3" is "llama-8b"; a name that is a counter alone stays. */
export const withoutCounter = (name: string): string => {
  const rest = name.replace(COUNTER, "");
  return rest === "" ? name : rest;
};

/** Words and numbers of a name, one space apart: "Llama-3.1_8B" is "llama 3.1 8 b". */
const wordsOf = (text: string): string[] =>
  text
    .normalize("NFKC")
    .toLowerCase()
    .match(/\p{L}+|\d+(?:\.\d+)?/gu) ?? [];

interface Key {
  words: string;
  length: number;
  name: string;
}

/** Finds names in a text by their first words: an export has a hundred thousand texts, and a plan a hundred names. */
function finder(names: readonly string[]): (words: readonly string[]) => ReadonlyMap<string, number> {
  const byFirst = new Map<string, Key[]>();
  const add = (name: string, words: readonly string[], length: number): void => {
    if (words.length === 0) return;
    const known = byFirst.get(words[0]!) ?? [];
    byFirst.set(words[0]!, known);
    known.push({ name, words: words.join(" "), length });
  };
  for (const name of new Set(names)) {
    const words = wordsOf(name);
    add(name, words, words.length);
    // "D = 1024" is also written "1024".
    if (words.length === 2 && words[0] === "d") add(name, words.slice(1), 1);
  }
  return (words) => {
    const text = `${words.join(" ")} `;
    const scores = new Map<string, number>();
    let at = 0;
    for (const word of words) {
      for (const key of byFirst.get(word) ?? [])
        if (text.startsWith(`${key.words} `, at)) scores.set(key.name, Math.max(key.length, scores.get(key.name) ?? 0));
      at += word.length + 1;
    }
    return scores;
  };
}

/** The one planned model that a text names best: model and experiment before one of them, more words before fewer. */
function suggester(planned: readonly Planned[]): (text: string) => number | undefined {
  const models = finder(planned.map(({ model }) => model));
  const experiments = finder(planned.map(({ experiment }) => experiment));
  const placesBy = (of: keyof Planned): ReadonlyMap<string, readonly number[]> => {
    const places = new Map<string, number[]>();
    for (const [index, it] of planned.entries()) places.set(it[of], [...(places.get(it[of]) ?? []), index]);
    return places;
  };
  const [byModel, byExperiment] = [placesBy("model"), placesBy("experiment")];
  return (text) => {
    const words = wordsOf(text);
    const scores = new Map<number, number>();
    for (const [found, places] of [
      [models(words), byModel],
      [experiments(words), byExperiment],
    ] as const)
      for (const [name, length] of found)
        for (const place of places.get(name)!) scores.set(place, (scores.get(place) ?? 0) + 1000 + length);
    let best = 0;
    let found: number | undefined;
    for (const [place, score] of scores) {
      if (score > best) [best, found] = [score, place];
      else if (score === best) found = undefined;
    }
    return found;
  };
}
