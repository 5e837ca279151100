import { accelerators } from "../core/accelerators";
import { publishedModels } from "../core/models";
import { accelerator, acceleratorFields } from "../functions/accelerator";
import { catalogueTable } from "../functions/parameters/catalogue-table";
import { model, modelFields, WORKED_OUT } from "../functions/model";
import type { Cell, Matrix } from "../grid/cell";
import type { Sheet } from "../grid/sheet";
import { sheetBuilder, type SheetBuilder } from "../grid/sheet-builder";
import { formats } from "./formats";
import { heading } from "./section";

const SIZE = '[>=1000000000]0.0,,,"B";0,,"M"';

/** Number formats of the columns that General does not show well. */
const FORMATS: Readonly<Record<string, string>> = {
  published_params: SIZE,
  published_active_params: SIZE,
  peak_flops: formats.flops,
  usd_per_hour: formats.price,
  usd_low: formats.price,
  usd_high: formats.price,
  fp8_flops: formats.flops,
  matmul_flops: formats.flops,
  memory_gb: formats.plain,
};

function placeTable(
  sheet: SheetBuilder,
  title: string,
  note: string,
  fields: readonly string[],
  table: Matrix<Cell>,
): void {
  sheet.place(sheet.nextRow, 0, { content: title, style: "section" });
  sheet.place(sheet.nextRow - 1, 1, { content: note, style: "note" });
  const [headings, ...entries] = table;
  const isText = (column: number) => column === 0 || entries.every((row) => typeof row[column] === "string");
  const top = sheet.nextRow;
  headings!.forEach((text, column) =>
    sheet.place(
      top,
      column,
      heading(String(text), isText(column) ? "left" : "right", column > 0 && isText(column) ? 1 : undefined),
    ),
  );
  entries.forEach((row, index) =>
    row.forEach((cell, column) => {
      const source = column > 0 && isText(column);
      sheet.place(top + 1 + index, column, {
        content: cell as number | string | boolean | null,
        format: FORMATS[fields[column - 1] ?? ""] ?? (typeof cell === "number" ? formats.whole : undefined),
        style: source ? "note" : undefined,
        align: isText(column) ? "left" : "right",
        indent: source ? 1 : undefined,
      });
    }),
  );
  sheet.skip(1);
}

/** Every model and accelerator of the catalogues with its facts and who says them, to read and to refer to. */
export function catalogueSheet(spell: (functionName: string) => string = (it) => it): Sheet {
  const sheet = sheetBuilder();
  sheet.place(0, 0, { content: "Published models and accelerators", style: "title" });
  sheet.place(1, 0, {
    content: `Figures as their sources publish them. ${spell(model.name)}(name, field) and ${spell(accelerator.name)}(name, field) return any of them in a formula, and a model's name can be used in place of a width.`,
    style: "subtitle",
  });
  sheet.rowHeight(0, 28);
  sheet.skip(1);
  const modelIds = Object.keys(modelFields).filter((it) => !WORKED_OUT.includes(it));
  const partIds = Object.keys(acceleratorFields);
  placeTable(
    sheet,
    "Models",
    "Shapes exclude norms, biases and learned positions.",
    modelIds,
    catalogueTable(publishedModels, modelFields, modelIds),
  );
  placeTable(
    sheet,
    "Accelerators",
    "Dense 16-bit peaks, never those with sparsity. Prices change: check the month of the source.",
    partIds,
    catalogueTable(accelerators, acceleratorFields, partIds),
  );
  return sheet.build({
    name: "Models and accelerators",
    columnWidths: [26, ...Array.from({ length: modelIds.length - 1 }, () => 24), 90],
    frozen: { rows: 0, columns: 1 },
  });
}
