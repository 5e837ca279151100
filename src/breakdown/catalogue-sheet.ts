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

/** Widths in characters: of names, of numbers under a heading of several lines, of words, and of a source. */
const [NAMES, NUMBERS, WORDS] = [26, 15, 25];
const SOURCES = [90, 60, 60] as const;
const isSource = (field: string): boolean => field.endsWith("source");

/** Places a table with its sources from the column `sources` on, where they have room; gives the columns that are words. */
function placeTable(
  sheet: SheetBuilder,
  title: string,
  note: string,
  fields: readonly string[],
  table: Matrix<Cell>,
  sources: number,
): number[] {
  sheet.place(sheet.nextRow, 0, { content: title, style: "section" });
  sheet.place(sheet.nextRow - 1, 1, { content: note, style: "note" });
  const [headings, ...entries] = table;
  const isText = (column: number) => column === 0 || entries.every((row) => typeof row[column] === "string");
  const columnOf = (index: number): number => {
    const field = fields[index - 1];
    return field !== undefined && isSource(field) ? sources + fields.filter(isSource).indexOf(field) : index;
  };
  const top = sheet.nextRow;
  headings!.forEach((text, column) =>
    sheet.place(
      top,
      columnOf(column),
      heading(String(text), isText(column) ? "left" : "right", column > 0 && isText(column) ? 1 : undefined),
    ),
  );
  entries.forEach((row, index) =>
    row.forEach((cell, column) => {
      const source = column > 0 && isText(column);
      sheet.place(top + 1 + index, columnOf(column), {
        // An empty text would cut the one before it off.
        content: cell === "" ? null : (cell as number | string | boolean | null),
        format: FORMATS[fields[column - 1] ?? ""] ?? (typeof cell === "number" ? formats.whole : undefined),
        style: source ? "note" : undefined,
        align: isText(column) ? "left" : "right",
        indent: source ? 1 : undefined,
      });
    }),
  );
  sheet.skip(1);
  return headings!.flatMap((_, column) => (column > 0 && isText(column) ? [column] : []));
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
  const sources = 1 + Math.max(...[modelIds, partIds].map((ids) => ids.filter((it) => !isSource(it)).length));
  const words = [
    placeTable(
      sheet,
      "Models",
      "Shapes exclude norms, biases and learned positions.",
      modelIds,
      catalogueTable(publishedModels, modelFields, modelIds),
      sources,
    ),
    placeTable(
      sheet,
      "Accelerators",
      "Dense 16-bit peaks, never those with sparsity. Prices change: check the month of the source.",
      partIds,
      catalogueTable(accelerators, acceleratorFields, partIds),
      sources,
    ),
  ].flat();
  return sheet.build({
    name: "Models and accelerators",
    columnWidths: [
      NAMES,
      ...Array.from({ length: sources - 1 }, (_, index) => (words.includes(index + 1) ? WORDS : NUMBERS)),
      ...SOURCES,
    ],
    frozen: { rows: 0, columns: 1 },
  });
}
