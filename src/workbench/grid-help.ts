import { catalogue } from "../functions";
import { bareHelpAddress } from "../grid/help-address";
import type { UniverInstance } from "./univer";

/** The page of all functions, for a cell that has none of ours. */
const ALL_FUNCTIONS = "help.html";
const CALL = /"(?:[^"]|"")*"|(?<![\w.])([A-Z][A-Z0-9_]*)(?=\s*\()/gi;

/** The help page of the first function of ours in a formula. */
export function ownHelpPage(formula: string): string | undefined {
  for (const [, name] of formula.matchAll(CALL)) {
    const own = catalogue.find((it) => it.name === name?.toUpperCase());
    if (own) return bareHelpAddress(own.name);
  }
  return undefined;
}

/** F1 in the grid, and the menu of a cell, open the help page of the function in the selected cell. */
export function helpFromGrid({ univerAPI }: UniverInstance): void {
  const open = () => {
    const formula = univerAPI.getActiveWorkbook()?.getActiveSheet().getActiveCell()?.getFormula() ?? "";
    window.open(ownHelpPage(formula) ?? ALL_FUNCTIONS, "_blank", "noopener");
  };
  addEventListener(
    "keydown",
    (event) => {
      const isInPane = document.activeElement?.closest("#pane");
      if (event.key !== "F1" || isInPane || event.ctrlKey || event.altKey || event.metaKey) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      open();
    },
    { capture: true },
  );
  univerAPI
    .createMenu({ id: "flopsheet.help", title: "Help for this function (F1)", action: open })
    .appendTo(["contextMenu.mainArea", "contextMenu.others"]);
}
