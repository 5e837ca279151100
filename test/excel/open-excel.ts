import { ErrorMessages } from "../../src/excel/functions/error-messages";
import { excelHost } from "../../src/excel/host/excel-host";
import { ALWAYS_SHOWN, type Visibility } from "../../src/excel/host/visibility";
import type { Host } from "../../src/grid/host";
import { connect, FakeExcel, PROFILES, type ProfileName } from "./fake-excel";
import { loadOffice } from "./load-office";

export interface OpenExcel {
  excel: FakeExcel;
  host: Host;
  messages: ErrorMessages;
  /** Requirement sets of ExcelApi that Office.js asked for, by what was called. */
  asked: Set<string>;
}

interface Options {
  /** Which Excel it is: the one on the web where nothing is said. */
  profile?: ProfileName;
  /** The version of ExcelApi that it reports, where that is not the profile's. */
  excelApi?: string;
  namespace?: string;
  /** When the pane is in view. */
  visibility?: Visibility;
}

/** A workbook of one empty sheet, and the add-in's host in front of it through the real Office.js. */
export function openExcel({
  profile = "web",
  excelApi,
  namespace = "TRAIN",
  visibility = ALWAYS_SHOWN,
}: Options = {}): OpenExcel {
  const excel = new FakeExcel(PROFILES[profile], namespace);
  const office = loadOffice();
  const asked = new Set<string>();
  connect(office, excel, { asked, ...(excelApi !== undefined && { excelApi }) });
  Object.assign(globalThis, { Excel: office.Excel, Office: office.Office });
  const messages = new ErrorMessages();
  return { excel, host: excelHost(namespace, messages, visibility), messages, asked };
}
