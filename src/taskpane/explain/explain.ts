import { areaAddress, cellAt, type Area, type Position } from "../../grid/address";
import type { Cell, Matrix } from "../../grid/cell";
import type { WorksheetFunction } from "../../grid/define-function";
import { areaOf, type Syntax } from "../../grid/formula/parse";
import type { CellContent, Host, SheetContents } from "../../grid/host";
import { loneCellOf } from "../../grid/lone-cell";
import { paper } from "../../studies";
import { inputsOf } from "../../study/study";
import { explainCall, type Called, type Context } from "./calls";
import { evaluated, type Value } from "./evaluate";
import { formatCell } from "./format-cell";
import { partsOfReference, readFormula, type WholeFormula } from "./other-sheets";
import { printed, type Reference } from "./print";

/** A cell or a range that a formula refers to. */
export interface Fed {
  area: Area;
  /** As the formula would write it: "B4", "E45:R45", "Plan!C4". */
  address: string;
  /** Its own name on the sheet, if it has one. */
  name?: string;
  /** What its row says it is. */
  label: string;
  cells: Matrix<CellContent>;
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
  /** Where the value has spilled from, if it has. */
  spilledFrom?: Position;
  /** The formula with the values of its cells in place of them; left out where only the spreadsheet reads it. */
  withValues?: string;
  fed: readonly Fed[];
  called: readonly Called[];
}

type ExplainingHost = Pick<Host, "contents" | "spell" | "valuesOf">;

/** Explains the selected cell, or the one at `place` of the sheet that `sheetId` names. Two requests of the host, or three. */
export async function explainCell(
  host: ExplainingHost,
  functions: readonly WorksheetFunction[],
  at?: { place: Position; sheetId: string },
): Promise<Explanation> {
  const first = await host.contents(at ? [cellAt(at.place.row, at.place.column)] : [], at?.sheetId);
  const place = at?.place ?? first.selected;
  const content: CellContent = at ? first.areas[0]![0]![0]! : first.selected;
  const whole = content.formula === undefined ? undefined : readFormula(content.formula);
  const areas = whole ? referredTo(whole.syntax, first.names) : [];
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
  const others = whole ? await fedByOthers(host, whole) : [];
  const own = nameOf(cellAt(place.row, place.column), first.names);
  return {
    sheetId: first.sheetId,
    row: place.row,
    column: place.column,
    address: areaAddress(cellAt(place.row, place.column)),
    ...(own === undefined ? {} : { name: own }),
    label: labelAt(0),
    value: content.value,
    ...(content.formula === undefined ? {} : { formula: content.formula }),
    ...(content.spilledFrom === undefined ? {} : { spilledFrom: content.spilledFrom }),
    ...(whole ? explained(whole, { fed, others, names: first.names }, functions, host) : { called: [] }),
    fed: [...fed, ...others],
  };
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

/** The same of other sheets, each once, with the first cells of its rows. */
async function fedByOthers(host: ExplainingHost, { others }: WholeFormula): Promise<readonly Fed[]> {
  const wanted = [...new Set(others.values())].slice(0, MOST_AREAS).flatMap((reference) => {
    const parts = partsOfReference(reference);
    const area = parts && areaOf(parts.cells);
    return area && area.rows * area.columns <= MOST_CELLS ? [{ reference, sheet: parts.sheet, area }] : [];
  });
  if (!host.valuesOf || wanted.length === 0) return [];
  const values = await host.valuesOf(
    wanted.flatMap(({ sheet, area }) => [
      { sheet, area },
      { sheet, area: cellAt(area.row, 0) },
    ]),
  );
  return wanted.flatMap(({ reference, area }, index): Fed[] => {
    const [cells, label] = [values[2 * index], values[2 * index + 1]];
    if (!cells) return [];
    const contents = cells.map((row) => row.map((value): CellContent => ({ value })));
    const labelText = label?.[0]?.[0];
    return [{ area, address: reference, label: typeof labelText === "string" ? labelText : "", cells: contents }];
  });
}

/** Sources of what the functions take for an assumption that a call leaves out. */
const sources: Context["sources"] = Object.fromEntries(inputsOf(paper).map(({ name, source }) => [name, source]));

function explained(
  { syntax, others: references }: WholeFormula,
  known: { fed: readonly Fed[]; others: readonly Fed[]; names: SheetContents["names"] },
  functions: readonly WorksheetFunction[],
  { spell }: Pick<Host, "spell">,
): Pick<Explanation, "withValues" | "called"> {
  const functionOf = (name: string): WorksheetFunction | undefined =>
    functions.find((it) => [it.name, spell(it.name)].some((spelled) => spelled.toUpperCase() === name));

  const fedBy = (it: Reference): Fed | undefined => {
    const area = it.kind === "area" ? it.area : namedArea(it.name, known.names);
    if (area) return known.fed.find((other) => isSameArea(other.area, area));
    const reference = it.kind === "name" ? references.get(it.name) : undefined;
    return known.others.find(({ address }) => address === reference);
  };
  const valueOf = (it: Reference): Value | undefined => {
    const cells = fedBy(it)?.cells.map((row) => row.map(({ value }) => value));
    return cells && loneCellOf(cells);
  };
  const referenceText = (it: Reference): string => {
    const cells = fedBy(it)?.cells;
    if (cells) return cells.flat().length === 1 ? formatCell(cells[0]![0]!.value) : `[${cells.flat().length} cells]`;
    return it.kind === "area" ? areaAddress(it.area) : (references.get(it.name) ?? it.name);
  };
  const context: Context = {
    sources,
    valueOf: (it) => evaluated(it, functionOf, valueOf),
    textOf: (it) => printed(it, referenceText),
  };

  const called: Called[] = [];
  const visit = (it: Syntax): void => {
    const ours = it.kind === "call" ? functionOf(it.name) : undefined;
    if (ours && it.kind === "call") called.push(explainCall(ours, it, it === syntax, context));
    partsOf(it).forEach(visit);
  };
  visit(syntax);
  return { withValues: printed(syntax, referenceText), called };
}
