import { areaAddress, type Area } from "../../../src/grid/address";
import { cellKey, isFormula, type FakeCell, type FakeSheet } from "./nodes";
import { demand, refuse } from "./refusal";
import { checkNumberFormat, typedContent } from "./typed-content";
import type { FakeExcel } from "./workbook";

/** What can be written into cells. */
export type CellProperty = "Formulas" | "Values" | "NumberFormat";
export const CELL_PROPERTIES: readonly string[] = ["Formulas", "Values", "NumberFormat"] satisfies CellProperty[];

/** Writes contents or number formats; null leaves a cell as it is, and one value is for all cells. */
export function writeCells(
  excel: FakeExcel,
  sheet: FakeSheet,
  area: Area,
  property: CellProperty,
  value: unknown,
): void {
  if (sheet.isProtected) refuse("AccessDenied", `${sheet.name} is protected`);
  const given = (Array.isArray(value) ? value : [[value]]) as unknown[][];
  const isLone = given.length === 1 && given[0]!.length === 1;
  demand(
    isLone || (given.length === area.rows && given.every((it) => it.length === area.columns)),
    `${property}: ${given.length} × ${given[0]?.length} into ${areaAddress(area)}`,
  );
  for (let down = 0; down < area.rows; down++) {
    for (let right = 0; right < area.columns; right++) {
      const typed = isLone ? given[0]![0] : given[down]![right];
      if (typed === null || typed === undefined) continue;
      const key = cellKey(area.row + down, area.column + right);
      sheet.cells.set(key, written(excel, sheet.cells.get(key) ?? {}, property, typed));
    }
  }
  if (property === "NumberFormat") return;
  excel.events.add("Changed", sheet, { address: areaAddress(area), changeType: "RangeEdited" });
  excel.events.add("Calculated", sheet);
}

function written(excel: FakeExcel, old: FakeCell, property: CellProperty, typed: unknown): FakeCell {
  if (property === "NumberFormat") {
    checkNumberFormat(typed);
    return { ...old, format: typed };
  }
  const format = old.format === undefined ? {} : { format: old.format };
  if (typed === "") return format;
  const cell = { ...typedContent(typed, old.format), ...format };
  if (isFormula(cell)) excel.read(String(cell.content));
  return cell;
}
