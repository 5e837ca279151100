import type { AddedNames } from "../../grid/host";
import { explain } from "./explain";
import { lambdaNames } from "../functions/lambda-names";
import { withinTime } from "./within-time";

/** Adds each name that the workbook does not have; one request to look and one to add, so all or none. */
export async function addWorkbookNames(limitMs: number): Promise<AddedNames> {
  try {
    const context = new Excel.RequestContext();
    const { names } = context.workbook;
    names.load("items/name");
    await withinTime(context.sync(), limitMs);
    const taken = new Set(names.items.map(({ name }) => name.toLowerCase()));
    const isTaken = ({ name }: { name: string }) => taken.has(name.toLowerCase());
    const missing = lambdaNames.filter((it) => !isTaken(it));
    for (const { name, formula, comment } of missing) names.add(name, formula, comment);
    if (missing.length > 0) await withinTime(context.sync(), limitMs);
    return { added: missing.map(({ name }) => name), kept: lambdaNames.filter(isTaken).map(({ name }) => name) };
  } catch (error) {
    throw explain("The names were not added.", error);
  }
}
