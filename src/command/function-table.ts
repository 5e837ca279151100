import { catalogue } from "../functions";
import type { WorksheetFunction } from "../grid/define-function";

const BEGIN = "<!-- functions: written by npm run docs -->";
const END = "<!-- /functions -->";

const call = ({ name, parameters }: WorksheetFunction): string => {
  const texts = Object.entries(parameters).map(([parameter, { fallback }]) => (fallback === undefined ? parameter : `[${parameter}]`));
  return `\`${name}(${texts.join(", ")})\``;
};

const defaults = ({ parameters }: WorksheetFunction): string =>
  Object.entries(parameters)
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
    ...catalogue.map((it) => `| ${call(it)} | ${it.summary} | ${it.unit} | ${defaults(it) || "–"} |`),
  ].join("\n");

/** The text with the table between its two marks; throws where they are missing. */
export function withFunctionTable(text: string): string {
  const [begin, end] = [text.indexOf(BEGIN), text.indexOf(END)];
  if (begin < 0 || end < begin) throw new Error(`the text has no marks ${BEGIN} and ${END}`);
  return `${text.slice(0, begin + BEGIN.length)}\n${functionTable()}\n${text.slice(end)}`;
}
