/** Letters, digits and dots are what tells names apart: "llama-3 8b" is "Llama 3 8B". */
const plain = (name: string): string => name.toLowerCase().replace(/[^\p{L}\p{N}.]+/gu, "");

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
export function nearestName(names: readonly string[], text: string): string | undefined {
  const wanted = pairs(plain(text));
  const likeness = (name: string): number => {
    const own = pairs(plain(name));
    return (2 * [...own].filter((it) => wanted.has(it)).length) / (own.size + wanted.size || 1);
  };
  const nearest = names.reduce((best, it) => (likeness(it) > likeness(best) ? it : best));
  return likeness(nearest) >= ALIKE ? nearest : undefined;
}

const pairs = (text: string): ReadonlySet<string> => new Set(Array.from({ length: Math.max(text.length - 1, 0) }, (_, at) => text.slice(at, at + 2)));
