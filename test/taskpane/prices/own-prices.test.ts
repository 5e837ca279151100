import { sheetBuilder } from "../../../src/grid/sheet-builder";
import { tableAtSelection } from "../../../src/taskpane/prices/own-prices";
import { cellAt } from "../../../src/grid/address";
import { openExcel } from "../../excel/open-excel";

test("in Excel a table is read from the selected heading to its first blank row", async () => {
  const sheet = sheetBuilder();
  [
    ["part", "vendor", "price", "date"],
    ["B200", "Another", 3.75, "2026-11"],
    ["H100 SXM", "Another", 2.1, "2026-11"],
    [],
    ["a note"],
  ].forEach((row, at) => row.forEach((content, column) => sheet.place(2 + at, 1 + column, { content })));
  const { excel, host } = openExcel();
  await host.insert(sheet.build({ name: "Prices", columnWidths: [], frozen: { rows: 0, columns: 0 } }));
  excel.select(cellAt(2, 1));
  const cells = await tableAtSelection(host);
  expect(cells.map((row) => row.slice(0, 4))).toEqual([
    ["part", "vendor", "price", "date"],
    ["B200", "Another", 3.75, "2026-11"],
    ["H100 SXM", "Another", 2.1, "2026-11"],
  ]);
});
