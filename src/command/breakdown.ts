import { readStudy } from "../study/corrections";
import { studyCost } from "../study/cost";
import { withInputs } from "../study/study";
import { namedStudy } from "./named-study";
import {
  helpText,
  OptionError,
  optionsOf,
  parseOptions,
  positionalsOf,
  readStudyOptions,
  type Option,
} from "./options";
import { breakdownJson, breakdownText } from "./print-breakdown";

const JSON_OPTION: Option = { name: "json", help: "Print JSON, FLOPs to the last digit." };

try {
  const args = process.argv.slice(2);
  const [name, ...others] = positionalsOf(args, [JSON_OPTION.name]);
  if (others.length > 0) throw new OptionError(`give one study at a time; unexpected "${others[0]}"`);
  const study = namedStudy(name);
  const options = [JSON_OPTION, ...optionsOf(study)];
  const values = parseOptions(args, options);
  if (values["help"]) {
    const about = "Prints what each experiment of a study cost to train.";
    console.log(helpText("npm run breakdown -- [STUDY] [options]", about, study, options));
  } else {
    const { inputs, reading } = readStudyOptions(study, values);
    const cost = studyCost(readStudy(withInputs(study, inputs), reading));
    console.log(values["json"] ? breakdownJson(study, cost) : breakdownText(study, cost));
  }
} catch (error) {
  if (!(error instanceof OptionError)) throw error;
  console.error(`breakdown: ${error.message}\nTry: npm run breakdown -- --help`);
  process.exitCode = 2;
}
