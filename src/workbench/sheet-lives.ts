import type { Injector } from "@univerjs/core";
import {
  CopySheetCommand,
  InsertSheetMutation,
  RemoveDefinedNameMutation,
  RemoveSheetCommand,
  SetDefinedNameMutation,
  SetRangeValuesMutation,
  SheetInterceptorService,
  type IInsertSheetMutationParams,
  type ISetRangeValuesMutationParams,
} from "@univerjs/preset-sheets-core";
import { areaAddress } from "../grid/address";
import { freeSheetName } from "../grid/free-sheet-name";
import { DEFAULT_STYLE } from "./cell-styles";
import { DEFAULT_SIZES } from "./empty-worksheet";
import { quotedSheetName, replaceNames, type DefinedName, type SheetNames } from "./sheet-names";
import type { UniverInstance } from "./univer";

const set = (params: DefinedName) => ({ id: SetDefinedNameMutation.id, params });
const remove = (params: DefinedName) => ({ id: RemoveDefinedNameMutation.id, params });
interface Change {
  id: string;
  params: ISetRangeValuesMutationParams;
}

const NOTHING = { redos: [], undos: [] };

/** What the engine says of a sheet that is copied or deleted. */
interface SheetChange {
  subUnitId?: string;
  /** Of a copy. */
  targetSubUnitId?: string;
}

/** Copies and deletes the names of a sheet with it, as part of the same step. */
export function followSheets({ univerAPI }: UniverInstance, injector: Injector, names: SheetNames): void {
  const workbook = () => univerAPI.getActiveWorkbook()!;
  /** Names of copies that are about to be made, by their ids. */
  const copies = new Map<string, string>();

  /** The engine's own name for a copy may be too long for Excel, so a copy gets the name that a second insert would get. */
  function nameOfCopy(sheetId: string): string {
    const copied = workbook().getSheetBySheetId(sheetId)!.getSheetName();
    const taken = workbook().getSheets();
    return freeSheetName(
      copied.replace(/ \(\d+\)$/, ""),
      taken.map((it) => it.getSheetName()),
    );
  }

  /** Formulas with a name that was of several sheets, and is of one only when this sheet is deleted: they refer to that one then. */
  function nowKnown(deletedId: string) {
    const addressOf = (name: string, of: string | undefined): string | undefined => {
      const having = names.sheetsWith(name);
      const [other, ...more] = having.filter((it) => it !== deletedId);
      const area = having.length > 1 && more.length === 0 && of === undefined && other && names.area(other, name);
      if (!area) return undefined;
      return `${quotedSheetName(workbook().getSheetBySheetId(other)!.getSheetName())}!${areaAddress(area, "both")}`;
    };
    const changes: { now: Change; before: Change }[] = [];
    for (const sheet of workbook().getSheets()) {
      const subUnitId = sheet.getSheetId();
      if (subUnitId === deletedId) continue;
      sheet
        .getSheet()
        .getCellMatrix()
        .forValue((row, column, cell) => {
          const formula = cell?.f;
          const known = formula && replaceNames(formula, addressOf);
          if (!known || known === formula) return;
          const holding = (f: string): Change => ({
            id: SetRangeValuesMutation.id,
            params: { unitId: workbook().getId(), subUnitId, cellValue: { [row]: { [column]: { f } } } },
          });
          changes.push({ now: holding(known), before: holding(formula) });
        });
    }
    return changes;
  }

  injector.get(SheetInterceptorService).interceptCommand({
    getMutations({ id, params }) {
      const { subUnitId, targetSubUnitId } = (params ?? {}) as SheetChange;
      if (!subUnitId) return NOTHING;
      if (id === RemoveSheetCommand.id) {
        const lost = names.of(subUnitId);
        const known = nowKnown(subUnitId);
        return {
          redos: [...lost.map(remove), ...known.map(({ now }) => now)],
          undos: [...lost.map(set), ...known.map(({ before }) => before)],
        };
      }
      if (id !== CopySheetCommand.id || !targetSubUnitId) return NOTHING;
      const name = nameOfCopy(subUnitId);
      copies.set(targetSubUnitId, name);
      const copied = names.copied(subUnitId, targetSubUnitId, name);
      return { redos: copied.map(set), undos: copied.map(remove) };
    },
  });

  univerAPI.onBeforeCommandExecute(({ id, params }) => {
    if (id === InsertSheetMutation.id) {
      const { sheet } = params as IInsertSheetMutationParams;
      const name = copies.get(sheet.id);
      if (name) sheet.name = name;
      copies.delete(sheet.id);
      // A new sheet is written in the font of the others, and has rows and columns of their size.
      sheet.defaultStyle ??= workbook().getSheets()[0]?.getSheet().getConfig().defaultStyle ?? DEFAULT_STYLE;
      Object.assign(sheet, DEFAULT_SIZES);
    }
    if (id === RemoveSheetCommand.id) {
      // The engine draws the sheet in view once more after it deleted it, and stops there with the deletion half done.
      const { subUnitId = workbook().getActiveSheet().getSheetId() } = (params ?? {}) as SheetChange;
      const sheets = workbook().getSheets();
      const place = sheets.findIndex((it) => it.getSheetId() === subUnitId);
      const next = sheets[place + 1] ?? sheets[place - 1];
      if (next && workbook().getActiveSheet().getSheetId() === subUnitId) workbook().setActiveSheet(next);
    }
  });
}
