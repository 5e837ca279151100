import { BooleanNumber, HorizontalAlign, type IStyleData, type Nullable } from "@univerjs/core";
import { resultNames } from "../../breakdown/result-names";
import type { Area } from "../../grid/address";
import { looks } from "../../grid/looks";
import type { UniverInstance } from "../univer";

/** A cell as it is printed: its text as the sheet shows it, and how that stands out. */
export interface PrintedCell {
  text: string;
  points?: number;
  bold: boolean;
  isNumber: boolean;
  isRight: boolean;
  isFilled: boolean;
}

export type PrintedRow = readonly (PrintedCell | undefined)[];

export interface PrintedSheet {
  name: string;
  /** The rows before the first section: what the sheet is, and its total. */
  top: readonly PrintedRow[];
  /** Each begins with its title, where the sheet has titles. */
  sections: readonly (readonly PrintedRow[])[];
  /** What is drawn as bars, where the sheet has experiments. */
  bars: readonly { label: string; value: number; text: string }[];
}

/**
 * The sheet in view as it is printed, section by section. What a breakdown only calculates with begins with the sums over its runs,
 * and is left out.
 */
export function printedSheet(
  { univerAPI }: UniverInstance,
  areaOf: (sheetId: string, name: string) => Area | undefined,
): PrintedSheet {
  const sheet = univerAPI.getActiveWorkbook()!.getActiveSheet();
  const worksheet = sheet.getSheet();
  const data = worksheet.getDataRangeScope();
  const shown = sheet.getRange(0, 0, Math.max(1, data.endRow + 1), Math.max(1, data.endColumn + 1)).getDisplayValues();
  const styles = univerAPI.getActiveWorkbook()!.getWorkbook().getStyles();
  const cellAt = (text: string, row: number, column: number): PrintedCell | undefined => {
    const style: Nullable<IStyleData> = styles.getStyleByCell(worksheet.getCellRaw(row, column));
    const isFilled = Boolean(style?.bg?.rgb);
    if (text === "" && !isFilled) return undefined;
    const isNumber = typeof worksheet.getCellRaw(row, column)?.v === "number";
    return {
      text,
      ...(style?.fs !== undefined && { points: style.fs }),
      bold: style?.bl === BooleanNumber.TRUE,
      isNumber,
      isRight: style?.ht === HorizontalAlign.RIGHT || (isNumber && style?.ht !== HorizontalAlign.LEFT),
      isFilled,
    };
  };
  const rows: PrintedRow[] = shown.map((line, row) => line.map((text, column) => cellAt(text, row, column)));
  const isTitle = (row: PrintedRow) => row[0]?.bold === true && row[0].points === looks.section.points;
  const starts = rows.flatMap((row, index) => (isTitle(row) ? [index] : []));
  const area = (name: string) => areaOf(sheet.getSheetId(), name);
  const scaffolding = area(resultNames.exposure)?.row ?? rows.length;
  const first = starts[0] ?? rows.length;
  const sections = starts
    .map((start, index) => [start, starts[index + 1] ?? rows.length] as const)
    .filter(([, end]) => end <= scaffolding)
    .map(([start, end]) => rows.slice(start, end).filter((row) => row.some((it) => it !== undefined)));
  const [names, usd] = [area(resultNames.experimentNames), area(resultNames.experimentUsd)];
  const bars =
    names && usd
      ? Array.from({ length: names.rows }, (_, index) => ({
          label: shown[names.row + index]?.[names.column] ?? "",
          value: Number(worksheet.getCellRaw(usd.row + index, usd.column)?.v ?? 0),
          text: shown[usd.row + index]?.[usd.column] ?? "",
        }))
      : [];
  return { name: sheet.getSheetName(), top: rows.slice(0, first).filter((row) => row.some(Boolean)), sections, bars };
}
