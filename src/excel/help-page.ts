import type { WorksheetFunction } from "../grid/define-function";
import { literalText } from "../taskpane/argument";
import { defaultText } from "./default-text";
import { escapeMarkup } from "./escape-markup";

/** The page that functions.json and the manifest link to: every function with its arguments, an example and its source. */
export function helpPage(catalogue: readonly WorksheetFunction[], spell: (functionName: string) => string): string {
  return `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <meta name="color-scheme" content="light dark" />
    <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'" />
    <link rel="icon" href="assets/icon-32.png" />
    <link rel="stylesheet" href="assets/help.css" />
    <title>FLOPsheet: functions</title>
  </head>
  <body>
    <main>
      <h1>FLOPsheet</h1>
      <p>What training a language model costs, as live spreadsheet cells. To insert the whole cost breakdown, choose <b>Training cost</b> on
      Excel's Home tab; <a href="index.html">the workbench</a> shows the same without Excel.</p>
      <p>Each argument may be a range: results spill. An optional argument, in brackets, takes its default where it is blank or left out. A bad
      argument gives #VALUE! with a message that names it. Nothing that you type leaves your machine.</p>
      <ul class="contents">${catalogue.map(({ name }) => `<li><a href="#${name}">${name}</a></li>`).join("")}</ul>
${catalogue.map((it) => section(it, spell)).join("\n")}
    </main>
  </body>
</html>
`;
}

function section(fn: WorksheetFunction, spell: (functionName: string) => string): string {
  const { name, summary, unit, source, parameters, examples } = fn;
  const entries = Object.entries(parameters);
  const signature = entries.map(([key, { fallback }]) => (fallback === undefined ? key : `[${key}]`)).join(", ");
  const rows = entries.map(([key, parameter]) => {
    const cells = [parameter.description, parameter.rule, defaultText(parameter) ?? "required"].map((it) => `<td>${escapeMarkup(it)}</td>`);
    return `<tr><th scope="row"><code>${key}</code></th>${cells.join("")}</tr>`;
  });
  const shown = examples.map((it) => `<p><code>${escapeMarkup(`=${spell(name)}(${it.arguments.map(literalText).join(",")})`)}</code> gives ${escapeMarkup(String(it.result))}</p>`);
  return `      <section id="${name}">
        <h2><code>${escapeMarkup(`${spell(name)}(${signature})`)}</code></h2>
        <p>${escapeMarkup(summary)} Result: ${escapeMarkup(unit)}.</p>
        ${rows.length === 0 ? "" : `<table><thead><tr><th scope="col">Argument</th><th scope="col">Meaning</th><th scope="col">Must be</th><th scope="col">If left out</th></tr></thead><tbody>${rows.join("")}</tbody></table>`}
        ${shown.join("\n        ")}
        <p class="source">${escapeMarkup(source)}</p>
      </section>`;
}
