import type { Study } from "../../study/study";
import type { Host } from "../../grid/host";
import { breakdownSheet, type FormulaStyle } from "../../breakdown/breakdown";
import { breakdownFile, inputNames } from "../../breakdown/breakdown-file";
import { saveFile } from "../shell/local-files";

const XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/** Saves the study's breakdown with the inputs of the active sheet, if it is one; gives the file's name. */
export async function downloadBreakdown(host: Host, study: Study, style: FormulaStyle): Promise<string> {
  const cells = await host.read(inputNames(breakdownSheet(study, { style })));
  const inputs = Object.fromEntries(Object.entries(cells ?? {}).map(([name, area]) => [name, area[0]![0]!]));
  const { name, content } = breakdownFile(study, { style, inputs, created: new Date() });
  saveFile(name, content, XLSX);
  return name;
}
