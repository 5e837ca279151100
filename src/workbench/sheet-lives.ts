import type { Injector } from "@univerjs/core";
import {
  CopySheetCommand,
  InsertSheetMutation,
  RemoveDefinedNameMutation,
  RemoveSheetCommand,
  SetDefinedNameMutation,
  SheetInterceptorService,
  type IInsertSheetMutationParams,
} from "@univerjs/preset-sheets-core";
import { freeSheetName } from "../grid/free-sheet-name";
import { DEFAULT_STYLE } from "./cell-styles";
import type { DefinedName, SheetNames } from "./sheet-names";
import type { UniverInstance } from "./univer";

const set = (params: DefinedName) => ({ id: SetDefinedNameMutation.id, params });
const remove = (params: DefinedName) => ({ id: RemoveDefinedNameMutation.id, params });
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

  injector.get(SheetInterceptorService).interceptCommand({
    getMutations({ id, params }) {
      const { subUnitId, targetSubUnitId } = (params ?? {}) as SheetChange;
      if (!subUnitId) return NOTHING;
      if (id === RemoveSheetCommand.id) {
        const lost = names.of(subUnitId);
        return { redos: lost.map(remove), undos: lost.map(set) };
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
      // A new sheet is written in the font of the others.
      sheet.defaultStyle ??= DEFAULT_STYLE;
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
