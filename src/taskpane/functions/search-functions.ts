import type { WorksheetFunction } from "../../grid/define-function";

/** Functions in which every word of the query occurs: in the name, the summary or the parameters. Names that match come first. */
export function searchFunctions(functions: readonly WorksheetFunction[], query: string): WorksheetFunction[] {
  const words = plainWords(query);
  const found = functions.filter((fn) => {
    const text = plain(searchable(fn));
    return words.every((word) => text.includes(word));
  });
  const inName = (fn: WorksheetFunction) => words.every((word) => plain(fn.name).includes(word));
  return [...found.filter(inName), ...found.filter((fn) => !inName(fn))];
}

const searchable = ({ name, summary, source, parameters }: WorksheetFunction): string =>
  [name, summary, source, ...Object.entries(parameters).map(([key, { description }]) => `${key} ${description}`)].join(
    " ",
  );

/** The words of a text as a search compares them. */
export const plainWords = (text: string): string[] => plain(text).split(" ").filter(Boolean);

/** RUN_COST, run cost and "=run cost(" are one to a reader. */
const plain = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}$]+/gu, " ")
    .trim();
