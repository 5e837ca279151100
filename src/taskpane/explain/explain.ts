import { areaAddress, cellAt, type Area, type Position } from "../../grid/address";
import { CellError, type Cell, type Matrix } from "../../grid/cell";
import type { WorksheetFunction } from "../../grid/define-function";
import { textLiteral } from "../../grid/formula/formula";
import { parseFormula, PRECEDENCE, TIGHTEST, type Syntax } from "../../grid/formula/parse";
import type { CellContent, Host, SheetContents } from "../../grid/host";
import { formatCell } from "./format-cell";

/** A cell or a range that a formula refers to. */
export interface Fed {
  area: Area;
  /** As the formula would write it: "B4", "E45:R45". */
  address: string;
  /** Its own name on the sheet, if it has one. */
  name?: string;
  /** What its row says it is. */
  label: string;
  cells: Matrix<CellContent>;
}

/** A call of one of our functions. */
export interface Called {
  function: WorksheetFunction;
  /** Arguments that were left out or are blank, with what took their places. */
  defaults: readonly { name: string; text: string }[];
}

/** Why a cell shows what it shows. */
export interface Explanation extends Position {
  /** The sheet of the cell, by which one goes on to others. */
  sheetId: string;
  address: string;
  /** Its own name on the sheet, if it has one. */
  name?: string;
  label: string;
  value: Cell;
  /** As it is in the cell; left out where the cell holds a constant. */
  formula?: string;
  /** The formula with the values of its sheet's cells in place of them; left out where only the spreadsheet reads it. */
  withValues?: string;
  fed: readonly Fed[];
  called: readonly Called[];
}

/** Explains the selected cell, or the one at `place` of the sheet that `sheetId` names. Two requests of the host. */
export async function explainCell(
  host: Pick<Host, "contents" | "spell">,
  functions: readonly WorksheetFunction[],
  at?: { place: Position; sheetId: string },
): Promise<Explanation> {
  const first = await host.contents(at ? [cellAt(at.place.row, at.place.column)] : [], at?.sheetId);
  const place = at?.place ?? first.selected;
  const content: CellContent = at ? first.areas[0]![0]![0]! : first.selected;
  const read = content.formula === undefined ? undefined : parsed(content.formula);
  const syntax = read?.syntax;
  const areas = syntax ? referredTo(syntax, first.names) : [];
  const labels = [place, ...areas].map(({ row }) => cellAt(row, 0));
  const second = await host.contents([...areas, ...labels], first.sheetId);
  const labelAt = (index: number): string => textOf(second.areas[areas.length + index]!);
  const fed = areas.map((area, index): Fed => {
    const name = nameOf(area, first.names);
    return {
      area,
      address: areaAddress(area),
      label: labelAt(index + 1),
      cells: second.areas[index]!,
      ...(name === undefined ? {} : { name }),
    };
  });
  const ownName = nameOf(cellAt(place.row, place.column), first.names);
  return {
    sheetId: first.sheetId,
    row: place.row,
    column: place.column,
    address: areaAddress(cellAt(place.row, place.column)),
    ...(ownName === undefined ? {} : { name: ownName }),
    label: labelAt(0),
    value: content.value,
    ...(content.formula === undefined ? {} : { formula: content.formula }),
    ...(syntax ? { withValues: printed(syntax, valuesOf(fed, first.names, read.elsewhere)) } : {}),
    fed,
    called: syntax ? calledIn(syntax, functions, host) : [],
  };
}

interface Read {
  syntax: Syntax;
  /** What other sheets hold and whole columns, by the word that took their place. */
  elsewhere: ReadonlyMap<string, string>;
}

const CELL = String.raw`\$?[A-Za-z]{1,3}\$?[1-9]\d*`;
const WORD = String.raw`[\p{L}_\\][\p{L}\p{N}_.]*`;
/** A text, or a reference that our parser does not know: of another sheet, a spilled range, whole columns or rows. */
const UNKNOWN = new RegExp(
  [
    String.raw`"(?:[^"]|"")*"`,
    String.raw`(?:'(?:[^']|'')*'|${WORD})!(?:${CELL}(?::${CELL})?|${WORD})#?`,
    `${CELL}#`,
    String.raw`(?<![\p{L}\p{N}_.$])(?:\$?[A-Za-z]{1,3}:\$?[A-Za-z]{1,3}|\$?\d+:\$?\d+)(?![\p{L}\p{N}_.(])`,
  ].join("|"),
  "gu",
);

/** Undefined for a formula of what only the spreadsheet itself reads. */
function parsed(formula: string): Read | undefined {
  const elsewhere = new Map<string, string>();
  const known = formula.replace(/^=/, "").replace(UNKNOWN, (it) => {
    if (it.startsWith('"')) return it;
    const word = `elsewhere_${elsewhere.size + 1}`;
    elsewhere.set(word, it);
    return word;
  });
  try {
    return { syntax: parseFormula(known), elsewhere };
  } catch {
    return undefined;
  }
}

const textOf = (cells: Matrix<CellContent>): string => {
  const value = cells[0]?.[0]?.value;
  return typeof value === "string" ? value : "";
};

const isSameArea = (one: Area, other: Area): boolean => areaAddress(one) === areaAddress(other);

const nameOf = (area: Area, names: SheetContents["names"]): string | undefined =>
  Object.entries(names).find(([, it]) => isSameArea(it, area))?.[0];

const namedArea = (name: string, names: SheetContents["names"]): Area | undefined =>
  Object.entries(names).find(([it]) => it.toLowerCase() === name)?.[1];

const partsOf = (it: Syntax): readonly Syntax[] => {
  switch (it.kind) {
    case "call":
      return it.args;
    case "unary":
      return [it.operand];
    case "binary":
      return [it.left, it.right];
    case "array":
      return it.rows.flat();
    default:
      return [];
  }
};

/** More would not be read, and a column of a million cells must not be asked for. */
const MOST_AREAS = 60;
const MOST_CELLS = 2_000;

/** Every cell and range of a formula, once, in its order. */
function referredTo(syntax: Syntax, names: SheetContents["names"]): readonly Area[] {
  const found: Area[] = [];
  const visit = (it: Syntax): void => {
    const area = it.kind === "area" ? it.area : it.kind === "name" ? namedArea(it.name, names) : undefined;
    if (area && area.rows * area.columns <= MOST_CELLS && !found.some((other) => isSameArea(other, area)))
      found.push(area);
    partsOf(it).forEach(visit);
  };
  visit(syntax);
  return found.slice(0, MOST_AREAS);
}

function calledIn(
  syntax: Syntax,
  functions: readonly WorksheetFunction[],
  { spell }: Pick<Host, "spell">,
): readonly Called[] {
  const found: Called[] = [];
  const visit = (it: Syntax): void => {
    if (it.kind === "call") {
      const called = functions.find(({ name }) =>
        [name, spell(name)].some((spelled) => spelled.toUpperCase() === it.name),
      );
      if (called) found.push({ function: called, defaults: defaultsOf(called, it.args) });
    }
    partsOf(it).forEach(visit);
  };
  visit(syntax);
  return found;
}

const isLeftOut = (it: Syntax | undefined): boolean => it === undefined || (it.kind === "value" && it.value === null);

const defaultsOf = ({ parameters }: WorksheetFunction, args: readonly Syntax[]): Called["defaults"] =>
  Object.entries(parameters).flatMap(([name, { fallback, fallbackText, inheritedFrom }], index) => {
    if (!isLeftOut(args[index]) || fallback === undefined) return [];
    const text = fallbackText ?? (isCell(fallback) ? formatCell(fallback) : "");
    return text === "" ? [] : [{ name, text: inheritedFrom ? `${text}, or ${inheritedFrom}` : text }];
  });

const isCell = (it: unknown): it is Cell =>
  it === null || ["number", "string", "boolean"].includes(typeof it) || it instanceof CellError;

/** The text that replaces an area or a name in a formula. */
const valuesOf =
  (fed: readonly Fed[], names: SheetContents["names"], elsewhere: Read["elsewhere"]) =>
  (it: Extract<Syntax, { kind: "area" | "name" }>): string => {
    const area = it.kind === "area" ? it.area : namedArea(it.name, names);
    const known = area && fed.find((other) => isSameArea(other.area, area));
    if (!area) return it.kind === "name" ? (elsewhere.get(it.name) ?? it.name) : "";
    if (!known) return areaAddress(area);
    const { rows, columns } = area;
    return rows * columns === 1 ? formatCell(known.cells[0]![0]!.value) : `[${rows * columns} cells]`;
  };

/** A formula's text again, with other texts in place of its references; brackets only where the order needs them. */
export function printed(
  syntax: Syntax,
  referenceText: (it: Extract<Syntax, { kind: "area" | "name" }>) => string,
): string {
  const print = (it: Syntax, binds = 0): string => {
    switch (it.kind) {
      case "value":
        return it.value === null ? "" : typeof it.value === "string" ? textLiteral(it.value) : formatCell(it.value);
      case "area":
      case "name":
        return referenceText(it);
      case "call":
        return `${it.name}(${it.args.map((arg) => print(arg)).join(", ")})`;
      case "unary":
        return it.operator === "%" ? `${print(it.operand, TIGHTEST)}%` : `${it.operator}${print(it.operand, TIGHTEST)}`;
      case "array":
        return `{${it.rows.map((row) => row.map((cell) => print(cell)).join(", ")).join("; ")}}`;
      case "binary": {
        const own = PRECEDENCE[it.operator];
        const sign = { "*": "×", "-": "−" }[it.operator as string] ?? it.operator;
        const text = `${print(it.left, own)} ${sign} ${print(it.right, own + 1)}`;
        return own < binds ? `(${text})` : text;
      }
    }
  };
  return print(syntax);
}
