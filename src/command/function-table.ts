import { catalogue } from "../functions";
import { modelParameters } from "../functions/parameters/model-parameters";
import type { WorksheetFunction } from "../grid/define-function";
import type { Parameter } from "../grid/parameter";

const BEGIN = "<!-- functions: written by npm run docs -->";
const END = "<!-- /functions -->";

/** The arguments that shape a model stand in many functions, all of them in one order: said once below the table. */
const SHAPE = Object.keys(modelParameters);
const hasShape = ({ parameters }: WorksheetFunction): boolean => SHAPE.every((it) => it in parameters);
const apart = (fn: WorksheetFunction): [string, Parameter][] =>
  Object.entries(fn.parameters).filter(([it]) => !hasShape(fn) || !SHAPE.includes(it));

const signature = (entries: readonly [string, Parameter][]): string =>
  entries.map(([parameter, { fallback }]) => (fallback === undefined ? parameter : `[${parameter}]`)).join(", ");

const call = (fn: WorksheetFunction): string =>
  `\`${fn.name}(${signature(apart(fn))}${hasShape(fn) ? ", …shape" : ""})\``;

const defaultsOf = (entries: readonly [string, Parameter][]): string =>
  entries
    .filter(([, { fallback }]) => fallback !== undefined)
    .map(([name, { fallback, fallbackText }]) => `${name} ${fallbackText ?? shown(fallback)}`)
    .join(", ");

/** As it is typed in a cell. */
const shown = (value: unknown): string =>
  typeof value === "boolean" ? String(value).toUpperCase() : typeof value === "string" ? `"${value}"` : String(value);

/** The catalogue as a Markdown table. */
export const functionTable = (): string =>
  [
    "| function | result | unit | defaults |",
    "| --- | --- | --- | --- |",
    ...catalogue.map((it) => `| ${call(it)} | ${it.summary} | ${it.unit} | ${defaultsOf(apart(it)) || "–"} |`),
    "",
    `\`…shape\` stands for \`${signature(Object.entries(modelParameters))}\`, which are ${defaultsOf(Object.entries(modelParameters))} where they are left out, or the named model's own.`,
  ].join("\n");

/** The text with the table between its two marks; throws where they are missing. */
export function withFunctionTable(text: string): string {
  const [begin, end] = [text.indexOf(BEGIN), text.indexOf(END)];
  if (begin < 0 || end < begin) throw new Error(`the text has no marks ${BEGIN} and ${END}`);
  return `${text.slice(0, begin + BEGIN.length)}\n${functionTable()}\n${text.slice(end)}`;
}
