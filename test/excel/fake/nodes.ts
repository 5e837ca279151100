import { areaAddress, type Area } from "../../../src/grid/address";
import { demand } from "./refusal";
import { LIMITS } from "./limits";

export interface FakeCell {
  /** What was typed: a formula, a text without its apostrophe, a number. */
  content?: unknown;
  format?: unknown;
  /** True of a text that begins with "=" and is no formula. */
  isText?: true;
}

/** An object of Excel's model: of which class it is, what was set on it, and where it came from. */
export interface Node {
  type: string;
  /** How it is reached from its sheet, range or chart: "Range.Format.Fill". */
  on: string;
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
  /** A chart sheet has a tab and no cells. */
  kind: "cells" | "chart";
  visibility: "Visible" | "Hidden" | "VeryHidden";
  isProtected: boolean;
  cells: Map<string, FakeCell>;
  /** Areas that were given a look, which count as used. */
  formatted: Area[];
  names: Map<string, Node>;
  charts: Node[];
  /** Every setting and every call that only leaves a trace, in order: where, on what, its name and value. */
  log: { at: string; on: string; name: string; value: unknown }[];
}

export const node = (type: string, more: Partial<Node> = {}): Node => ({
  type,
  on: more.parent ? `${more.parent.on}.${type}` : type,
  props: {},
  children: new Map(),
  ...more,
});

export const NULL: Node = node("Null");

export const cellKey = (row: number, column: number): string => `${row},${column}`;

export const isFormula = ({ content, isText }: FakeCell): boolean =>
  !isText && typeof content === "string" && content.startsWith("=");

/** A range, or several, of one sheet; refused where it is not on the sheet. */
export function range(sheet: FakeSheet, areas: readonly Area[], type: "Range" | "RangeAreas" = "Range"): Node {
  for (const { row, column, rows, columns } of areas) {
    demand(
      [row, column, rows, columns].every(Number.isInteger) &&
        row >= 0 &&
        column >= 0 &&
        rows >= 1 &&
        columns >= 1 &&
        row + rows <= LIMITS.rows &&
        column + columns <= LIMITS.columns,
      "a range outside the sheet",
    );
  }
  return node(type, { sheet, areas });
}

/** The area of an A1 address, with or without its dollars. */
export function areaOf(address: string): Area {
  const match = /^\$?([A-Z]{1,3})\$?(\d+)(?::\$?([A-Z]{1,3})\$?(\d+))?$/i.exec(address.trim());
  demand(match !== null, `no address: ${address}`);
  const [, left, top, right = left, bottom = top] = match;
  const column = (letters: string) =>
    [...letters.toUpperCase()].reduce((sum, it) => sum * 26 + it.charCodeAt(0) - 64, 0) - 1;
  const [row, first] = [Number(top) - 1, column(left!)];
  return { row, column: first, rows: Number(bottom) - row, columns: column(right!) - first + 1 };
}

export const overlap = (a: Area, b: Area): boolean =>
  a.row < b.row + b.rows &&
  b.row < a.row + a.rows &&
  a.column < b.column + b.columns &&
  b.column < a.column + a.columns;

/** The smallest area around some. */
export function around(areas: readonly Area[]): Area {
  const row = Math.min(...areas.map((it) => it.row));
  const column = Math.min(...areas.map((it) => it.column));
  return {
    row,
    column,
    rows: Math.max(...areas.map((it) => it.row + it.rows)) - row,
    columns: Math.max(...areas.map((it) => it.column + it.columns)) - column,
  };
}

/** Where a node is, in the log's words. */
export const placeOf = (it: Node | undefined): string =>
  !it
    ? ""
    : it.areas
      ? it.areas.map((area) => areaAddress(area)).join(",")
      : it.type === "Worksheet"
        ? "sheet"
        : it.type === "Chart"
          ? "chart"
          : placeOf(it.parent);

/** Leaves a trace in the sheet's log, which is all that the add-in could see of it. */
export function traced(target: Node, name: string, args: readonly unknown[]): void {
  const described = (it: unknown): unknown =>
    typeof it === "object" && it !== null && "areas" in it ? placeOf(it as Node) : it;
  target.sheet?.log.push({ at: placeOf(target), on: target.on, name, value: args.map(described) });
}
