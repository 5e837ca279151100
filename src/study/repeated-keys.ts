/** Of JSON: texts, marks, and numbers or words. */
const TOKENS = /"(?:[^"\\]|\\.)*"|[{}[\]:,]|[^\s{}[\]:,"]+/g;

/** Names that objects have of themselves: readers of JSON leave them out without a word. */
const LEFT_OUT = new Set(["__proto__", "constructor", "prototype"]);

interface Open {
  /** Names of an object so far; undefined for a list. */
  names?: Set<string>;
  /** The name, or the number of the entry, that is being read. */
  at: string | number;
}

/**
 * What a valid JSON text says and nobody would read: a name that an object has before, of which the last one counts, and
 * names that are left out. Each with its place: "experiments 2, name: appears twice".
 */
export function unreadFields(json: string): string[] {
  const problems: string[] = [];
  const open: Open[] = [];
  let isName = false;
  for (const [token] of json.matchAll(TOKENS)) {
    const inside = open.at(-1);
    if (token === "{" || token === "[") {
      open.push(token === "{" ? { names: new Set(), at: "" } : { at: 1 });
      isName = token === "{";
    } else if (token === "}" || token === "]") {
      open.pop();
      isName = false;
    } else if (token === ",") {
      if (inside && typeof inside.at === "number") inside.at++;
      isName = inside?.names !== undefined;
    } else if (isName && inside?.names) {
      const name = JSON.parse(token) as string;
      inside.at = name;
      if (inside.names.has(name)) problems.push(`${placeOf(open)}: appears twice`);
      if (LEFT_OUT.has(name)) problems.push(`${placeOf(open)}: is not a known name`);
      inside.names.add(name);
      isName = false;
    }
  }
  return problems;
}

const placeOf = (open: readonly Open[]): string =>
  open.map(({ at }, index) => (typeof at === "number" ? ` ${at}` : `${index === 0 ? "" : ", "}${at}`)).join("");
