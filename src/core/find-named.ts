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

/** For likeness, where a space that is missing is the likeliest slip. */
const joinedUp = (name: string): string => plain(name).replaceAll(" ", "");

/** Whether two spellings are of one name. */
export const isSameName = (one: string, other: string): boolean => plain(one) === plain(other);

/** The entry of a name, upper and lower case, spaces and hyphens alike. */
export function findNamed<T extends { readonly name: string }>(entries: readonly T[], name: string): T | undefined {
  let found = indexes.get(entries);
  if (!found) {
    found = new Map(entries.map((it) => [plain(it.name), it]));
    indexes.set(entries, found);
  }
  return found.get(plain(name)) as T | undefined;
}

const indexes = new WeakMap<readonly { readonly name: string }[], Map<string, { readonly name: string }>>();

/** Less in common than this is chance. */
const ALIKE = 0.4;

/** The name that shares most pairs of letters with a text that is none of them; undefined where none is like it. */
export function nearestName(entries: readonly { readonly name: string }[], text: string): string | undefined {
  let known = pairsOfNames.get(entries);
  if (!known) {
    known = entries.map(({ name }) => ({ name, pairs: pairsOf(joinedUp(name)) }));
    pairsOfNames.set(entries, known);
  }
  const wanted = pairsOf(joinedUp(text));
  let [nearest, likeness]: [string | undefined, number] = [undefined, ALIKE];
  for (const { name, pairs } of known) {
    let shared = 0;
    for (const it of wanted) if (pairs.has(it)) shared++;
    const alike = (2 * shared) / (pairs.size + wanted.size);
    if (alike >= likeness && !(alike === likeness && nearest !== undefined)) [nearest, likeness] = [name, alike];
  }
  return nearest;
}

const pairsOfNames = new WeakMap<
  readonly { readonly name: string }[],
  readonly { name: string; pairs: ReadonlySet<string> }[]
>();

const pairsOf = (text: string): ReadonlySet<string> => {
  const pairs = new Set<string>();
  for (let at = 0; at + 1 < text.length; at++) pairs.add(text.slice(at, at + 2));
  return pairs;
};
