import { areaAddress, cellAt, type Area } from "../../../src/grid/address";
import type { Cell, Matrix } from "../../../src/grid/cell";
import { writeCells } from "./cells";
import { Events } from "./events";
import { addInFunctions, excelFunction, type Arity } from "./excel-functions";
import { readFormula, type ReadFormula, type Surroundings } from "./formula";
import { LIMITS } from "./limits";
import { addName } from "./names";
import { areaOf, cellKey, node, type FakeCell, type FakeSheet, type Node } from "./nodes";
import { PROFILES, type Profile } from "./profiles";
import { demand, refuse } from "./refusal";
import { perform, type Kept } from "./requests";
import { UndoHistory } from "./undo-history";
import type { Request, RequestBody } from "./wire";

export interface Failure {
  /** Which request, counted from 1. */
  request: number;
  /** What it does: an error code before anything happens, the same at an action in the middle, or no answer at all. */
  kind: { code: string; afterActions?: number } | "hang" | "hang after writing";
}

interface Reply {
  status: number;
  body: unknown;
  error?: string;
}

/**
 * A workbook that answers the real Office.js as Excel does, as far as the add-in asks, and writes down every request. It refuses what Excel
 * refuses, and whatever it does not know.
 */
export class FakeExcel {
  readonly requests: Request[] = [];
  readonly sheets: FakeSheet[] = [];
  readonly names = new Map<string, Node>();
  readonly events = new Events();
  readonly undo = new UndoHistory();
  /** Files that were opened as workbooks beside this one. */
  readonly opened: Buffer[] = [];
  active: FakeSheet;
  activeCell: Area = cellAt(0, 0);
  /** Whether the structure of the workbook is protected. */
  isProtected = false;
  /** Whether the user is typing in a cell. */
  isEditing = false;
  /** Whether the user has another workbook before them. */
  isBehind = false;
  /** Whether the add-in's functions have not answered yet: their cells show #BUSY!. */
  isCalculating = false;
  /** Formulas whose errors stay until they are entered again, by their cells: OfficeDev/office-js#4487, #6662. */
  readonly stuck = new WeakMap<FakeCell, "#NAME?" | "#BUSY!">();
  largestRequest: number;
  failures: Failure[] = [];
  /** Called as each request arrives. */
  onRequest: (count: number) => void = () => undefined;
  /** The error with which Excel refuses a name for a formula. */
  refusesName: (name: { name: string; formula: string }) => string | undefined = () => undefined;
  /** Values of formulas; without one a formula shows 0. */
  evaluate: (sheet: FakeSheet, row: number, column: number) => Cell | Matrix<Cell> = () => 0;

  /** Functions of the add-in, by their names in capitals. */
  readonly addIn: ReadonlyMap<string, Arity>;
  readonly root = node("Workbook");
  /** Objects that office.js may ask for again in a later request. */
  readonly kept: Kept = new Map();
  private sheetsMade = 0;
  private readonly readFormulas = new Map<string, ReadFormula>();
  private readonly release: (() => void)[] = [];

  constructor(
    readonly profile: Profile = PROFILES.web,
    namespace = "TRAIN",
  ) {
    this.largestRequest = profile.largestRequest;
    this.addIn = addInFunctions(namespace);
    this.active = this.addSheet("Sheet1");
  }

  /** Everything a user could see of the workbook, to compare before and after. */
  snapshot(): unknown {
    return {
      active: this.active.name,
      names: [...this.names.keys()],
      sheets: this.sheets.map(({ name, visibility, cells, names, charts, log }) => ({
        name,
        visibility,
        cells: [...cells],
        names: [...names.keys()],
        charts: charts.length,
        log,
      })),
    };
  }

  /** Lets requests that were left without an answer have it now. */
  answerLate(): void {
    for (const it of this.release.splice(0)) it();
  }

  /** Answers one request, given as the JSON text of its body. */
  async execute(text: string): Promise<Reply> {
    const body = JSON.parse(text) as RequestBody;
    const bytes = Buffer.byteLength(text);
    this.requests.push({ bytes, body, text });
    this.onRequest(this.requests.length);
    const failure = this.failures.find(({ request }) => request === this.requests.length)?.kind;
    if (failure === "hang") await this.released();
    if (bytes > this.largestRequest) return { status: 413, body: null, error: "RequestPayloadSizeLimitExceeded" };
    if (this.isEditing) return { status: 400, body: null, error: "InvalidOperationInCellEditMode" };
    const answer = perform(this, body, typeof failure === "object" ? failure : undefined);
    if (failure === "hang after writing") await this.released();
    return { status: 200, body: answer };
  }

  private readonly released = (): Promise<void> => new Promise((resolve) => this.release.push(resolve));

  get surroundings(): Surroundings {
    return {
      profile: this.profile,
      addIn: this.addIn,
      hasSheet: (name) => this.sheets.some((it) => it.name.toLowerCase() === name.toLowerCase()),
    };
  }

  /** A formula as Excel reads it on entering; refused where Excel refuses it. */
  read(formula: string): ReadFormula {
    const known = this.readFormulas.get(formula) ?? readFormula(formula, this.surroundings);
    this.readFormulas.set(formula, known);
    return known;
  }

  /** Whether a function, or a name that stands for one, is there for a formula of the sheet. */
  hasFunction(name: string, sheet: FakeSheet): boolean {
    const key = name.toLowerCase();
    return (
      this.addIn.has(name) ||
      excelFunction(name, this.profile) !== undefined ||
      this.names.has(key) ||
      sheet.names.has(key)
    );
  }

  findSheet(key: unknown): FakeSheet | undefined {
    return this.sheets.find((it) => it.id === key || it.name.toLowerCase() === String(key).toLowerCase());
  }

  /** The sheet, if it is one of cells. */
  withCells(sheet: FakeSheet): FakeSheet {
    return sheet.kind === "cells" ? sheet : refuse("UnsupportedSheet", `${sheet.name} is a chart sheet`);
  }

  checkSheetName(name: unknown, but?: FakeSheet): asserts name is string {
    demand(
      typeof name === "string" &&
        name.length >= 1 &&
        name.length <= LIMITS.sheetName &&
        // Control characters and halves of characters among them, which no XML can hold.
        !/[\\/?*[\]:\p{Cc}\p{Cs}]|^'|'$|^history$/iu.test(name),
      `a sheet may not be named ${String(name)}`,
    );
    const other = this.findSheet(name);
    if (other && other !== but) refuse("ItemAlreadyExists", `a sheet named ${name}`);
  }

  /** As a user does with the + beside the tabs, or another user somewhere else. */
  addSheet(wanted?: string, kind: FakeSheet["kind"] = "cells"): FakeSheet {
    const name = wanted ?? `Sheet${this.sheets.length + 1}`;
    this.checkSheetName(name);
    const sheet: FakeSheet = {
      ...node("Worksheet"),
      id: `{${++this.sheetsMade}}`,
      name,
      kind,
      visibility: "Visible",
      isProtected: false,
      cells: new Map(),
      formatted: [],
      names: new Map(),
      charts: [],
      log: [],
    };
    sheet.sheet = sheet;
    this.sheets.push(sheet);
    this.events.add("Added", sheet);
    return sheet;
  }

  /** As a user does with a click on the tab. */
  show(sheet: FakeSheet): void {
    if (sheet.visibility !== "Visible") refuse("InvalidOperation", `${sheet.name} is hidden`);
    if (sheet === this.active) return;
    this.events.add("Deactivated", this.active);
    this.active = sheet;
    this.events.add("Activated", sheet);
  }

  deleteSheet(sheet: FakeSheet): void {
    if (this.isProtected) refuse("AccessDenied", "the structure of the workbook is protected");
    if (sheet.visibility === "VeryHidden") refuse("InvalidOperation", `${sheet.name} is very hidden`);
    const next = this.visibleBut(sheet);
    if (sheet === this.active) this.show(next);
    this.sheets.splice(this.sheets.indexOf(sheet), 1);
    this.events.add("Deleted", sheet);
  }

  setVisibility(sheet: FakeSheet, visibility: FakeSheet["visibility"]): void {
    if (this.isProtected) refuse("AccessDenied", "the structure of the workbook is protected");
    if (visibility !== "Visible") {
      const next = this.visibleBut(sheet);
      if (sheet === this.active) this.show(next);
    }
    sheet.visibility = visibility;
  }

  /** The sheet that is shown where this one goes; Excel keeps the last that can be seen. */
  private visibleBut(sheet: FakeSheet): FakeSheet {
    return (
      this.sheets.find((it) => it !== sheet && it.visibility === "Visible") ??
      refuse("InvalidOperation", "a workbook has a visible sheet")
    );
  }

  /** As a user does with the arrow keys. */
  select(cell: Area): void {
    this.activeCell = cell;
    this.events.add("SelectionChanged", this.active, { address: areaAddress(cell) });
  }

  /** As a user does who types into a cell. */
  edit(address: string, content: unknown, sheet = this.active): void {
    writeCells(this, sheet, areaOf(address), "Formulas", [[content]]);
  }

  /** As Excel does to a formula that it calculates before the add-in's functions are there. */
  getStuck(address: string, error: "#NAME?" | "#BUSY!", sheet = this.active): void {
    const { row, column } = areaOf(address);
    this.stuck.set(sheet.cells.get(cellKey(row, column))!, error);
  }

  /** The add-in's functions have answered: every sheet shows their values. */
  finishCalculating(): void {
    this.isCalculating = false;
    for (const sheet of this.sheets) this.events.add("Calculated", sheet);
  }

  /** As a user does in the name manager, with a formula for the whole workbook. */
  addName(name: string, formula: string): void {
    addName(this, this.names, name, formula);
  }
}
