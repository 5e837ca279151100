import { areaAddress, type Area } from "../../src/grid/address";
import { CellError, type Cell } from "../../src/grid/cell";
import type { LoadedOffice } from "./load-office";

/** What Office.js sends in one request, as far as this host reads it. */
interface RequestBody {
  Actions: readonly Action[];
  ObjectPaths: Readonly<Record<string, ObjectPath>>;
}

interface ArgumentInfo {
  Arguments?: readonly unknown[];
  /** Beside each argument the id of the object it stands for, or 0. */
  ReferencedObjectPathIds?: readonly (number | null)[] | null;
}

interface Action {
  Id: number;
  ActionType: number;
  Name: string;
  ObjectPathId: number;
  ArgumentInfo?: ArgumentInfo;
  QueryInfo?: { Select?: readonly string[]; Expand?: readonly string[] };
}

interface ObjectPath {
  Name: string;
  ObjectPathType: number;
  ParentObjectPathId: number;
  ArgumentInfo?: ArgumentInfo;
}

export interface Request {
  bytes: number;
  body: RequestBody;
  text: string;
}

export interface FakeCell {
  /** What was typed: a formula, a text without its apostrophe, a number. */
  content?: unknown;
  format?: unknown;
}

/** An object of Excel's model: what type it has, what was set on it, and where it came from. */
export interface Node {
  type: string;
  props: Record<string, unknown>;
  parent?: Node;
  sheet?: FakeSheet;
  areas?: readonly Area[];
  names?: Map<string, Node>;
  arguments?: readonly unknown[];
  children: Map<string, Node>;
}

export interface FakeSheet extends Node {
  id: string;
  name: string;
  cells: Map<string, FakeCell>;
  names: Map<string, Node>;
  charts: Node[];
  /** Every other call and setting, in order: where, what, to what. */
  log: { at: string; on: string; name: string; value: unknown }[];
}

class Refusal extends Error {
  constructor(
    readonly code: string,
    message: string,
    readonly status = 400,
  ) {
    super(message);
  }
}

export interface Failure {
  /** Which request, counted from 1. */
  request: number;
  /** What it does: an error code before anything happens, the same at an action in the middle, or no answer at all. */
  kind: { code: string; afterActions?: number } | "hang" | "hang after writing";
}

/** An action without an object, by which office.js marks that those before it are done. */
const TRACE = 5;

const LARGEST_REQUEST = 5 * 1024 * 1024;
const MOST_ROWS = 1_048_576;
const MOST_COLUMNS = 16_384;

const NULL: Node = { type: "Null", props: {}, children: new Map() };
const node = (type: string, more: Partial<Node> = {}): Node => ({ type, props: {}, children: new Map(), ...more });
export const cellKey = (row: number, column: number): string => `${row},${column}`;

/** A workbook that answers the real Office.js as Excel does, as far as the add-in asks, and writes down every request. */
export class FakeExcel {
  readonly requests: Request[] = [];
  readonly sheets: FakeSheet[] = [];
  readonly names = new Map<string, Node>();
  active: FakeSheet;
  activeCell: Area = { row: 0, column: 0, rows: 1, columns: 1 };
  isProtected = false;
  largestRequest = LARGEST_REQUEST;
  failures: Failure[] = [];
  /** Called as each request arrives. */
  onRequest: (count: number) => void = () => undefined;
  /** Values of formulas; without one a formula shows 0. */
  evaluate: (sheet: FakeSheet, row: number, column: number) => Cell = () => 0;

  private sheetsMade = 0;
  private readonly kept = new Map<string, Node>();
  private readonly release: (() => void)[] = [];

  constructor() {
    this.active = this.addSheet("Sheet1");
  }

  /** Everything a user could see of the workbook, to compare before and after. */
  snapshot(): unknown {
    return {
      active: this.active.name,
      names: [...this.names.keys()],
      sheets: this.sheets.map(({ name, cells, names, charts, log }) => ({
        name,
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
  async execute(text: string): Promise<{ status: number; body: unknown; error?: string }> {
    const body = JSON.parse(text) as RequestBody;
    this.requests.push({ bytes: Buffer.byteLength(text), body, text });
    this.onRequest(this.requests.length);
    const failure = this.failures.find(({ request }) => request === this.requests.length)?.kind;
    if (failure === "hang") await new Promise<void>((resolve) => this.release.push(resolve));
    if (Buffer.byteLength(text) > this.largestRequest)
      return { status: 413, body: null, error: "RequestPayloadSizeLimitExceeded" };
    const answer = this.perform(body, typeof failure === "object" ? failure : undefined);
    if (failure === "hang after writing") await new Promise<void>((resolve) => this.release.push(resolve));
    return { status: 200, body: answer };
  }

  private perform(body: RequestBody, failure: { code: string; afterActions?: number } | undefined): unknown {
    const resolved = new Map<number, Node>();
    const Results: { ActionId: number; Value: unknown }[] = [];
    for (const [index, action] of body.Actions.entries()) {
      try {
        if (failure && index >= (failure.afterActions ?? 0))
          throw new Refusal(failure.code, `injected: ${failure.code}`);
        Results.push({ ActionId: action.Id, Value: this.act(body, action, resolved) });
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
        const path = body.ObjectPaths[action.ObjectPathId];
        return {
          Results,
          Error: {
            Code: error.code,
            Message: error.message,
            HttpStatusCode: error.status,
            ActionIndex: index,
            Location: action.Name || path?.Name,
          },
        };
      }
    }
    return { Results };
  }

  private act(body: RequestBody, action: Action, resolved: Map<number, Node>): unknown {
    if (action.ActionType === TRACE) return null;
    const target = this.resolve(body, action.ObjectPathId, resolved);
    const isNull = target.type === "Null";
    switch (action.ActionType) {
      case 1:
        if (isNull) return null;
        if (target.type === "Worksheet") return { Id: (target as FakeSheet).id };
        return target.type === "Range" ? { _ReferenceId: this.keep(target) } : { _Id: this.keep(target) };
      case 2:
        return isNull ? null : this.query(target, action.QueryInfo);
      case 3: {
        if (action.Name === "_RemoveReference" || action.Name === "_KeepReference") return null;
        if (!isNull) this.call(target, action.Name, this.argumentsOf(body, action.ArgumentInfo, resolved));
        return null;
      }
      case 4:
        if (!isNull) this.set(target, action.Name, action.ArgumentInfo!.Arguments![0]);
        return null;
      default:
        throw new Refusal("NotImplemented", `action of type ${action.ActionType}`);
    }
  }

  private argumentsOf(body: RequestBody, info: ArgumentInfo | undefined, resolved: Map<number, Node>): unknown[] {
    const objects = info?.ReferencedObjectPathIds ?? [];
    return (info?.Arguments ?? []).map((it, index) =>
      objects[index] ? this.resolve(body, objects[index], resolved) : it,
    );
  }

  private resolve(body: RequestBody, id: number, resolved: Map<number, Node>): Node {
    const known = resolved.get(id);
    if (known) return known;
    const path = body.ObjectPaths[id];
    if (!path) throw new Refusal("InvalidObjectPath", `no path ${id}`);
    const found = this.follow(body, path, resolved);
    resolved.set(id, found);
    return found;
  }

  private readonly workbook = node("Workbook");

  private follow(body: RequestBody, path: ObjectPath, resolved: Map<number, Node>): Node {
    if (path.ObjectPathType === 1) return this.workbook;
    if (path.ObjectPathType === 2) return node(path.Name);
    if (path.ObjectPathType === 6) {
      const kept = this.kept.get(path.Name);
      if (!kept) throw new Refusal("InvalidReference", path.Name);
      return kept;
    }
    const parent = this.resolve(body, path.ParentObjectPathId, resolved);
    if (parent.type === "Null") return NULL;
    const args = this.argumentsOf(body, path.ArgumentInfo, resolved);
    if (path.ObjectPathType === 3) return this.call(parent, path.Name, args);
    return path.ObjectPathType === 5 ? this.call(parent, "GetItem", args) : this.property(parent, path.Name);
  }

  private property(parent: Node, name: string): Node {
    if (name === "Worksheet" && parent.type === "Range") return parent.sheet!;
    const known = parent.children.get(name);
    if (known) return known;
    const made =
      name === "Names"
        ? node("Names", {
            names: parent.type === "Worksheet" ? (parent as FakeSheet).names : this.names,
            sheet: parent.sheet!,
          })
        : node(
            parent.type === "Workbook" || (parent.type === "Worksheet" && name === "Charts")
              ? name
              : `${parent.type}.${name}`,
            { parent, ...(parent.sheet && { sheet: parent.sheet }) },
          );
    parent.children.set(name, made);
    return made;
  }

  private call(target: Node, name: string, args: readonly unknown[]): Node {
    const sheet = target.sheet!;
    const area = target.areas?.[0];
    const range = (areas: readonly Area[], of = sheet) => {
      for (const { row, column, rows, columns } of areas) {
        if (
          row < 0 ||
          column < 0 ||
          rows < 1 ||
          columns < 1 ||
          row + rows > MOST_ROWS ||
          column + columns > MOST_COLUMNS
        ) {
          throw new Refusal("InvalidArgument", "a range outside the sheet");
        }
      }
      return node("Range", { sheet: of, areas });
    };
    switch (`${target.type}.${name}`) {
      case "Worksheets.Add":
        return this.addSheet(args[0] as string);
      case "Worksheets.GetActiveWorksheet":
        return this.active;
      case "Worksheets.GetItem": {
        const found = this.sheets.find(
          (it) => it.id === args[0] || it.name.toLowerCase() === String(args[0]).toLowerCase(),
        );
        if (!found) throw new Refusal("ItemNotFound", "The requested resource doesn't exist.", 404);
        return found;
      }
      case "Worksheet.Activate":
        this.active = target as FakeSheet;
        return NULL;
      case "Worksheet.Delete":
        this.sheets.splice(this.sheets.indexOf(target as FakeSheet), 1);
        this.active = this.sheets.includes(this.active) ? this.active : this.sheets[0]!;
        return NULL;
      case "Worksheet.GetRange":
        return range([areaOf(args[0] as string)]);
      case "Worksheet.GetRanges":
        return { ...range(String(args[0]).split(",").map(areaOf)), type: "RangeAreas" };
      case "Worksheet.GetRangeByIndexes": {
        const [row, column, rows, columns] = args as number[];
        return range([{ row: row!, column: column!, rows: rows!, columns: columns! }]);
      }
      case "Worksheet.GetUsedRangeOrNullObject":
        return sheet.cells.size === 0 ? NULL : range([{ row: 0, column: 0, rows: 1, columns: 1 }]);
      case "Workbook.GetActiveCell":
        return range([this.activeCell], this.active);
      case "Range.GetResizedRange": {
        const [rows, columns] = args as number[];
        return range([{ ...area!, rows: area!.rows + rows!, columns: area!.columns + columns! }]);
      }
      case "Range.GetRow":
        return range([{ ...area!, row: area!.row + (args[0] as number), rows: 1 }]);
      case "Range.GetBoundingRect": {
        const other = (args[0] as Node).areas![0]!;
        const [row, column] = [Math.min(area!.row, other.row), Math.min(area!.column, other.column)];
        const bottom = Math.max(area!.row + area!.rows, other.row + other.rows);
        const right = Math.max(area!.column + area!.columns, other.column + other.columns);
        return range([{ row, column, rows: bottom - row, columns: right - column }]);
      }
      case "Names.Add":
        return this.addName(target, args[0] as string, args[1] as Node | string, args[2] as string);
      case "Names.GetItemOrNullObject":
        return target.names!.get(String(args[0]).toLowerCase()) ?? NULL;
      case "Names.GetItem": {
        const found = target.names!.get(String(args[0]).toLowerCase());
        if (!found) throw new Refusal("ItemNotFound", "The requested resource doesn't exist.", 404);
        return found;
      }
      case "NamedItem.GetRange":
      case "NamedItem.GetRangeOrNullObject":
        return target.areas ? range(target.areas) : NULL;
      case "Charts.Add": {
        const chart = node("Chart", { sheet, arguments: args });
        sheet.charts.push(chart);
        return chart;
      }
    }
    if (
      target.type.endsWith("Borders") &&
      placeOf(target)
        .split(",")
        .some((at) => hasNothingInside(areaOf(at), String(args[0])))
    ) {
      throw new Refusal("InvalidArgument", `${String(args[0])} of ${placeOf(target)}`);
    }
    sheet?.log.push({ at: placeOf(target), on: target.type, name, value: args.map(describe) });
    const made = node(`${target.type}.${name}`, { parent: target, sheet, arguments: args });
    target.children.set(`${name}#${target.children.size}`, made);
    return made;
  }

  /** As a user does with the + beside the tabs, or another user somewhere else. */
  addSheet(wanted?: string): FakeSheet {
    const name = wanted ?? `Sheet${this.sheets.length + 1}`;
    if (!/^[^\\/?*[\]:]{1,31}$/.test(name) || /^'|'$|^history$/i.test(name))
      throw new Refusal("InvalidArgument", `a sheet may not be named ${name}`);
    if (this.sheets.some((it) => it.name.toLowerCase() === name.toLowerCase())) {
      throw new Refusal("ItemAlreadyExists", "A resource with the same name or identifier already exists.", 409);
    }
    const sheet: FakeSheet = {
      ...node("Worksheet"),
      id: `{${++this.sheetsMade}}`,
      name,
      cells: new Map(),
      names: new Map(),
      charts: [],
      log: [],
    };
    sheet.sheet = sheet;
    this.sheets.push(sheet);
    return sheet;
  }

  private addName(target: Node, name: string, of: Node | string, comment = ""): Node {
    const isReference =
      /^([rc]|r\d*c\d*)$/i.test(name) || (/^[a-z]{1,3}\d+$/i.test(name) && areaOf(name).column < MOST_COLUMNS);
    if (!/^[\p{L}_\\][\p{L}\p{N}_.\\?]{0,254}$/u.test(name) || isReference)
      throw new Refusal("InvalidArgument", `a name may not be ${name}`);
    if (comment.length > 255) throw new Refusal("InvalidArgument", `the comment of ${name} is too long`);
    if (target.names!.has(name.toLowerCase()))
      throw new Refusal("ItemAlreadyExists", "A resource with the same name or identifier already exists.", 409);
    const item = node("NamedItem", {
      props: {
        Name: name,
        Comment: comment,
        Formula: typeof of === "string" ? of : `=${areaAddress(of.areas![0]!, "both")}`,
      },
      ...(typeof of === "string" ? {} : { areas: of.areas!, sheet: of.sheet! }),
    });
    target.names!.set(name.toLowerCase(), item);
    return item;
  }

  private set(target: Node, name: string, value: unknown): void {
    if (target.type === "Range" && ["Formulas", "Values", "NumberFormat"].includes(name))
      return this.write(target, name, value);
    target.props[name] = value;
    target.sheet?.log.push({ at: placeOf(target), on: target.type, name, value });
  }

  private write({ sheet, areas }: Node, name: string, value: unknown): void {
    const { row, column, rows, columns } = areas![0]!;
    const given = (Array.isArray(value) ? value : [[value]]) as unknown[][];
    const isLone = given.length === 1 && given[0]!.length === 1;
    if (!isLone && (given.length !== rows || given.some((it) => it.length !== columns))) {
      throw new Refusal(
        "InvalidArgument",
        `${name}: ${given.length} × ${given[0]?.length} into ${areaAddress(areas![0]!)}`,
      );
    }
    for (let down = 0; down < rows; down++) {
      for (let right = 0; right < columns; right++) {
        const typed = isLone ? given[0]![0] : given[down]![right];
        if (typed === null || typed === undefined) continue;
        const key = cellKey(row + down, column + right);
        const cell = sheet!.cells.get(key) ?? {};
        if (name === "NumberFormat") cell.format = typed;
        else if (typed === "") delete cell.content;
        else cell.content = this.asTyped(typed);
        sheet!.cells.set(key, cell);
      }
    }
  }

  /** What Excel makes of an input; a text it would turn into a date or a number is refused, so that no test overlooks it. */
  private asTyped(typed: unknown): unknown {
    if (typeof typed !== "string") return typed;
    if (typed.startsWith("=") && typed.length > 8192)
      throw new Refusal("InvalidArgument", "a formula of more than 8,192 characters");
    if (typed.startsWith("'")) return typed.slice(1);
    if (/^[+\-@]/.test(typed) || READ_AS_SOMETHING_ELSE.test(typed)) {
      throw new Refusal("InvalidArgument", `Excel would not take “${typed}” as text`);
    }
    return typed;
  }

  private query(target: Node, info: Action["QueryInfo"]): unknown {
    const wanted = info?.Select?.length ? info.Select : (info?.Expand ?? []);
    const items =
      target.type === "Worksheets" ? this.sheets : target.type === "Names" ? [...target.names!.values()] : undefined;
    if (items) {
      const Select = wanted.map((it) => it.replace(/^items\//i, ""));
      return { _Items: items.map((it) => this.query(it, { Select })) };
    }
    return Object.fromEntries(wanted.map((it) => [upperFirst(it), this.get(target, upperFirst(it))]));
  }

  private get(target: Node, name: string): unknown {
    if (target.type === "Worksheet")
      return name === "Id"
        ? (target as FakeSheet).id
        : name === "Name"
          ? (target as FakeSheet).name
          : target.props[name];
    if (target.type === "Workbook.Protection" || target.type === "Protection")
      return name === "Protected" ? this.isProtected : undefined;
    if (target.type !== "Range") return target.props[name];
    const { row, column, rows, columns } = target.areas![0]!;
    const sheet = target.sheet!;
    const each = <T>(read: (cell: FakeCell, row: number, column: number) => T): T[][] =>
      Array.from({ length: rows }, (_, down) =>
        Array.from({ length: columns }, (_, right) =>
          read(sheet.cells.get(cellKey(row + down, column + right)) ?? {}, row + down, column + right),
        ),
      );
    const value = (cell: FakeCell, atRow: number, atColumn: number): Cell =>
      String(cell.content ?? "").startsWith("=")
        ? this.evaluate(sheet, atRow, atColumn)
        : ((cell.content ?? null) as Cell);
    switch (name) {
      case "Address":
        return `${/\W/.test(sheet.name) ? `'${sheet.name}'` : sheet.name}!${areaAddress(target.areas![0]!)}`;
      case "Formulas":
        return each((cell) => cell.content ?? "");
      case "Values":
        return each((...at) => {
          const it = value(...at);
          return it instanceof CellError ? it.code : (it ?? "");
        });
      case "ValueTypes":
        return each((...at) => typeName(value(...at)));
      default:
        throw new Refusal("InvalidArgument", `no property ${name} of a range here`);
    }
  }

  private keep(it: Node): string {
    const id = `kept-${this.kept.size + 1}`;
    this.kept.set(id, it);
    return id;
  }
}

/** Connects the Office.js of `office` with the workbook, as a version of Excel that has `excelApi` and no later set. */
export function connect(
  office: LoadedOffice,
  host: FakeExcel,
  excelApi = "1.17",
  asked: Set<string> = new Set(),
): void {
  const has = (name: string, version = "1.1"): boolean => {
    if (/^excelapi$/i.test(name)) asked.add(version);
    return /^excelapi$/i.test(name)
      ? minor(excelApi) >= minor(version)
      : /^(RichApiRuntime|SharedRuntime|CustomFunctionsRuntime)$/i.test(name);
  };
  // The library made a context of its own that only a real host fills.
  office.Office = Object.create(office.Office, { context: { value: { requirements: { isSetSupported: has } } } });
  office.OfficeExtension.CommonUtility._doApiNotSupportedCheck = true;
  class Session extends office.OfficeExtension.SessionBase {
    _resolveRequestUrlAndHeaderInfo() {
      return Promise.resolve({ url: "https://excel.test/", headers: {} });
    }
    _createRequestExecutorOrNull() {
      return {
        async executeAsync(_customData: string, _flags: number, { Body }: { Body: unknown }) {
          const { status, body, error } = await host.execute(typeof Body === "string" ? Body : JSON.stringify(Body));
          return {
            HttpStatusCode: status,
            ErrorCode: error ?? null,
            ErrorMessage: error ?? null,
            Headers: {},
            Body: body,
          };
        },
      };
    }
  }
  office.OfficeExtension.SessionBase._overrideSession = new Session();
}

/** Truth values, numbers with their signs, dates and times: what Excel reads in a text that consists of nothing else. */
const READ_AS_SOMETHING_ELSE =
  /^(true|false|#.*|(?=.*\d)(?:[\d\s.,:/$€%()e+-]|am|pm|jan(uary)?|feb(ruary)?|mar(ch)?|apr(il)?|may|june?|july?|aug(ust)?|sep(tember)?|oct(ober)?|nov(ember)?|dec(ember)?)+)$/i;

const minor = (version: string): number => Number(version.split(".")[1]);
const upperFirst = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

const typeName = (cell: Cell): string =>
  cell === null
    ? "Empty"
    : cell instanceof CellError
      ? "Error"
      : ({ number: "Double", string: "String", boolean: "Boolean" } as Record<string, string>)[typeof cell]!;

const placeOf = (it: Node | undefined): string =>
  !it
    ? ""
    : it.areas
      ? it.areas.map((area) => areaAddress(area)).join(",")
      : it.type === "Worksheet"
        ? "sheet"
        : it.type === "Chart"
          ? "chart"
          : placeOf(it.parent);

const describe = (it: unknown): unknown =>
  typeof it === "object" && it !== null && "areas" in it ? placeOf(it as Node) : it;

const hasNothingInside = ({ rows, columns }: Area, border: string): boolean =>
  (border === "InsideHorizontal" && rows === 1) || (border === "InsideVertical" && columns === 1);

/** The area of an A1 address, with or without its dollars. */
export function areaOf(address: string): Area {
  const match = /^\$?([A-Z]{1,3})\$?(\d+)(?::\$?([A-Z]{1,3})\$?(\d+))?$/i.exec(address);
  if (!match) throw new Refusal("InvalidArgument", `no address: ${address}`);
  const [, left, top, right = left, bottom = top] = match;
  const column = (letters: string) =>
    [...letters.toUpperCase()].reduce((sum, it) => sum * 26 + it.charCodeAt(0) - 64, 0) - 1;
  const [row, first] = [Number(top) - 1, column(left!)];
  return { row, column: first, rows: Number(bottom) - row, columns: column(right!) - first + 1 };
}
