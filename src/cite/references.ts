import type { Reference } from "../study/file";
import { latexText } from "./table-text";

/** A reference as a line: "Everett et al. (2024). Scaling Exponents …". */
export function referenceLine({ title, authors = [], year }: Reference): string {
  const names = authors.map((it) => it.split(" ").at(-1)!);
  const by = names.length > 2 ? `${names[0]!} et al.` : names.join(" and ");
  return `${by === "" ? "" : `${by} `}(${year}). ${title}.`;
}

/** BibTeX entries of references, one below the other; their keys are the first author's name, the year and a word. */
export function bibtex(references: readonly Reference[]): string {
  const keys = new Set<string>();
  return references
    .map(({ title, authors = [], year, url }) => {
      const word = /[\p{L}\d]{4,}/u.exec(title)?.[0] ?? "study";
      const base = ascii(`${authors[0]?.split(" ").at(-1) ?? ""}${year}${word}`).toLowerCase();
      const key = free(base, keys);
      keys.add(key);
      const [, arxiv] = /arxiv\.org\/abs\/([\w./-]+)/.exec(url) ?? [];
      const fields = {
        title: `{${latexText(title)}}`,
        ...(authors.length > 0 ? { author: authors.map(latexText).join(" and ") } : {}),
        year: String(year),
        ...(arxiv === undefined ? {} : { eprint: arxiv, archiveprefix: "arXiv" }),
        url,
      };
      const lines = Object.entries(fields).map(([name, value]) => `  ${name} = {${value}},`);
      return [`@misc{${key},`, ...lines, "}", ""].join("\n");
    })
    .join("\n");
}

const ascii = (it: string): string => it.normalize("NFD").replace(/[^\dA-Za-z]/g, "");

function free(base: string, taken: ReadonlySet<string>): string {
  for (let at = 0; ; at++) {
    const key = at === 0 ? base : `${base}${String.fromCharCode(96 + at)}`;
    if (!taken.has(key)) return key;
  }
}
