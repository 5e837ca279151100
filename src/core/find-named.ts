/** Spaces, hyphens, brackets and what is not seen; symbols and emoji tell names apart, and so do the dots of numbers. */
const SEPARATORS = /[^\P{P}.]|[\s\p{Z}\p{C}\u{fe00}-\u{fe0f}]/u.source;
const BETWEEN_NUMBERS = new RegExp(`(?<=[\\p{N}.])(?:${SEPARATORS})+(?=[\\p{N}.])`, "gu");
const ELSEWHERE = new RegExp(`(?!(?<=[\\p{N}.]) [\\p{N}.])(?:${SEPARATORS})+`, "gu");

/**
 * What two spellings of a name have in common: "llama-3 8b" is "Llama 3 8B". Numbers stay apart, since "Llama 38B" is another
 * model, and a name of nothing but separators is itself.
 */
function plain(name: string): string {
  const normal = name.normalize("NFC").toLowerCase().normalize("NFC");
  return normal.replace(BETWEEN_NUMBERS, " ").replace(ELSEWHERE, "") || normal.trim();
}

/** An entry of a catalogue, with the other names that people know it by. */
export interface Named {
  readonly name: string;
  readonly aliases?: readonly string[];
}

/** Whether two spellings are of one name. */
export const isSameName = (one: string, other: string): boolean => plain(one) === plain(other);

/** How the hub tells apart what was made of one shape: converted weights, versions, and weights after further training. */
const ENDING = /[\s_-]+(?:hf|base|pt|it|chat|instruct|thinking|deduped|v0\.1|2[4-6]\d\d)$/iu;

/** Who makes a part or a model, before its name: drivers and papers write it, the catalogues do not. */
const MAKER =
  /^(?:nvidia|tesla|geforce|amd|instinct|google|cloud|aws|intel|meta|openai|microsoft|alibaba|ibm)[\s_-]+/iu;

/** The name on the hub without its owner and without its endings: "Llama-3.1-8B" of "meta-llama/Llama-3.1-8B-Instruct". */
function withoutRelease(name: string): string {
  let shorter = name.slice(name.lastIndexOf("/") + 1);
  while (ENDING.test(shorter)) shorter = shorter.replace(ENDING, "");
  while (MAKER.test(shorter)) shorter = shorter.replace(MAKER, "");
  return shorter;
}

/** An entry's names, those that are surest first: its own, its aliases, and these without owner and ending. */
const namesOf = ({ name, aliases = [] }: Named): readonly (readonly string[])[] => [
  [name],
  aliases,
  aliases.map(withoutRelease),
];

function indexOf(entries: readonly Named[]): Map<string, Named> {
  const found = new Map<string, Named>();
  for (const sureness of [0, 1, 2])
    for (const entry of entries)
      for (const name of namesOf(entry)[sureness]!) if (!found.has(plain(name))) found.set(plain(name), entry);
  return found;
}

/**
 * The entry of a name or an alias, upper and lower case, spaces and hyphens alike. Of an entry with aliases, which is a
 * published one, the owners, makers and endings that others add ("meta-llama/…-Instruct", "NVIDIA A100") are understood too.
 */
export function findNamed<T extends Named>(entries: readonly T[], name: string): T | undefined {
  let found = indexes.get(entries);
  if (!found) indexes.set(entries, (found = indexOf(entries)));
  const exact = found.get(plain(name));
  if (exact) return exact as T;
  const shorter = withoutRelease(name);
  const released = shorter === name ? undefined : found.get(plain(shorter));
  return released?.aliases ? (released as T) : undefined;
}

const indexes = new WeakMap<readonly Named[], Map<string, Named>>();

/** A slip for so many letters is as many as a name may be away. */
const LETTERS_PER_SLIP = 4;

/** A beginning shorter than this is of too many names. */
const SHORTEST_BEGINNING = 3;

const digitsOf = (text: string): string => text.replace(/[^\p{N}]/gu, "");

/**
 * The name that a text is a slip or a beginning of; undefined where none is close. Letters may be mistyped, one in four;
 * numbers may not, since "B300" is no slip for "MI300X" but another part, and only the gap between them may be missing.
 */
export function nearestName(entries: readonly Named[], text: string): string | undefined {
  let known = likenesses.get(entries);
  if (!known) likenesses.set(entries, (known = likenessOf(entries)));
  const wanted = joinedUp(text);
  const begun = known.beginnings.get(wanted);
  if (begun !== undefined) return begun;
  let [nearest, away]: [string | undefined, number] = [undefined, Math.floor(wanted.length / LETTERS_PER_SLIP) + 1];
  for (const { name, joined } of known.byDigits.get(digitsOf(wanted)) ?? []) {
    if (Math.abs(joined.length - wanted.length) >= away) continue;
    const slips = slipsBetween(joined, wanted);
    if (slips < away) [nearest, away] = [name, slips];
  }
  return nearest;
}

/** For likeness, where a space that is missing is the likeliest slip. */
const joinedUp = (name: string): string => plain(name).replaceAll(" ", "");

interface Likeness {
  /** Names by what they may be a slip of: those with the same digits. */
  readonly byDigits: ReadonlyMap<string, readonly { name: string; joined: string }[]>;
  /** The first name that begins so; a beginning ends with a letter or a whole number. */
  readonly beginnings: ReadonlyMap<string, string>;
}

const likenesses = new WeakMap<readonly Named[], Likeness>();

function likenessOf(entries: readonly Named[]): Likeness {
  const byDigits = new Map<string, { name: string; joined: string }[]>();
  const beginnings = new Map<string, string>();
  for (const entry of entries) {
    for (const spelling of namesOf(entry).flat().map(plain)) {
      const joined = joinedUp(spelling);
      const digits = digitsOf(joined);
      byDigits.set(digits, [...(byDigits.get(digits) ?? []), { name: entry.name, joined }]);
      for (let end = SHORTEST_BEGINNING; end < spelling.length; end++) {
        if (/^[\p{N}.]{2}$/u.test(spelling.slice(end - 1, end + 1))) continue;
        const beginning = joinedUp(spelling.slice(0, end));
        if (!beginnings.has(beginning)) beginnings.set(beginning, entry.name);
      }
    }
  }
  return { byDigits, beginnings };
}

/** Letters to add, leave out or change, to make one text of another (Levenshtein's distance). */
function slipsBetween(one: string, other: string): number {
  let above = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (let row = 1; row <= one.length; row++) {
    const here = [row];
    for (let at = 1; at <= other.length; at++) {
      const changed = above[at - 1]! + (one[row - 1] === other[at - 1] ? 0 : 1);
      here.push(Math.min(changed, above[at]! + 1, here[at - 1]! + 1));
    }
    above = here;
  }
  return above[other.length]!;
}
