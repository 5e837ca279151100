import {
  IUndoRedoService,
  type ICellData,
  type Injector,
  type IRange,
  type Worksheet,
  CellValueType,
} from "@univerjs/core";
import {
  InsertDefinedNameCommand,
  InsertSheetCommand,
  InsertSheetMutation,
  Lexer,
  RemoveDefinedNameCommand,
  RemoveSheetMutation,
  SetDefinedNameMutation,
  SetFormulaCalculationResultMutation,
  SetRangeValuesMutation,
  SetSelectionsOperation,
  SetWorksheetActiveOperation,
  type ISetRangeValuesMutationParams,
  FormulaDataModel,
} from "@univerjs/preset-sheets-core";
import { address, areaAddress, type Area, type Position } from "../grid/address";
import { CellError, type Cell, type Matrix, isErrorCode } from "../grid/cell";
import { bareHelpAddress } from "../grid/help-address";
import { freeSheetName } from "../grid/free-sheet-name";
import {
  FilledCell,
  HostError,
  noSuchCell,
  type Host,
  type InsertOptions,
  otherSheet,
  type CellContent,
} from "../grid/host";
import type { Sheet } from "../grid/sheet";
import { CellReasons } from "./cell-reasons";
import { questionDecimalCommas } from "./decimal-commas";
import { drawWholeNumbers } from "./draw-numbers";
import { endEdit } from "./end-edit";
import type { ErrorMessages } from "./error-messages";
import { ownHelpPage } from "./grid-help";
import { followSheets } from "./sheet-lives";
import { quotedSheetName, replaceNames, SheetNames } from "./sheet-names";
import type { Tools } from "./load-tools";
import { showWhatIsUndone } from "./undo-shows-sheet";
import type { UniverInstance } from "./univer";
import { worksheetData } from "./write-sheet";

export const WORKBOOK_ID = "workbook";

/** Long enough for one recalculation to end before the next begins, short enough to feel at once. */
const SETTLE_MS = 60;
/** The engine starts to calculate 100 ms after an edit; an edit that starts nothing is not waited for longer. */
const CALCULATION_STARTS_WITHIN_MS = 400;
/** A whole sheet always calls for a calculation, which on a busy machine starts late. */
const SHEET_STARTS_WITHIN_MS = 5_000;
const CALCULATION_ENDS_WITHIN_MS = 20_000;

const CHANGES: readonly string[] = [
  SetRangeValuesMutation.id,
  SetFormulaCalculationResultMutation.id,
  SetSelectionsOperation.id,
  SetWorksheetActiveOperation.id,
  InsertSheetMutation.id,
  RemoveSheetMutation.id,
];

/** The workbench's spreadsheet, opened with one sheet, as the task pane sees it. */
export function univerHost(
  instance: UniverInstance,
  first: Sheet,
  messages: ErrorMessages,
  tools: Promise<Tools>,
): Omit<Host, "namespace"> {
  const { univer, univerAPI } = instance;
  const injector: Injector = univer.__getInjector();
  const names = new SheetNames(injector, WORKBOOK_ID);
  let sheetsMade = 0;

  function prepare(sheet: Sheet, sheetName: string) {
    const id = `sheet-${++sheetsMade}`;
    const written = { unitId: WORKBOOK_ID, sheetId: id, sheet, addressOf: (name: string) => addressOn(id, name) };
    // The tools come later than the first sheet, and any sheet may be gone by then.
    void tools.then(({ writeRules }) => {
      if (workbook().getSheetBySheetId(id)) writeRules(instance, written);
    });
    return { id, data: worksheetData(sheet, id, sheetName), names: names.entries(sheet, id, sheetName) };
  }

  // Opening is no edit, so there is nothing to undo until the user does something.
  const opened = prepare(first, first.name);
  univerAPI.createWorkbook({
    id: WORKBOOK_ID,
    name: "FLOPsheet",
    sheetOrder: [opened.id],
    sheets: { [opened.id]: opened.data },
  });
  drawWholeNumbers(injector);
  questionDecimalCommas(injector);
  names.keepFromFormulas(injector.get(Lexer), () => workbook().getActiveSheet().getSheetId());
  followSheets(instance, injector, names);
  showWhatIsUndone(instance, injector);
  for (const name of opened.names) univerAPI.syncExecuteCommand(SetDefinedNameMutation.id, name);

  // A name typed into a formula is resolved at once to what it names on its sheet.
  univerAPI.onBeforeCommandExecute(({ id, params }, options) => {
    if (id !== SetRangeValuesMutation.id || options?.fromFormula) return;
    const { subUnitId, cellValue } = params as ISetRangeValuesMutationParams;
    const rows = Object.values(cellValue ?? {}) as (Record<number, ICellData | null> | undefined)[];
    for (const cell of rows.flatMap((row) => Object.values(row ?? {}))) {
      if (cell?.f) cell.f = replaceNames(cell.f, (name, sheetName) => addressOf(name, sheetName, subUnitId));
    }
  });

  function addressOf(name: string, sheetName: string | undefined, ownSheetId: string): string | undefined {
    if (sheetName !== undefined) return addressOn(workbook().getSheetByName(sheetName)?.getSheetId(), name);
    const own = addressOn(ownSheetId, name);
    if (own) return own;
    // On a sheet without the name it is known if one other sheet has it. If several do, the formula shows #NAME?.
    const [other, ...more] = names.sheetsWith(name);
    const address = more.length === 0 ? addressOn(other, name) : undefined;
    return address && `${quotedSheetName(workbook().getSheetBySheetId(other!)!.getSheetName())}!${address}`;
  }

  function addressOn(sheetId: string | undefined, name: string): string | undefined {
    const area = sheetId && names.area(sheetId, name);
    return area ? areaAddress(area, "both") : undefined;
  }

  const workbook = () => univerAPI.getActiveWorkbook()!;
  const activeSheet = (): Worksheet => workbook().getActiveSheet().getSheet();
  const values = (worksheet: Worksheet, area: Area): Matrix<Cell> => readCells(injector, worksheet, area);

  const reasons = new CellReasons(univerAPI, injector, messages, names, ({ sheetId, row, column }) => {
    const sheet = workbook().getSheetBySheetId(sheetId)?.getSheet();
    const shown = sheet && values(sheet, { row, column, rows: 1, columns: 1 })[0]![0];
    return shown instanceof CellError ? shown.code : undefined;
  });

  /** Runs commands as one step of the undo history; a command that fails takes all of them back. */
  async function asOneStep(run: () => void): Promise<void> {
    const history = injector.get(IUndoRedoService);
    const before = history.pitchTopUndoElement();
    const batch = history.__tempBatchingUndoRedo(WORKBOOK_ID);
    try {
      run();
      batch.dispose();
    } catch (failure) {
      batch.dispose();
      if (history.pitchTopUndoElement() !== before) await univerAPI.undo();
      throw failure;
    }
  }

  /** The engine keeps the names of a sheet that is deleted, for the deletion to be undone. */
  function removeSheet({ id, names: own }: ReturnType<typeof prepare>): void {
    for (const entry of own) execute(RemoveDefinedNameCommand.id, entry);
    workbook().deleteSheet(id);
  }

  /** Whether somebody typed into a sheet, from now on. */
  function editsOf(sheetId: string) {
    let seen = false;
    const subscription = univerAPI.onCommandExecuted(({ id, params }, options) => {
      const isEdit = id === SetRangeValuesMutation.id && !options?.fromFormula;
      if (isEdit && (params as ISetRangeValuesMutationParams).subUnitId === sheetId) seen = true;
    });
    return { seen: () => seen, stop: () => subscription.dispose() };
  }

  function execute(commandId: string, params: object): void {
    if (!univerAPI.syncExecuteCommand(commandId, params)) {
      throw new HostError("The spreadsheet refused the change.", "Reload the page and try again.");
    }
  }

  /** Resolves once an edit's recalculation is over, or after `startsWithinMs` if the edit calls for none. */
  function calculated(startsWithinMs = CALCULATION_STARTS_WITHIN_MS): Promise<void> {
    const formula = univerAPI.getFormula();
    return new Promise((resolve) => {
      const stop = () => {
        clearTimeout(timer);
        started.dispose();
        ended.dispose();
        resolve();
      };
      let timer = setTimeout(stop, startsWithinMs);
      let begun = false;
      const started = formula.calculationStart(() => {
        begun = true;
        clearTimeout(timer);
        timer = setTimeout(stop, CALCULATION_ENDS_WITHIN_MS);
      });
      // A calculation that was under way before the edit knows nothing of it.
      const ended = formula.calculationEnd(() => begun && setTimeout(stop));
    });
  }

  return {
    label: "the workbench",
    // The engine draws none; the pane does.
    charts: false,
    downloads: true,
    history: { undo: () => void univerAPI.undo(), redo: () => void univerAPI.redo() },
    alwaysHasFunctions: true,
    spell: (functionName) => functionName,
    helpPage: bareHelpAddress,

    async insert(sheet: Sheet, { onProgress, signal }: InsertOptions = {}) {
      signal?.throwIfAborted();
      await endEdit(instance);
      const name = freeSheetName(
        sheet.name,
        workbook()
          .getSheets()
          .map((it) => it.getSheetName()),
      );
      onProgress?.({ share: 0, step: "Writing cells" });
      const prepared = prepare(sheet, name);
      const wasActive = workbook().getActiveSheet();
      await asOneStep(() => {
        execute(InsertSheetCommand.id, { unitId: WORKBOOK_ID, sheet: prepared.data });
        for (const entry of prepared.names) execute(InsertDefinedNameCommand.id, entry);
      });
      const history = injector.get(IUndoRedoService);
      const step = history.pitchTopUndoElement();
      const edits = editsOf(prepared.id);
      onProgress?.({ share: 0.5, step: "Calculating" });
      await calculated(SHEET_STARTS_WITHIN_MS);
      edits.stop();
      const made = workbook().getSheetBySheetId(prepared.id);
      if (signal?.aborted) {
        if (made && edits.seen()) throw stays(made.getSheetName());
        // What the user did meanwhile elsewhere is a newer step, and is theirs: then the sheet goes by its id.
        if (step && history.pitchTopUndoElement() === step) await univerAPI.undo();
        else if (made) await asOneStep(() => removeSheet(prepared));
        if (workbook().getSheetBySheetId(wasActive.getSheetId())) workbook().setActiveSheet(wasActive);
        signal.throwIfAborted();
      }
      // The user may have undone the insert by now, or deleted the sheet.
      if (made) workbook().setActiveSheet(prepared.id);
      onProgress?.({ share: 1, step: "Done" });
      return { name };
    },

    async read(wanted) {
      const worksheet = activeSheet();
      const found = wanted.flatMap((name) => {
        const area = names.area(worksheet.getSheetId(), name);
        return area ? [[name, values(worksheet, area)] as const] : [];
      });
      return found.length === 0 ? null : { sheetId: worksheet.getSheetId(), cells: Object.fromEntries(found) };
    },

    async write(sheetId, wanted) {
      await endEdit(instance);
      const sheet = workbook().getSheetBySheetId(sheetId);
      const cells = Object.entries(wanted).map(([name, value]) => ({ area: names.area(sheetId, name), value }));
      if (!sheet || cells.some(({ area }) => !area)) throw noSuchCell(Object.keys(wanted));
      await asOneStep(() => {
        for (const { area, value } of cells) sheet.getRange(area!.row, area!.column).setValue(value);
      });
      await calculated();
    },

    async type(formula, { numberFormat, replace = false } = {}) {
      await endEdit(instance);
      const sheet = workbook().getActiveSheet();
      const cell = sheet.getActiveCell();
      if (!cell) throw new HostError("No cell is selected.", "Select a cell and try again.");
      const area = { row: cell.getRow(), column: cell.getColumn(), rows: 1, columns: 1 };
      const isFilled = values(sheet.getSheet(), area)[0]![0] !== null || cell.getFormula() !== "";
      if (isFilled && !replace) throw new FilledCell(address(area));
      // A format that the user has set is theirs.
      const isPlain = !cell.getCellStyleData()?.n;
      cell.setValue(
        numberFormat !== undefined && isPlain
          ? { f: formula, v: null, p: null, s: { n: { pattern: numberFormat } } }
          : formula,
      );
      await calculated();
      return { address: address({ row: cell.getRow(), column: cell.getColumn() }) };
    },

    async selection() {
      const sheet = workbook().getActiveSheet();
      const cell = sheet.getActiveCell();
      const row = cell?.getRow() ?? 0;
      const column = cell?.getColumn() ?? 0;
      const place = `${quotedSheetName(sheet.getSheetName())}!${address({ row, column })}`;
      const message = reasons.at({ sheetId: sheet.getSheetId(), row, column });
      if (!message) return { address: place };
      const help = ownHelpPage(cell?.getFormula() ?? "");
      return { address: place, error: message, ...(help !== undefined && { help }) };
    },

    async contents(areas, sheetId) {
      const sheet = workbook().getActiveSheet();
      if (sheetId !== undefined && sheetId !== sheet.getSheetId()) throw otherSheet();
      const worksheet = sheet.getSheet();
      const cell = sheet.getActiveCell();
      const position = { row: cell?.getRow() ?? 0, column: cell?.getColumn() ?? 0 };
      const contentsOf = (area: Area): Matrix<CellContent> =>
        values(worksheet, area).map((row, down) =>
          row.map((value, right): CellContent => {
            const [row, column] = [area.row + down, area.column + right];
            // Univer has no cell there, where Excel would.
            if (row >= worksheet.getRowCount() || column >= worksheet.getColumnCount()) return { value };
            const formula = sheet.getRange(row, column).getFormula();
            return formula ? { formula, value } : { value };
          }),
        );
      const [[selected]] = contentsOf({ ...position, rows: 1, columns: 1 }) as [[CellContent]];
      const spilledFrom = selected.formula === undefined ? spillOf(injector, worksheet, position) : undefined;
      return {
        sheetId: sheet.getSheetId(),
        selected: { ...selected, ...(spilledFrom && { spilledFrom }), ...position },
        names: names.areas(sheet.getSheetId()),
        areas: areas.map(contentsOf),
      };
    },

    async valuesOf(wanted) {
      return wanted.map(({ sheet, area }) => {
        const worksheet = workbook().getSheetByName(sheet)?.getSheet();
        return worksheet && values(worksheet, area);
      });
    },

    onChange(listener) {
      let timer: ReturnType<typeof setTimeout> | undefined;
      const subscription = univerAPI.onCommandExecuted(({ id }) => {
        if (!CHANGES.includes(id)) return;
        clearTimeout(timer);
        // Results are what was waited for: before the spreadsheet draws them, which takes longer than to read them.
        if (id === SetFormulaCalculationResultMutation.id) queueMicrotask(listener);
        else timer = setTimeout(listener, SETTLE_MS);
      });
      return () => {
        clearTimeout(timer);
        subscription.dispose();
      };
    },
  };
}

const stays = (name: string): HostError =>
  new HostError(
    `The insert was cancelled. The sheet “${name}” stays, because it was changed meanwhile.`,
    "Keep what you need of it, and delete it.",
  );

/** The cell whose formula has spilled into another one, if any has. */
function spillOf(injector: Injector, worksheet: Worksheet, { row, column }: Position): Position | undefined {
  const ranges = injector.get(FormulaDataModel).getArrayFormulaRange()[worksheet.getUnitId()]?.[worksheet.getSheetId()];
  for (const [top, byColumn] of Object.entries(ranges ?? {}))
    for (const [left, range] of Object.entries((byColumn ?? {}) as Record<string, IRange>)) {
      const { startRow, endRow, startColumn, endColumn } = range;
      const holds = row >= startRow && row <= endRow && column >= startColumn && column <= endColumn;
      if (holds && (row !== Number(top) || column !== Number(left))) return { row: Number(top), column: Number(left) };
    }
  return undefined;
}

/** Values as calculated, not as displayed: the engine's own reading rounds and formats. Spilled values count. */
export function readCells(
  injector: Injector,
  worksheet: Worksheet,
  { row, column, rows, columns }: Area,
): Matrix<Cell> {
  const spilled = injector.get(FormulaDataModel).getArrayFormulaCellData()[worksheet.getUnitId()]?.[
    worksheet.getSheetId()
  ];
  const written = worksheet.getCellMatrix();
  return Array.from({ length: rows }, (_, down) =>
    Array.from({ length: columns }, (_, right) => {
      const place = [row + down, column + right] as const;
      const { v, t } = spilled?.[place[0]]?.[place[1]] ?? written.getValue(...place) ?? {};
      if (v === undefined || v === null) return null;
      if (t === CellValueType.BOOLEAN) return v === 1 || v === true;
      if (typeof v === "string" && isErrorCode(v)) return new CellError(v);
      return t === CellValueType.NUMBER ? Number(v) : v;
    }),
  );
}
