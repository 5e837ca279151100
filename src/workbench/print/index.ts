import type { Area } from "../../grid/address";
import type { UniverInstance } from "../univer";
import { printPage } from "./print-page";
import { printedSheet } from "./printed-sheet";
import "./print.css";

/** Whenever the page is printed, by its key or the browser's menu, the printer is given the sheet in view and not the screen. */
export function printSheets(
  instance: UniverInstance,
  areaOf: (sheetId: string, name: string) => Area | undefined,
): void {
  const isOver = () => document.getElementById("print")?.remove();
  addEventListener("beforeprint", () => {
    isOver();
    document.body.append(printPage(printedSheet(instance, areaOf)));
  });
  addEventListener("afterprint", isOver);
}
