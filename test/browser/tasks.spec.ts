import { breakdownSheet } from "../../src/breakdown/breakdown";
import { paper } from "../../src/studies";
import type { Workbench } from "./at-the-keyboard";
import { Keys, type Desk } from "./desk";
import { test } from "./fixtures";
import { TASKS } from "./tasks";
import { cellOf, read } from "./values";

/** The workbench as it opens, with the article's breakdown before one. */
function deskOf(workbench: Workbench): Desk {
  const { page, pane, nameBox } = workbench;
  const sheet = breakdownSheet(paper, { style: "excel" });
  return {
    page,
    pane,
    keys: new Keys(page, pane, () => page.keyboard.press("Shift+F6")),
    value: async (name) => (await read(page, name))[name]?.[0]?.[0] ?? null,
    async goTo(name) {
      await nameBox.fill(cellOf(sheet, name));
      await nameBox.press("Enter");
    },
    cell: ({ row, column }) =>
      page.evaluate(
        ([at, across]) =>
          window.flopsheet.univerAPI.getActiveWorkbook()!.getActiveSheet().getRange(at, across).getRawValue() ?? null,
        [row, column] as const,
      ),
  };
}

for (const [id, { title, does }] of Object.entries(TASKS))
  test(`${id} in the workbench: ${title}`, ({ workbench }) => does(deskOf(workbench)));
