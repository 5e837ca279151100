import { IUndoRedoService, RedoCommand, UndoCommand, type IMutationInfo, type Injector } from "@univerjs/core";
import type { UniverInstance } from "./univer";

/** What the engine says of a change to a sheet, or of a sheet that comes back. */
interface OfSheet {
  subUnitId?: string;
  sheet?: { id?: string };
}

const sheetsOf = (changes: readonly IMutationInfo[] = []): string[] =>
  changes.flatMap(({ params }) => {
    const { subUnitId, sheet } = (params ?? {}) as OfSheet;
    return subUnitId ?? sheet?.id ?? [];
  });

/** Undo and redo of a change on another sheet bring that sheet into view: nothing changes unseen. */
export function showWhatIsUndone({ univerAPI }: UniverInstance, injector: Injector): void {
  const history = injector.get(IUndoRedoService);
  let changed: string[] = [];
  univerAPI.onBeforeCommandExecute(({ id }) => {
    if (id === UndoCommand.id) changed = sheetsOf(history.pitchTopUndoElement()?.undoMutations);
    if (id === RedoCommand.id) changed = sheetsOf(history.pitchTopRedoElement()?.redoMutations);
  });
  univerAPI.onCommandExecuted(({ id }) => {
    if (id !== UndoCommand.id && id !== RedoCommand.id) return;
    const workbook = univerAPI.getActiveWorkbook()!;
    if (changed.includes(workbook.getActiveSheet().getSheetId())) return;
    const other = changed.find((it) => workbook.getSheetBySheetId(it));
    if (other !== undefined) workbook.setActiveSheet(other);
  });
}
