import { BooleanNumber, type IWorksheetData } from "@univerjs/core";
import { DEFAULT_STYLE } from "./cell-styles";

/**
 * Of rows and columns that nothing is said of. A file cannot say them: a sheet that is opened has these as every other sheet
 * has, and so a sheet that is saved and opened again keeps them.
 */
export const DEFAULT_SIZES = { defaultRowHeight: 20, defaultColumnWidth: 88 } as const;
/** Room below and to the right of what is written. */
export const SPARE_ROWS = 100;
export const SPARE_COLUMNS = 12;

/** A sheet of the engine's with nothing on it. */
export const emptyWorksheet = (id: string, name: string): IWorksheetData => ({
  id,
  name,
  cellData: {},
  rowCount: SPARE_ROWS,
  columnCount: SPARE_COLUMNS,
  columnData: {},
  rowData: {},
  freeze: { ySplit: 0, xSplit: 0, startRow: -1, startColumn: -1 },
  ...DEFAULT_SIZES,
  defaultStyle: DEFAULT_STYLE,
  showGridlines: BooleanNumber.TRUE,
  gridlinesColor: "#e6e6e6",
  mergeData: [],
  hidden: BooleanNumber.FALSE,
  rightToLeft: BooleanNumber.FALSE,
  tabColor: "",
  zoomRatio: 1,
  scrollTop: 0,
  scrollLeft: 0,
  rowHeader: { width: 46 },
  columnHeader: { height: 20 },
});
