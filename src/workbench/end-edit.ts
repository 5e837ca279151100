import { DeviceInputEventType, IEditorBridgeService, SetCellEditVisibleOperation } from "@univerjs/preset-sheets-core";
import type { UniverInstance } from "./univer";

/** Ends the edit of a cell that is open, with what was typed so far, as a click on another cell does. */
export async function endEdit({ univer, univerAPI }: UniverInstance): Promise<void> {
  const editor = univer.__getInjector().get(IEditorBridgeService);
  if (!editor.isVisible().visible) return;
  // Where a formula waits for a reference, the engine keeps its editor over other sheets, until Enter or Esc.
  editor.disableForceKeepVisible();
  univerAPI.syncExecuteCommand(SetCellEditVisibleOperation.id, {
    visible: false,
    eventType: DeviceInputEventType.PointerDown,
    unitId: univerAPI.getActiveWorkbook()!.getId(),
  });
  // The engine writes the cell in a task of its own.
  await new Promise((resolve) => setTimeout(resolve));
}
