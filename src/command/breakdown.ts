import { costTable } from "../cite/cost-table";
import { fingerprint } from "../cite/fingerprint";
import { computeStatement } from "../cite/statement";
import { TABLE_FORMATS, tableText, type TableFormat } from "../cite/table-text";
import { scenarioCost, studyAs } from "../study/scenario";
import { namedStudy } from "./named-study";
import {
  helpText,
  OptionError,
  optionsOf,
  parseOptions,
  positionalsOf,
  scenarioOfOptions,
  type Option,
} from "./options";
import { breakdownJson, breakdownText } from "./print-breakdown";

const FORMATS = Object.keys(TABLE_FORMATS) as TableFormat[];

const JSON_OPTION: Option = { name: "json", help: "Print JSON, FLOPs to the last digit." };
const STATEMENT: Option = { name: "statement", help: "Print a compute statement: a page of Markdown with a hash." };
const TABLE: Option = { name: "table", argument: "FORMAT", help: `Print the table as ${FORMATS.join(", ")}.` };
const CHECK: Option = {
  name: "check",
  argument: "HASH",
  help: "Recalculate and compare the hash of a compute statement; exits with 1 where it is another.",
};
const OWN = [JSON_OPTION, STATEMENT, TABLE, CHECK];

async function print(args: readonly string[]): Promise<number> {
  const switches = OWN.filter(({ argument }) => argument === undefined).map((it) => it.name);
  const [name, ...others] = positionalsOf(args, switches);
  if (others.length > 0) throw new OptionError(`give one study at a time; unexpected "${others[0]}"`);
  const shared = namedStudy(name);
  const { study } = shared;
  const options = [...OWN, ...optionsOf(study)];
  const values = parseOptions(args, options);
  if (values["help"]) {
    const about = "Prints what each experiment of a study cost to train.";
    console.log(helpText("npm run breakdown -- [STUDY] [options]", about, study, options));
    return 0;
  }
  const chosen = OWN.filter((it) => values[it.name] !== undefined).map((it) => it.name);
  if (chosen.length > 1) throw new OptionError(`give one of --${chosen.join(" and --")}`);
  const scenario = scenarioOfOptions(shared, values);
  const cost = scenarioCost(study, scenario);
  const { statement, json, table, check } = values;
  if (statement) console.log(await computeStatement(study, scenario));
  else if (json) console.log(breakdownJson(studyAs(study, scenario), cost));
  else if (typeof table === "string") console.log(tableText(costTable(study.title, cost), formatNamed(table)));
  else if (typeof check === "string") return compare(check, await fingerprint(study, scenario, cost));
  else console.log(breakdownText(studyAs(study, scenario), cost));
  return 0;
}

function formatNamed(text: string): TableFormat {
  const format = FORMATS.find((it) => it === text.toLowerCase());
  if (!format) throw new OptionError(`--table must be ${FORMATS.join(" or ")}, not "${text}"`);
  return format;
}

/** The exit status: 1 where the hashes differ. */
function compare(given: string, own: string): number {
  if (!/^[0-9a-f]{64}$/i.test(given)) throw new OptionError("--check must be the 64 digits of a statement's SHA-256");
  if (given.toLowerCase() === own) {
    console.log("The hash is that of these inputs and this result.");
    return 0;
  }
  console.error(`The hash is of other inputs or another result. These have ${own}.`);
  return 1;
}

/** Runs the command; the exit status is 1 where a hash to check is another, 2 where the command line is wrong. */
export async function breakdown(args: readonly string[]): Promise<number> {
  try {
    return await print(args);
  } catch (error) {
    if (!(error instanceof OptionError)) throw error;
    console.error(`breakdown: ${error.message}\nTry: npm run breakdown -- --help`);
    return 2;
  }
}

if (require.main === module) void breakdown(process.argv.slice(2)).then((status) => (process.exitCode = status));
