import { HostError, type AddedNames } from "../../grid/host";
import { codeOf, explain } from "./explain";
import { lambdaNames, type LambdaName } from "../functions/lambda-names";
import { TimeLimitError, withinTime } from "./within-time";

/** What an Excel with LAMBDA makes of it. No requirement set tells: OfficeDev/office-js#3504. */
const PROBE = { name: "flopsheet_probe", formula: "=LAMBDA(x,x+1)(1)", value: 2 };

const NO_LAMBDA = new HostError(
  "The names were not added. This version of Excel has no LAMBDA.",
  "Excel for Microsoft 365 and Excel 2024 have it. The add-in's own functions work here as they are.",
);

/** Adds each name that the workbook does not have. One that Excel refuses is told with its reason, and the others stay. */
export async function addWorkbookNames(limitMs: number): Promise<AddedNames> {
  const taken = await takenNames(limitMs);
  const isTaken = ({ name }: LambdaName) => taken.has(name.toLowerCase());
  const missing = lambdaNames.filter((it) => !isTaken(it));
  const refused: { name: string; reason: string }[] = [];
  try {
    await add(missing, limitMs);
  } catch (error) {
    if (error instanceof TimeLimitError || missing.length < 2) throw explain("The names were not added.", error);
    // Excel does not say which one it was (microsoft/advanced-formula-environment#16), and those before it are in.
    const there = await takenNames(limitMs);
    for (const it of missing) {
      if (there.has(it.name.toLowerCase())) continue;
      try {
        await add([it], limitMs);
      } catch (reason) {
        refused.push({ name: it.name, reason: explain(it.name, reason).message.slice(it.name.length + 1) });
      }
    }
    if (refused.length === missing.length) throw explain("The names were not added.", error);
  }
  return {
    added: missing.map(({ name }) => name).filter((it) => refused.every(({ name }) => name !== it)),
    kept: lambdaNames.filter(isTaken).map(({ name }) => name),
    refused,
  };
}

/** The workbook's names, in small letters; an error where it cannot have any of ours. */
async function takenNames(limitMs: number): Promise<ReadonlySet<string>> {
  try {
    const context = new Excel.RequestContext();
    const { names } = context.workbook;
    names.load("items/name");
    const probe = names.add(PROBE.name, PROBE.formula);
    probe.load("value");
    probe.delete();
    await withinTime(context.sync(), limitMs);
    if (probe.value !== PROBE.value) throw NO_LAMBDA;
    return new Set(names.items.map(({ name }) => name.toLowerCase()));
  } catch (error) {
    throw codeOf(error) === "InvalidArgument" ? NO_LAMBDA : explain("The names were not added.", error);
  }
}

async function add(names: readonly LambdaName[], limitMs: number): Promise<void> {
  if (names.length === 0) return;
  const context = new Excel.RequestContext();
  for (const { name, formula, comment } of names) context.workbook.names.add(name, formula, comment);
  await withinTime(context.sync(), limitMs);
}
