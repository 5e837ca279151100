import { cellValues, type SheetFunctions } from "../calculation/evaluate-sheet";
import type { Cell, Matrix } from "../grid/cell";
import { bareHelpAddress } from "../grid/help-address";
import { HostError, type Host } from "../grid/host";
import type { Sheet } from "../grid/sheet";

/** The first sheet, to those who write to it before the spreadsheet has given it a name of its own. */
const OPENING_SHEET = "opening";

/**
 * The pane's host from the first moment: it answers for the first sheet by evaluating its formulas, which the size of the
 * spreadsheet's engine would otherwise delay by seconds. Once the spreadsheet is there, it answers; what was asked for
 * meanwhile waits for it. Where it cannot be opened, reading goes on and all else rejects with the reason.
 */
export function openingHost(first: Sheet, functions: SheetFunctions, namespace: string, opened: Promise<Host>): Host {
  let host: Host | undefined;
  const listeners = new Map<() => void, () => void>();
  void opened.then(
    (it) => {
      host = it;
      for (const listener of listeners.keys()) {
        listeners.set(listener, it.onChange(listener));
        listener();
      }
    },
    // Whoever waits for it has the reason; the page says it too.
    () => undefined,
  );

  const valueAt = cellValues(first, functions);
  function valuesOf(wanted: readonly string[]): Record<string, Matrix<Cell>> {
    const found = first.names.filter(({ name }) => wanted.includes(name));
    return Object.fromEntries(
      found.map(({ name, area: { row, column, rows, columns } }) => [
        name,
        Array.from({ length: rows }, (_, down) =>
          Array.from({ length: columns }, (_, right) => valueAt({ row: row + down, column: column + right })),
        ),
      ]),
    );
  }

  return {
    label: "the workbench",
    // The engine draws none; the pane does.
    charts: false,
    downloads: true,
    alwaysHasFunctions: true,
    // Before that there is nothing to save, and nowhere to open a file.
    get files() {
      return host?.files;
    },
    get history() {
      return host?.history;
    },
    // Before that there is one sheet.
    get valuesOf() {
      return host?.valuesOf;
    },
    spell: (functionName) => functionName,
    namespace,
    helpPage: bareHelpAddress,

    insert: async (sheet, options) => (await opened).insert(sheet, options),

    async read(wanted) {
      if (host) return host.read(wanted);
      const cells = valuesOf(wanted);
      return Object.keys(cells).length === 0 ? null : { sheetId: OPENING_SHEET, cells };
    },

    async write(sheetId, values) {
      const opening = await opened;
      if (sheetId !== OPENING_SHEET) return opening.write(sheetId, values);
      const reading = await opening.read(Object.keys(values));
      return opening.write(reading?.sheetId ?? OPENING_SHEET, values);
    },

    type: async (formula, options) => (await opened).type(formula, options),

    async selection() {
      if (!host) throw new HostError("No cell is selected.", "Wait until the spreadsheet is open.");
      return host.selection();
    },

    contents: async (areas, sheetId) => (await opened).contents(areas, sheetId),

    onChange(listener) {
      listeners.set(listener, host?.onChange(listener) ?? (() => undefined));
      return () => {
        listeners.get(listener)?.();
        listeners.delete(listener);
      };
    },
  };
}
