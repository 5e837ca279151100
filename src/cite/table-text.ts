import type { CostTable, TableCell } from "./cost-table";

/** Texts that a table can be copied as; each is pasted where its name says. */
export const TABLE_FORMATS = { markdown: "Markdown", csv: "CSV", latex: "LaTeX" } as const;
export type TableFormat = keyof typeof TABLE_FORMATS;

export function tableText(table: CostTable, format: TableFormat): string {
  return { markdown, csv, latex }[format](table);
}

const isNumber = ({ exact }: TableCell): boolean => exact !== undefined;

/** GitHub's tables. */
function markdown({ caption, headings, rows, total }: CostTable): string {
  const escaped = (it: string) => it.replace(/[\\|*_`[\]<>#]/g, "\\$&").replace(/\s+/g, " ");
  const line = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
  return [
    `**${escaped(caption)}**`,
    "",
    line(headings.map(escaped)),
    line(total.map((it) => (isNumber(it) ? "---:" : "---"))),
    ...rows.map((cells) => line(cells.map((it) => escaped(it.shown)))),
    line(total.map((it) => `**${escaped(it.shown)}**`)),
    "",
  ].join("\n");
}

/** RFC 4180, numbers to the last digit: FLOPs of a study have more digits than a spreadsheet keeps. */
function csv({ headings, rows, total }: CostTable): string {
  // A spreadsheet takes a text that begins so for a formula.
  const safe = (it: string) => (/^[=+\-@\t\r]/.test(it) ? `'${it}` : it);
  const quoted = (it: string) => (/[",\r\n]/.test(it) ? `"${it.replaceAll('"', '""')}"` : it);
  const line = (cells: readonly TableCell[]) => cells.map((it) => it.exact ?? quoted(safe(it.shown))).join(",");
  return [headings.map(quoted).join(","), ...rows.map(line), line(total), ""].join("\r\n");
}

const LATEX: Readonly<Record<string, string>> = {
  "\\": "\\textbackslash{}",
  "~": "\\textasciitilde{}",
  "^": "\\textasciicircum{}",
  "<": "\\textless{}",
  ">": "\\textgreater{}",
};

/** A text as LaTeX prints it; line breaks become spaces. */
export const latexText = (it: string): string =>
  it.replace(/\s+/g, " ").replace(/[\\~^<>{}#$%&_]/g, (character) => LATEX[character] ?? `\\${character}`);

/** A booktabs table, powers of ten in mathematics. */
function latex({ caption, headings, rows, total }: CostTable): string {
  const cell = ({ shown, exact }: TableCell) => {
    const [, digits, power] = (exact !== undefined && /^([\d.]+)e(-?\d+)$/.exec(shown)) || [];
    return digits === undefined ? latexText(shown) : `$${digits}\\times 10^{${power!}}$`;
  };
  const line = (cells: readonly string[]) => `    ${cells.join(" & ")} \\\\`;
  return [
    "% \\usepackage{booktabs}",
    "\\begin{table}",
    "  \\centering",
    `  \\caption{${latexText(caption)}}`,
    `  \\begin{tabular}{${total.map((it) => (isNumber(it) ? "r" : "l")).join("")}}`,
    "    \\toprule",
    line(headings.map(latexText)),
    "    \\midrule",
    ...rows.map((cells) => line(cells.map(cell))),
    "    \\midrule",
    line(total.map(cell)),
    "    \\bottomrule",
    "  \\end{tabular}",
    "\\end{table}",
    "",
  ].join("\n");
}
