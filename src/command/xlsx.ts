import { resolve } from "node:path";
import { withOverrides } from "../study/corrections";
import { scalingExponents } from "../studies/scaling-exponents";
import { breakdownFile } from "../breakdown/breakdown-file";
import { OptionError } from "./options";
import { writeAtomically, WriteError } from "./write-atomically";
import { readXlsxOptions, XLSX_HELP } from "./xlsx-options";

try {
  const options = readXlsxOptions(process.argv.slice(2));
  if (options.help) console.log(XLSX_HELP);
  else {
    // npm runs scripts in the project's folder and keeps here the one that the user is in.
    const path = resolve(process.env["INIT_CWD"] ?? "", options.file);
    const { content } = breakdownFile(withOverrides(scalingExponents, options.overrides), {
      style: options.style,
      created: new Date(),
    });
    writeAtomically(path, content);
    console.log(`Wrote ${path}`);
  }
} catch (error) {
  if (error instanceof WriteError) {
    console.error(`xlsx: ${error.message}`);
    process.exitCode = 1;
  } else if (error instanceof OptionError) {
    console.error(`xlsx: ${error.message}\nTry: npm run xlsx -- --help`);
    process.exitCode = 2;
  } else throw error;
}
