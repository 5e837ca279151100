import { CellError, type Cell, type Matrix } from "../grid/cell";
import type { WorksheetFunction } from "../grid/define-function";
import { literalText } from "../grid/formula/literal";
import { defaultText } from "../grid/parameter-text";
import { functionPage, PAGES } from "../excel/site";

type Spell = (functionName: string) => string;

/** The pages that the manifest and functions.json link to, by name: one that lists the functions, and one for each. */
export function helpPages(catalogue: readonly WorksheetFunction[], spell: Spell): Readonly<Record<string, string>> {
  return {
    [PAGES.help]: page("", "FLOPsheet: functions", contents(catalogue)),
    ...Object.fromEntries(
      catalogue.map((it) => [functionPage(it.name), page("../", `${it.name}, FLOPsheet`, describe(it, spell))]),
    ),
  };
}

/** `root` leads from the page to the site. */
const page = (root: string, title: string, body: string): string => `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <meta name="color-scheme" content="light dark" />
    <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'" />
    <link rel="icon" href="${root}assets/icon-32.png" />
    <link rel="stylesheet" href="${root}assets/help.css" />
    <title>${escapeMarkup(title)}</title>
  </head>
  <body>
    <main>
${body}
    </main>
  </body>
</html>
`;

const row = (first: string, ...cells: readonly string[]): string =>
  `<tr><th scope="row">${first}</th>${cells.map((it) => `<td>${escapeMarkup(it)}</td>`).join("")}</tr>`;

const table = (headings: readonly string[], rows: readonly string[]): string =>
  `<table><thead><tr>${headings.map((it) => `<th scope="col">${it}</th>`).join("")}</tr></thead><tbody>${rows.join("")}</tbody></table>`;

const contents = (catalogue: readonly WorksheetFunction[]): string => `      <h1>FLOPsheet</h1>
      <p>What training a language model costs, as live spreadsheet cells. To insert the whole cost breakdown, choose <b>Training cost</b> on
      Excel's Home tab; <a href="index.html">the workbench</a> shows the same without Excel.</p>
      <p>Each argument may be a range: results spill. An optional argument, in brackets, takes its default where it is blank or left out. A bad
      argument gives #VALUE! with a message that names it. Nothing that you type leaves your machine.</p>
      ${table(
        ["Function", "Result", "Unit"],
        catalogue.map(({ name, summary, unit }) => row(`<a href="${functionPage(name)}">${name}</a>`, summary, unit)),
      )}`;

function describe(fn: WorksheetFunction, spell: Spell): string {
  const { name, summary, unit, equation, source, parameters, examples } = fn;
  const entries = Object.entries(parameters);
  const signature = entries.map(([key, { fallback }]) => (fallback === undefined ? key : `[${key}]`)).join(", ");
  const described = entries.map(([key, parameter]) =>
    row(`<code>${key}</code>`, parameter.description, parameter.rule, defaultText(parameter) ?? "required"),
  );
  const call = (args: Parameters<typeof fn.call>) =>
    `=${spell(name)}(${args.map((it) => literalText(it ?? null)).join(",")})`;
  const shown = (args: Parameters<typeof fn.call>): string =>
    row(`<code>${escapeMarkup(call(args))}</code>`, resultText(fn.call(...args)));
  return `      <p><a href="../${PAGES.help}">All functions</a></p>
      <h1><code>${escapeMarkup(`${spell(name)}(${signature})`)}</code></h1>
      <p>${escapeMarkup(summary)} Result: ${escapeMarkup(unit)}.</p>
      <p class="equation">${escapeMarkup(equation)}</p>
      ${described.length === 0 ? "" : `<h2>Arguments</h2>\n      ${table(["Argument", "Meaning", "Must be", "If left out"], described)}`}
      <h2>Examples</h2>
      ${table(
        ["Call", "Result"],
        examples.map((it) => shown([...it.arguments])),
      )}
      <h2>Errors</h2>
      ${table(["Call", "Result"], badCalls(fn).map(shown))}
      <p>An error in an argument is passed on as the result; ranges of different lengths give #N/A past the end of the shorter one.</p>
      <p class="source">${escapeMarkup(source)}</p>`;
}

/** The first example with each argument in turn replaced by a text that none of them admits. */
function badCalls({ parameters, examples }: WorksheetFunction): Parameters<WorksheetFunction["call"]>[] {
  const good = examples[0]!.arguments;
  return Object.values(parameters).flatMap(({ wholeRange }, index) => {
    if (wholeRange) return [];
    const args = Array.from({ length: Math.max(good.length, index + 1) }, (_, at) =>
      at === index ? "?" : (good[at] ?? null),
    );
    return [args];
  });
}

function resultText(results: Matrix<Cell>): string {
  const first = results[0]![0]!;
  if (results.length * results[0]!.length > 1)
    return `a table of ${results.length} × ${results[0]!.length} cells, from “${String(first)}”`;
  return first instanceof CellError
    ? `${first.code} ${first.message}`
    : typeof first === "number"
      ? literalText(first)
      : String(first);
}

const ENTITIES: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

/** A text as XML and HTML write it, in an element or in a quoted attribute. */
export const escapeMarkup = (text: string): string => text.replace(/[&<>"]/g, (it) => ENTITIES[it]!);
