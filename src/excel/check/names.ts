import { catalogue } from "../../functions";
import { literalText } from "../../grid/formula/literal";
import type { Cell } from "../../grid/cell";
import { codeOf } from "../host/explain";
import { lambdaNames } from "../functions/lambda-names";
import type { Bench } from "./functions";
import { textOfShown } from "./findings";
import { request } from "./workbook";

/** Never a name of the user's own. */
const PREFIX = "flopsheet_check_";

/** The LAMBDAs of "Add names", one by one under names of the check's own, against the functions; without LAMBDA one note. */
export async function checkNames({ findings, scratch }: Bench): Promise<void> {
  const [tried] = await scratch.results(["=LAMBDA(x,x+1)(1)"]);
  if (tried !== 2) return findings.note("LAMBDA, for “Add names”", `not in this Excel: ${textOfShown(tried)}`);
  findings.note("LAMBDA, for “Add names”", "is there");
  for (const { name, formula } of lambdaNames) {
    const example = catalogue
      .find((it) => it.name === name)!
      .examples.find(({ arguments: args }) => args.every((it) => typeof it !== "string" && !Array.isArray(it)))!;
    const call = `${PREFIX}${name}(${example.arguments.map((it) => literalText(it as Cell)).join(",")})`;
    try {
      await request((context) => {
        context.workbook.names.add(PREFIX + name, formula);
        return () => undefined;
      });
    } catch (error) {
      findings.say(`The name ${name}`, "is added", `refused: ${codeOf(error) || String(error)}`, "wrong");
      continue;
    }
    const [shown] = await scratch.results([`=${call}`]);
    findings.compare(`The name ${name} for ${call.slice(PREFIX.length)}`, example.result, shown);
  }
}

/** Takes the check's names out again, whatever became of it. */
export async function removeNames(): Promise<void> {
  await request((context) => {
    for (const { name } of lambdaNames) context.workbook.names.getItemOrNullObject(PREFIX + name).delete();
    return () => undefined;
  });
}
