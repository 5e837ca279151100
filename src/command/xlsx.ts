import { breakdownFile } from "../breakdown/breakdown-file";
import { publishedNamespace } from "../site/settings";
import type { FormulaStyle } from "../breakdown/breakdown";
import { switchName } from "../breakdown/result-names";
import { cellsOf } from "../study/scenario";
import { isStudyName, namedStudy, userPath } from "./named-study";
import {
  helpText,
  OptionError,
  optionsOf,
  parseOptions,
  positionalsOf,
  scenarioOfOptions,
  type Option,
} from "./options";
import { writeAtomically, WriteError } from "./write-atomically";

const STYLES: readonly FormulaStyle[] = ["excel", "addin"];
const STYLE: Option = {
  name: "style",
  argument: "STYLE",
  help: "excel: formulas that need no add-in. addin: the add-in's functions. Default excel.",
};
const NAMESPACE: Option = {
  name: "namespace",
  argument: "NAME",
  help: "Prefix of the add-in's functions with --style addin, as a fork's TRAIN.ITS.OWNER. Default FLOPSHEET_NAMESPACE, or TRAIN.",
};

/** Of the add-in that whoever opens the file has. */
function namespaceOf(given: string | undefined): string {
  try {
    const namespace = given ?? process.env["FLOPSHEET_NAMESPACE"];
    return publishedNamespace({
      ...(namespace === undefined ? {} : { namespace }),
      fork: process.env["FLOPSHEET_FORK"],
    });
  } catch (error) {
    throw new OptionError((error as Error).message);
  }
}

/** The file to write, and what names the study, of what is between the options. */
function fileAndStudy(positionals: readonly string[]): { file: string | undefined; name: string | undefined } {
  const isWorkbook = (it: string): boolean => /\.xlsx$/i.test(it);
  const [file, otherFile] = positionals.filter(isWorkbook);
  const [name, otherName] = positionals.filter((it) => !isWorkbook(it));
  if (otherFile !== undefined) throw new OptionError(`give one output file at a time; unexpected "${otherFile}"`);
  if (otherName !== undefined) throw new OptionError(`give one study at a time; unexpected "${otherName}"`);
  if (file === undefined && name !== undefined && !isStudyName(name))
    throw new OptionError(`"${name}" must end in .xlsx`);
  return { file, name };
}

function write(args: readonly string[]): void {
  const { file, name } = fileAndStudy(positionalsOf(args, []));
  const shared = namedStudy(name);
  const { study } = shared;
  const options = [STYLE, NAMESPACE, ...optionsOf(study)];
  const values = parseOptions(args, options);
  if (values["help"]) {
    const about =
      "Writes a study's cost breakdown as an Excel workbook of live formulas. An existing file is replaced.";
    console.log(helpText("npm run xlsx -- [STUDY] FILE.xlsx [options]", about, study, options));
    return;
  }
  if (file === undefined) throw new OptionError("the output file is missing");
  const style = STYLES.find((it) => it === (values[STYLE.name] ?? STYLES[0]));
  if (!style) throw new OptionError(`--style must be ${STYLES.join(" or ")}, not "${values[STYLE.name]}"`);
  const namespace = namespaceOf(values[NAMESPACE.name] as string | undefined);
  const scenario = scenarioOfOptions(shared, values);
  const path = userPath(file);
  // Typed into the study's own sheet, so that it still says what the study had.
  const inputs = cellsOf(study, scenario, switchName);
  writeAtomically(path, breakdownFile(study, { style, inputs, namespace, created: new Date() }).content);
  console.log(`Wrote ${path}`);
}

/** Runs the command; the exit status is 1 where the file cannot be written, 2 where the command line is wrong. */
export function xlsx(args: readonly string[]): number {
  try {
    write(args);
    return 0;
  } catch (error) {
    if (error instanceof WriteError) {
      console.error(`xlsx: ${error.message}`);
      return 1;
    }
    if (!(error instanceof OptionError)) throw error;
    console.error(`xlsx: ${error.message}\nTry: npm run xlsx -- --help`);
    return 2;
  }
}

if (require.main === module) process.exitCode = xlsx(process.argv.slice(2));
