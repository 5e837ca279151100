import type { Injector } from "@univerjs/core";
import {
  CellAlertManagerService,
  FormulaDataModel,
  FunctionType,
  IFunctionService,
  type ICellAlert,
} from "@univerjs/preset-sheets-core";
import { areaAddress } from "../grid/address";
import { reasonOfText } from "./decimal-commas";
import { CODE_REASONS, nameReason, referencesOf, spilledReason } from "./error-reasons";
import type { CellPlace, ErrorMessages } from "./error-messages";
import type { SheetNames } from "./sheet-names";
import type { UniverInstance } from "./univer";

/** Why a cell shows an error, from the function that made it, the formula, or the cell that it refers to. */
export class CellReasons {
  constructor(
    private readonly univerAPI: UniverInstance["univerAPI"],
    private readonly injector: Injector,
    private readonly messages: ErrorMessages,
    private readonly names: SheetNames,
    /** The code that a cell shows, if it is an error. */
    private readonly codeAt: (place: CellPlace) => string | undefined,
  ) {
    this.showOnHover();
  }

  at(place: CellPlace): string | undefined {
    const code = this.codeAt(place);
    if (code === undefined) return undefined;
    return this.ownReason(place, code) ?? this.passedOn(place, code) ?? CODE_REASONS[code];
  }

  private ownReason(place: CellPlace, code: string): string | undefined {
    const formula = this.formulaAt(place);
    const spilled = spilledReason(formula, (sheet, cell) => this.spillOf(place.sheetId, sheet, cell));
    const said = spilled ?? this.messages.at(place, code, formula);
    if (said || code !== "#NAME?" || !formula) return said;
    return nameReason(formula, {
      functions: this.functions(),
      sheetsWith: (name) =>
        this.names.sheetsWith(name).map((it) => this.workbook().getSheetBySheetId(it)!.getSheetName()),
    });
  }

  /** The reason of the first cell with the same error that the formula refers to. */
  private passedOn(place: CellPlace, code: string): string | undefined {
    for (const { sheet, cell } of referencesOf(this.formulaAt(place))) {
      const owner = sheet === undefined ? this.sheet(place.sheetId) : this.workbook().getSheetByName(sheet);
      if (!owner) continue;
      const range = owner.getRange(cell);
      const source = { sheetId: owner.getSheetId(), row: range.getRow(), column: range.getColumn() };
      if (this.codeAt(source) !== code) continue;
      const reason = this.ownReason(source, code) ?? CODE_REASONS[code];
      return `${sheet === undefined ? cell : `${sheet}!${cell}`} shows ${code}${reason ? `: ${reason}` : "."}`;
    }
    return undefined;
  }

  /** The range that a cell's formula fills. */
  private spillOf(ownSheetId: string, sheet: string | undefined, cell: string): string | undefined {
    const owner = sheet === undefined ? this.sheet(ownSheetId) : this.workbook().getSheetByName(sheet);
    if (!owner) return undefined;
    const first = owner.getRange(cell);
    const ranges = this.injector.get(FormulaDataModel).getArrayFormulaRange()[this.workbook().getId()];
    const range = ranges?.[owner.getSheetId()]?.[first.getRow()]?.[first.getColumn()];
    if (!range) return undefined;
    const { startRow, startColumn, endRow, endColumn } = range;
    return areaAddress({
      row: startRow,
      column: startColumn,
      rows: endRow - startRow + 1,
      columns: endColumn - startColumn + 1,
    });
  }

  private workbook() {
    return this.univerAPI.getActiveWorkbook()!;
  }

  private sheet(sheetId: string) {
    return this.workbook().getSheetBySheetId(sheetId);
  }

  private formulaAt({ sheetId, row, column }: CellPlace): string {
    return this.sheet(sheetId)?.getRange(row, column).getFormula() ?? "";
  }

  /** Ours first. */
  private functions(): string[] {
    const known = [...this.injector.get(IFunctionService).getDescriptions().entries()];
    const isOurs = ([, { functionType }]: (typeof known)[number]) => functionType === FunctionType.User;
    return [...known.filter(isOurs), ...known.filter((it) => !isOurs(it))].map(([name]) => String(name));
  }

  /** The engine shows what its error codes mean where the mouse is; a cell's own reason says more. */
  private showOnHover(): void {
    const alerts = this.injector.get(CellAlertManagerService);
    const show = alerts.showAlert.bind(alerts);
    alerts.showAlert = (alert: ICellAlert) => {
      const { subUnitId: sheetId, row, col: column } = alert.location;
      const code = this.codeAt({ sheetId, row, column });
      if (code === undefined) {
        const comma = reasonOfText(this.sheet(sheetId)?.getSheet().getCellRaw(row, column));
        return show({ ...alert, ...(comma !== undefined && { message: `${comma}.` }) });
      }
      const reason = this.at({ sheetId, row, column });
      show({ ...alert, title: code, ...(reason !== undefined && { message: reason }) });
    };
  }
}
