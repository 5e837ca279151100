import {
  BaseFunction,
  CellAlertManagerService,
  CellAlertType,
  HoverManagerService,
  type BaseValueObject,
} from "@univerjs/preset-sheets-core";
import { linkOf } from "../grid/formula/link";
import type { UniverInstance } from "./univer";

/**
 * HYPERLINK as other spreadsheets have it: the cell's value is its text. The engine's own gives a drawing of the text, and
 * leaves the cell without a value to other cells, to a saved file and to the pane.
 */
class Hyperlink extends BaseFunction {
  override minParams = 1;
  override maxParams = 2;
  override calculate(url: BaseValueObject, text: BaseValueObject = url): BaseValueObject {
    return url.isError() ? url : text;
  }
}

export const hyperlink: [new (name: string) => BaseFunction, string] = [Hyperlink, "HYPERLINK"];

const KEY = "flopsheet-link";
const [WIDTH, HEIGHT] = [320, 74];
const MODIFIER = /Mac|iPhone|iPad/.test(navigator.userAgent) ? "⌘" : "Ctrl";

/** Ctrl (⌘ on a Mac) and a click on a cell open its link; so it says where the mouse is on the cell. */
export function followLinks({ univer, univerAPI }: UniverInstance): void {
  const injector = univer.__getInjector();
  const hover = injector.get(HoverManagerService);
  const alerts = injector.get(CellAlertManagerService);
  const linkAt = (row: number, column: number): string | undefined => {
    const sheet = univerAPI.getActiveWorkbook()?.getActiveSheet();
    return linkOf(sheet?.getRange(row, column).getFormula() ?? "");
  };
  hover.currentCell$.subscribe((cell) => {
    const link = cell && linkAt(cell.location.row, cell.location.col);
    if (!link) return alerts.removeAlert(KEY);
    alerts.showAlert({
      type: CellAlertType.INFO,
      title: `${MODIFIER}+click to open`,
      message: link,
      location: cell.location,
      width: WIDTH,
      height: HEIGHT,
      key: KEY,
    });
  });
  hover.currentPointerDownCell$.subscribe((cell) => {
    if (!cell || !(cell.event.ctrlKey || cell.event.metaKey)) return;
    const link = linkAt(cell.row, cell.col);
    if (link !== undefined) window.open(link, "_blank", "noopener,noreferrer");
  });
}
