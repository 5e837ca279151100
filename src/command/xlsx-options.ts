import type { Overrides } from "../study/corrections";
import type { FormulaStyle } from "../breakdown/breakdown";
import { ASSUMPTION_HELP, OptionError, parseCommandLine, readAssumptions } from "./options";

const STYLES: readonly FormulaStyle[] = ["excel", "addin"];

export const XLSX_HELP = `npm run xlsx -- FILE.xlsx [options]

Writes the paper's cost breakdown as an Excel workbook of live formulas. A file that is there already is replaced.

  ${"--style STYLE".padEnd(22)} excel: formulas that need no add-in. addin: the add-in's functions. Default excel.
${ASSUMPTION_HELP}
  ${"--help".padEnd(22)} Print this text.`;

export type XlsxCommand = { help: true } | { help: false; file: string; style: FormulaStyle; overrides: Overrides };

/** Reads the command line; throws OptionError that names what is wrong. */
export function readXlsxOptions(args: readonly string[]): XlsxCommand {
  const { values, positionals } = parseCommandLine(args, { style: { type: "string" } }, true);
  if (values["help"]) return { help: true };
  const [file, ...others] = positionals;
  if (file === undefined) throw new OptionError("the file to write is missing");
  if (others.length > 0) throw new OptionError(`one file is written at a time, not also "${others[0]}"`);
  if (!/\.xlsx$/i.test(file)) throw new OptionError(`"${file}" must end in .xlsx`);
  const style = STYLES.find((it) => it === (values["style"] ?? STYLES[0]));
  if (!style) throw new OptionError(`--style must be ${STYLES.join(" or ")}, not "${values["style"]}"`);
  return { help: false, file, style, overrides: readAssumptions(values) };
}
