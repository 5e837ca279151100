import { withOverrides } from "../study/corrections";
import { scalingExponents } from "../studies/scaling-exponents";
import { studyCost } from "../study/study";
import { HELP, OptionError, readOptions } from "./options";
import { breakdownJson, breakdownText } from "./print-breakdown";

try {
  const options = readOptions(process.argv.slice(2));
  if (options.help) console.log(HELP);
  else {
    const cost = studyCost(withOverrides(scalingExponents, options));
    console.log(options.json ? breakdownJson(cost) : breakdownText(cost));
  }
} catch (error) {
  if (!(error instanceof OptionError)) throw error;
  console.error(`breakdown: ${error.message}\nTry: npm run breakdown -- --help`);
  process.exitCode = 2;
}
