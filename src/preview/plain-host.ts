import { withContents } from "../breakdown/breakdown-file";
import { evaluateSheet } from "../calculation/evaluate-sheet";
import { catalogue } from "../functions";
import type { Cell, Matrix } from "../grid/cell";
import { bareHelpAddress } from "../grid/help-address";
import { freeSheetName } from "../grid/free-sheet-name";
import { HostError, noSuchCell, type Host, type InsertOptions, type Progress, type CellContent } from "../grid/host";
import type { Sheet } from "../grid/sheet";

/** What a plain host does instead of working, to show how the pane says so. */
export interface Trouble {
  /** Every read is refused with these words. */
  reading?: HostError;
  /** Every insert is refused with these words. */
  inserting?: HostError;
  /** An insert comes this far and no further. */
  stopsAt?: Progress;
  /** The selected cell shows an error with this message. */
  selectedError?: string;
}

const functions = Object.fromEntries(catalogue.map(({ name, call }) => [name, call]));

/** A host without a spreadsheet: it keeps the last sheet that was inserted and evaluates its formulas after each change. */
export function plainHost(first: Sheet | undefined, trouble: Trouble = {}): Host {
  let sheet = first;
  let values: Matrix<Cell> | undefined;
  const names: string[] = first ? [first.name] : [];
  const listeners = new Set<() => void>();
  const sheetId = () => `sheet-${names.length}`;

  function show(changed: Sheet): void {
    sheet = changed;
    values = undefined;
    for (const listener of listeners) listener();
  }

  return {
    label: "the preview",
    charts: false,
    downloads: true,
    spell: (functionName) => functionName,
    namespace: "TRAIN",
    helpPage: bareHelpAddress,

    async insert(wanted, { onProgress, signal }: InsertOptions = {}) {
      if (trouble.inserting) throw trouble.inserting;
      if (trouble.stopsAt) {
        onProgress?.(trouble.stopsAt);
        await new Promise((_, reject) => signal?.addEventListener("abort", () => reject(signal.reason as Error)));
      }
      const name = freeSheetName(wanted.name, names);
      names.push(name);
      show(wanted);
      return { name };
    },

    async read(wanted) {
      if (trouble.reading) throw trouble.reading;
      if (!sheet) return null;
      values ??= evaluateSheet(sheet, functions);
      const shown = values;
      const found = sheet.names
        .filter(({ name }) => wanted.includes(name))
        .map(({ name, area: { row, column, rows, columns } }) => [
          name,
          shown.slice(row, row + rows).map((cells) => cells.slice(column, column + columns)),
        ]);
      if (found.length === 0) return null;
      return { sheetId: sheetId(), cells: Object.fromEntries(found) as Record<string, Matrix<Cell>> };
    },

    async write(wanted, contents) {
      if (!sheet || wanted !== sheetId()) throw noSuchCell(Object.keys(contents));
      show(withContents(sheet, contents));
    },

    async type() {
      throw new HostError("The preview has no cells to type into.", "Try this in the workbench.");
    },

    async selection() {
      return { address: "Sheet1!B4", ...(trouble.selectedError && { error: trouble.selectedError }) };
    },

    async contents(areas) {
      const shown = sheet ? (values ??= evaluateSheet(sheet, functions)) : [];
      const contentOf = (row: number, column: number): CellContent => {
        const content = sheet?.rows[row]?.[column]?.content;
        const value = shown[row]?.[column] ?? null;
        return typeof content === "string" && content.startsWith("=") ? { formula: content, value } : { value };
      };
      return {
        sheetId: "sheet",
        selected: { ...contentOf(3, 1), row: 3, column: 1 },
        names: Object.fromEntries(sheet?.names.map(({ name, area }) => [name, area]) ?? []),
        areas: areas.map(({ row, column, rows, columns }) =>
          Array.from({ length: rows }, (_, down) =>
            Array.from({ length: columns }, (_, right) => contentOf(row + down, column + right)),
          ),
        ),
      };
    },

    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
