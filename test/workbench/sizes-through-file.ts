import type { IWorkbookData, IWorksheetData } from "@univerjs/core";
import { DEFAULT_STYLE } from "../../src/workbench/cell-styles";
import { emptyWorksheet } from "../../src/workbench/empty-worksheet";
import { workbookOfFile } from "../../src/workbench/file/from-xlsx";
import { workbookInFile } from "../../src/workbench/file/to-xlsx";

/** Sheets by their names, as the engine keeps them. */
export type Sheets = Record<string, Partial<IWorksheetData>>;

const ROUNDS = 3;

const workbookOf = (sheets: Sheets): IWorkbookData => ({
  id: "workbook",
  name: "",
  appVersion: "",
  locale: "enUS" as IWorkbookData["locale"],
  styles: {},
  resources: [],
  sheetOrder: Object.keys(sheets),
  sheets: Object.fromEntries(
    Object.entries(sheets).map(([name, it]) => [name, { ...emptyWorksheet(name, name), ...it }]),
  ),
});

/** Saves sheets as a file and opens it, time and again, and prints them as they are each time. */
async function writeAndRead(sheets: Sheets): Promise<void> {
  const results = () => ({ formula: () => undefined, spills: {}, spilled: () => undefined });
  const options = { isOurs: () => false, namespace: "", names: [], results, created: new Date(0) };
  const rounds: Sheets[] = [];
  let data = workbookOf(sheets);
  for (let round = 0; round < ROUNDS; round++) {
    const opened = await workbookOfFile(await workbookInFile(data, options), "workbook", () => false);
    rounds.push(
      Object.fromEntries(opened.data.sheetOrder.map((id) => [opened.data.sheets[id]!.name!, opened.data.sheets[id]!])),
    );
    data = { ...opened.data, resources: [] };
  }
  process.stdout.write(JSON.stringify({ ours: { ...emptyWorksheet("", ""), defaultStyle: DEFAULT_STYLE }, rounds }));
}

const input: Buffer[] = [];
process.stdin.on("data", (it: Buffer) => input.push(it));
process.stdin.on("end", () => void writeAndRead(JSON.parse(Buffer.concat(input).toString()) as Sheets));
