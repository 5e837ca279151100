import type { OwnPrice } from "../../../src/core/accelerators/prices";
import type { Host } from "../../../src/grid/host";
import { sheetBuilder } from "../../../src/grid/sheet-builder";
import { tableAtSelection, useOwnPrices } from "../../../src/taskpane/prices/own-prices";
import { cellAt } from "../../../src/grid/address";
import { openExcel } from "../../excel/open-excel";
import { inTurn, runHook } from "../run-hook";

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

test("a price list that is given in place of another is what every picker has next", () => {
  const run = runHook(() => useOwnPrices({} as Host), undefined);
  const price: OwnPrice = { part: "H100 SXM", vendor: "Another", usd: 2.1, date: "2026-11" };
  expect(run.current.own).toEqual([]);
  inTurn(() => run.current.replace([price]));
  expect(run.current.own).toEqual([price]);
  expect(run.current.today).toBe(new Date().toISOString().slice(0, 10));
});
