import { ErrorMessages } from "../../src/excel/functions/error-messages";
import { excelHost } from "../../src/excel/host/excel-host";
import { catalogue } from "../../src/functions";
import type { Host } from "../../src/grid/host";
import { connect, FakeExcel } from "./fake-excel";
import { loadOffice } from "./load-office";

export interface OpenExcel {
  excel: FakeExcel;
  host: Host;
  messages: ErrorMessages;
  /** Requirement sets of ExcelApi that Office.js asked for, by what was called. */
  asked: Set<string>;
}

/** A workbook of one empty sheet, and the add-in's host in front of it through the real Office.js. */
export function openExcel({ excelApi = "1.17", namespace = "TRAIN" } = {}): OpenExcel {
  const excel = new FakeExcel();
  const office = loadOffice();
  const asked = new Set<string>();
  connect(office, excel, excelApi, asked);
  Object.assign(globalThis, { Excel: office.Excel, Office: office.Office });
  const messages = new ErrorMessages();
  return { excel, host: excelHost(catalogue, namespace, messages), messages, asked };
}
