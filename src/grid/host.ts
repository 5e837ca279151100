import type { Cell, Matrix } from "./cell";
import type { Area, Position } from "./address";
import type { Sheet } from "./sheet";

/** How far an insert has come, 0 to 1, and what it is doing. */
export interface Progress {
  share: number;
  step: string;
}

export interface InsertOptions {
  onProgress?: (progress: Progress) => void;
  /** Aborting undoes what was written. */
  signal?: AbortSignal;
  /** Told after a failure where the host did write the sheet later, or may have, and it was not taken back. */
  onLate?: (failure: HostError) => void;
}

/** The cells a function call was typed into. */
export interface TypedFormula {
  address: string;
}

/** A failure of the host in words for the user: what happened, and what to do. */
export class HostError extends Error {
  constructor(
    message: string,
    readonly advice: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
    this.name = "HostError";
  }
}

/** The host cannot be asked while the user types into a cell, or has another workbook in front: nothing is wrong, and it passes. */
export class HostBusy extends HostError {}

/** The sheet that was to be written to is gone, or one of its names. */
export const noSuchCell = (names: readonly string[]): HostError =>
  new HostError(
    `The sheet was deleted, or it no longer has a cell named ${names.join(" or ")}.`,
    "Go to a breakdown sheet, or insert one.",
  );

/** A formula was to be inserted where something is already; nothing was changed. */
export class FilledCell extends HostError {
  constructor(readonly address: string) {
    super(`${address} is not empty.`, "Replace what it holds, or select an empty cell and insert again.");
    this.name = "FilledCell";
  }
}

/** Another sheet was chosen while one was read. */
export const otherSheet = (): HostError =>
  new HostError("Another sheet was selected meanwhile.", "Select the cell again.");

export interface AddedNames {
  added: readonly string[];
  /** Names that were there already, whoever made them. */
  kept: readonly string[];
  /** Names that the host did not take, and why. */
  refused: readonly { name: string; reason: string }[];
}

/** What a read found on one sheet. */
export interface SheetReading {
  /** Names the sheet to `write` whatever it is renamed to, and no other sheet, even after it is deleted. */
  sheetId: string;
  /** Values of the names that were found. */
  cells: Readonly<Record<string, Matrix<Cell>>>;
  /** True where some of them are still being calculated. */
  isCalculating?: boolean;
}

/** The whole workbook as a file, of a host that does not save it by itself. */
export interface WorkbookFiles {
  /** An .xlsx file of every sheet: formulas with their results, names and looks. */
  save(): Promise<Uint8Array<ArrayBuffer>>;
  /** Opens an .xlsx file in place of the workbook. Rejects with a HostError, and changes nothing, where that cannot be. */
  open(content: Uint8Array): Promise<void>;
  /** True after an edit that no file has; `setSaved` says that one has it now. */
  isEdited(): boolean;
  setSaved(): void;
  readonly recovery: RecoveryCopy;
}

/** A copy of the workbook that the user may have kept on this machine, and nowhere else. */
export interface RecoveryCopy {
  isOn(): boolean;
  /** Off, it deletes the copy. */
  turn(on: boolean): Promise<void>;
  /** When the copy was made that an earlier visit left, in milliseconds since 1970, which no other replaces until it is restored or discarded. */
  found(): Promise<number | undefined>;
  restore(): Promise<void>;
  discard(): Promise<void>;
}

/** What a host found out about its spreadsheet, by trying. */
export interface CheckReport {
  /** The sheet that has the report. */
  sheetName: string;
  right: number;
  /** What was not as wanted, a line each. */
  wrong: readonly string[];
  /** The whole report, to be copied. */
  text: string;
  /** Takes the sheet with the report away. */
  remove(): Promise<void>;
}

/** What a cell holds and shows. */
export interface CellContent {
  /** As the user would type it, with its "="; left out where the cell holds a constant or nothing. */
  formula?: string;
  /** The cell whose formula gave the value, where the selected cell has none of its own and the host knows. */
  spilledFrom?: Position;
  value: Cell;
}

/** Cells of a sheet with their formulas, and the sheet's own names. */
export interface SheetContents {
  sheetId: string;
  /** The selected cell. */
  selected: CellContent & Position;
  /** Cells that the sheet's own names refer to. */
  names: Readonly<Record<string, Area>>;
  /** What was asked for, an area each. */
  areas: readonly Matrix<CellContent>[];
}

/** What the task pane needs of a spreadsheet; Excel and the workbench each give one. */
export interface Host {
  readonly label: string;
  /** True where an inserted sheet shows its native charts. */
  readonly charts: boolean;
  /** Missing where the host saves and opens workbooks by itself, and until it can. */
  readonly files?: WorkbookFiles | undefined;
  /** Undoes and redoes what was done to the workbook, a step at a time. Missing where the host does so by keys of its own, and until it can. */
  readonly history?: { undo(): void; redo(): void } | undefined;
  /** True where our functions are always there, so that a sheet may use them whatever its formulas are otherwise. */
  readonly alwaysHasFunctions?: boolean;
  /** False where a page's downloads come to nothing, without a word: then none is offered. */
  readonly downloads: boolean;
  /** Opens an .xlsx file as a new workbook beside this one. Missing where there is one workbook only. */
  openAsNew?(content: Uint8Array): Promise<void>;
  /** How this host writes a function of ours in a formula: "RUN_COST" may be "TRAIN.RUN_COST". */
  spell(functionName: string): string;
  /** Of the add-in whose functions a file saved from here calls; empty where they have none. */
  readonly namespace: string;
  /** Address of a function's help page, which spells it as this host does. */
  helpPage(functionName: string): string;
  /** Adds the sheet under its name, or the next free one, and shows it. All or nothing. */
  insert(sheet: Sheet, options?: InsertOptions): Promise<{ name: string }>;
  /** Values of the active sheet's own names; a name that is missing is left out. Null if the sheet has none of them. */
  read(names: readonly string[]): Promise<SheetReading | null>;
  /**
   * Sets the cells that names of a sheet refer to, as if they were typed, whichever sheet is active: all or none, in one
   * step that the user can undo. Rejects with a HostError where the sheet or one of the names is gone.
   */
  write(sheetId: string, values: Readonly<Record<string, number | string>>): Promise<void>;
  /**
   * Types a formula into the selected cell, as the user would; a cell without a number format of its own gets this one.
   * Rejects with a FilledCell where the cell holds something, unless that is to be replaced.
   */
  type(formula: string, options?: { numberFormat?: string | undefined; replace?: boolean }): Promise<TypedFormula>;
  /**
   * The selected cell as the user sees it named ("Sheet!B4"), the message of the error it shows, if any, and the help page of the
   * function of ours in it, where the host reads its formula.
   */
  selection(): Promise<{ address: string; error?: string; help?: string }>;
  /** What cells of the active sheet hold; rejects with a HostError where it is no longer the one that is named. */
  contents(areas: readonly Area[], sheetId?: string): Promise<SheetContents>;
  /** Values of cells by their sheet's name, in the order asked for. Missing where there is one sheet only. */
  readonly valuesOf?:
    ((wanted: readonly { sheet: string; area: Area }[]) => Promise<readonly (Matrix<Cell> | undefined)[]>) | undefined;
  /** Calls back after values, the selection or the active sheet changed. Returns a way to stop. */
  onChange(listener: () => void): () => void;
  /**
   * Adds names to the workbook that define our functions as formulas of its own, so that they work bare and without
   * the add-in. A name that is there already stays as it is. Missing where the host has no such names.
   */
  addWorkbookNames?(): Promise<AddedNames>;
  /**
   * Enters formulas with functions of ours again, in the whole workbook, where they show that the function is unknown or still calculated. Resolves
   * with the number of cells. Missing where that does not happen.
   */
  repair?(): Promise<number>;
  /** Tries everything that the add-in needs in this spreadsheet. Missing where its own tests already did. */
  check?(onStep: (step: string) => void): Promise<CheckReport>;
}
