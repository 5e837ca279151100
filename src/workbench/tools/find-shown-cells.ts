import { Workbook, type Injector } from "@univerjs/core";
import { resultNames } from "../../breakdown/result-names";
import { SheetNames } from "../sheet-names";

declare module "@univerjs/core" {
  interface Workbook {
    /** Asked by the patched package of Find of every cell that it found. */
    isLeftOutOfFind?(sheetId: string, row: number, column: number): boolean;
  }
}

/** Cells that the pane reads, and nobody else: what a sheet was made from, and the scenarios that were kept on it. */
const READ_BY_THE_PANE = [resultNames.studyRecord, resultNames.scenarios];

/** Find and replace leave out the cells that hold records of the pane's: to a reader they hold nothing. */
export function leaveRecordsOutOfFind(injector: Injector): void {
  Workbook.prototype.isLeftOutOfFind = function (this: Workbook, sheetId, row, column) {
    const names = new SheetNames(injector, this.getUnitId());
    return READ_BY_THE_PANE.some((name) => {
      const area = names.area(sheetId, name);
      return (
        area !== undefined &&
        row >= area.row &&
        row < area.row + area.rows &&
        column >= area.column &&
        column < area.column + area.columns
      );
    });
  };
}
