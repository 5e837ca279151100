import type { Study } from "../../study/study";
import { HostError, type Host } from "../../grid/host";
import { breakdownSheet, type FormulaStyle } from "../../breakdown/breakdown";
import { breakdownFile, inputNames } from "../../breakdown/breakdown-file";
import { saveFile, XLSX } from "../shell/local-files";

/** What becomes of the file of a breakdown. */
export type FileUse = "download" | "open";

/** Saves, or opens, the study's breakdown with the inputs of its sheet, if there is one in view; gives the file's name. */
export async function useBreakdownFile(
  use: FileUse,
  host: Host,
  study: Study,
  style: FormulaStyle,
  sheetId: string | undefined,
): Promise<string> {
  const inputs = sheetId === undefined ? {} : await inputsOfSheet(host, sheetId, study, style);
  const { name, content } = breakdownFile(study, { style, inputs, namespace: host.namespace, created: new Date() });
  if (use === "open") await host.openAsNew!(content);
  else saveFile(name, content, XLSX);
  return name;
}

async function inputsOfSheet(host: Host, sheetId: string, study: Study, style: FormulaStyle) {
  const reading = await host.read(inputNames(breakdownSheet(study, { style })));
  if (reading?.sheetId !== sheetId) {
    throw new HostError("Another sheet is active by now.", "Go back to the breakdown and try again.");
  }
  return Object.fromEntries(Object.entries(reading.cells).map(([name, area]) => [name, area[0]![0]!]));
}
