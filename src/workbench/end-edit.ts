import { DeviceInputEventType, IEditorBridgeService, SetCellEditVisibleOperation } from "@univerjs/preset-sheets-core";
import type { UniverInstance } from "./univer";

/** Ends the edit of a cell that is open, with what was typed so far, as a click on another cell does. */
export async function endEdit({ univer, univerAPI }: UniverInstance): Promise<void> {
  const isOpen = () => univer.__getInjector().get(IEditorBridgeService).isVisible().visible;
  if (!isOpen()) return;
  univerAPI.syncExecuteCommand(SetCellEditVisibleOperation.id, {
    visible: false,
    eventType: DeviceInputEventType.PointerDown,
    unitId: univerAPI.getActiveWorkbook()!.getId(),
  });
  // The engine writes the cell in a task of its own.
  await new Promise((resolve) => setTimeout(resolve));
}
