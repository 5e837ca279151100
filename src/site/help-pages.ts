import { CellError, type Cell, type Matrix } from "../grid/cell";
import type { WorksheetFunction } from "../grid/define-function";
import { literalText } from "../grid/formula/literal";
import { defaultText } from "../grid/parameter-text";
import { PAGES } from "../excel/site";
import { bareHelpAddress, helpAddress } from "../grid/help-address";

type Spell = (functionName: string) => string;

/**
 * The pages that the manifest, functions.json and the pane link to, by name: one that lists the functions, and two for each,
 * as Excel spells it and as the workbench does.
 */
export function helpPages(catalogue: readonly WorksheetFunction[], spell: Spell): Readonly<Record<string, string>> {
  const each = (address: (name: string) => string, root: string, spelled: Spell) =>
    catalogue.map((it) => [address(it.name), page(root, `${it.name}, FLOPsheet`, describe(it, spelled, root))]);
  return {
    [PAGES.help]: page("", "FLOPsheet: functions", contents(catalogue)),
    ...(Object.fromEntries([
      ...each(helpAddress, "../", spell),
      ...each(bareHelpAddress, "../../", (name) => name),
    ]) as Record<string, string>),
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
        catalogue.map(({ name, summary, unit }) => row(`<a href="${helpAddress(name)}">${name}</a>`, summary, unit)),
      )}`;

function describe(fn: WorksheetFunction, spell: Spell, root: string): string {
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
  return `      <p><a href="${root}${PAGES.help}">All functions</a></p>
      <h1><code>${escapeMarkup(`${spell(name)}(${signature})`)}</code></h1>
      <p>${escapeMarkup(summary)} Result: ${escapeMarkup(unit)}.</p>
      <p class="equation">${equation
        .split(/(?<=;) /)
        .map(escapeMarkup)
        .join("<br />")}</p>
      ${described.length === 0 ? "" : `<h2>Arguments</h2>\n      ${table(["Argument", "Meaning", "Must be", "If left out"], described)}`}
      <h2>Examples</h2>
      ${table(
        ["Call", "Result"],
        examples.map((it) => shown([...it.arguments])),
      )}
      <h2>Errors</h2>
      ${table(["What is wrong", "What the cell shows", "What to do"], errorRows(fn, spell))}
      <p>An error in an argument is passed on as the result. ${escapeMarkup(spellingHelp(spell(name), name))}</p>
      <p class="source">${escapeMarkup(source)}</p>`;
}

/** A text that no argument admits, and a number as half of the world writes it. */
const [NO_VALUE, DECIMAL_COMMA] = ["?", "2,5"];

/** What goes wrong with a call, each with what the function itself says then; arguments of one rule are one row. */
function errorRows(fn: WorksheetFunction, spell: Spell): string[] {
  const { parameters, examples } = fn;
  const good = examples[0]!.arguments;
  const entries = Object.entries(parameters);
  /** The first example with another value in an argument's place. */
  const shows = (index: number, value: Cell): string =>
    resultText(
      fn.call(
        ...Array.from({ length: Math.max(good.length, index + 1) }, (_, at) =>
          at === index ? value : (good[at] ?? null),
        ),
      ),
    );
  const groups = new Map<string, { names: string[]; index: number; rule: string }>();
  for (const [index, [name, { wholeRange, rule }]] of entries.entries()) {
    if (wholeRange) continue;
    const group = groups.get(rule) ?? { names: [], index, rule };
    group.names.push(name);
    groups.set(rule, group);
  }
  const rows = [...groups.values()].map(({ names, index, rule }) =>
    row(names.map((it) => `<code>${it}</code>`).join(", "), shows(index, NO_VALUE), `It must be ${rule}.`),
  );
  const required = entries.findIndex(([, { fallback }]) => fallback === undefined);
  if (required >= 0) rows.unshift(row("A required argument is blank", shows(required, null), "Fill it in."));
  const numeric = entries.findIndex(([, it]) => !it.wholeRange && !it.choices && typeof it.read(2) === "number");
  if (numeric >= 0)
    rows.push(
      row(
        `A decimal comma in a text: “${DECIMAL_COMMA}”`,
        shows(numeric, DECIMAL_COMMA),
        "Write a point; 40%, 20B and $2.10 are read.",
      ),
    );
  rows.push(
    row(
      `Ranges of different lengths`,
      "#N/A past the end of the shorter one",
      "Give ranges of one size, or single cells.",
    ),
    row(`The name is misspelled`, "#NAME?", `Write ${spell(fn.name)}.`),
  );
  return rows;
}

const spellingHelp = (spelled: string, name: string): string =>
  spelled === name
    ? "In Excel the function has the add-in's prefix."
    : `In the workbench, and by the workbook names that the pane adds, it is ${name} without the prefix.`;

function resultText(results: Matrix<Cell>): string {
  const first = results[0]![0]!;
  if (results.length * results[0]!.length > 1)
    return `a table of ${results.length} × ${results[0]!.length} cells, from “${String(first)}”`;
  return first instanceof CellError
    ? `${first.code} ${first.message}`
    : typeof first === "number"
      ? Math.abs(first) < 1e15
        ? first.toLocaleString("en-US", { maximumSignificantDigits: 15 })
        : literalText(first)
      : String(first);
}

const ENTITIES: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

/** A text as XML and HTML write it, in an element or in a quoted attribute. */
export const escapeMarkup = (text: string): string => text.replace(/[&<>"]/g, (it) => ENTITIES[it]!);
