import { catalogue } from "../functions";
import { modelParameters } from "../functions/parameters/model-parameters";
import type { WorksheetFunction } from "../grid/define-function";
import type { Parameter } from "../grid/parameter";
import { fallbackText } from "../grid/parameter-text";

const BEGIN = "<!-- functions: written by npm run docs -->";
const END = "<!-- /functions -->";

/** The arguments that shape a model are in many functions, all of them in one order: said once below the table. */
const SHAPE = Object.keys(modelParameters);
const hasShape = ({ parameters }: WorksheetFunction): boolean => SHAPE.every((it) => it in parameters);
const apart = (fn: WorksheetFunction): [string, Parameter][] =>
  Object.entries(fn.parameters).filter(([it]) => !hasShape(fn) || !SHAPE.includes(it));

const signature = (entries: readonly [string, Parameter][]): string =>
  entries.map(([parameter, { fallback }]) => (fallback === undefined ? parameter : `[${parameter}]`)).join(", ");

const call = (fn: WorksheetFunction): string =>
  `\`${fn.name}(${signature(apart(fn))}${hasShape(fn) ? ", …shape" : ""})\``;

/** The default of each argument that has one; what takes the place of several is said once, after them. */
function defaultsOf(entries: readonly [string, Parameter][]): string {
  const groups: { inheritedFrom: string | undefined; texts: string[] }[] = [];
  for (const [name, parameter] of entries) {
    const text = fallbackText(parameter);
    if (text === undefined) continue;
    const { inheritedFrom } = parameter;
    if (groups.at(-1)?.inheritedFrom !== inheritedFrom || groups.length === 0)
      groups.push({ inheritedFrom, texts: [] });
    groups.at(-1)!.texts.push(`${name} ${text}`);
  }
  return groups
    .map(({ texts, inheritedFrom }) => [...texts, ...(inheritedFrom ? [`or ${inheritedFrom}`] : [])].join(", "))
    .join("; ");
}

/** The catalogue as a Markdown table. */
export const functionTable = (): string =>
  [
    "| function | result | unit | defaults |",
    "| --- | --- | --- | --- |",
    ...catalogue.map((it) => `| ${call(it)} | ${it.summary} | ${it.unit} | ${defaultsOf(apart(it)) || "–"} |`),
    "",
    `\`…shape\` stands for \`${signature(Object.entries(modelParameters))}\`, whose defaults are ${defaultsOf(Object.entries(modelParameters))}.`,
  ].join("\n");

/** The text with the table between its two marks; throws where they are missing. */
export function withFunctionTable(text: string): string {
  const [begin, end] = [text.indexOf(BEGIN), text.indexOf(END)];
  if (begin < 0 || end < begin) throw new Error(`the text has no marks ${BEGIN} and ${END}`);
  return `${text.slice(0, begin + BEGIN.length)}\n${functionTable()}\n${text.slice(end)}`;
}
