import type { Cell, Matrix } from "../cell";
import { textLiteral } from "./formula";

/** A cell's value or a table of them as a formula writes it. */
export function literalText(value: Cell | Matrix<Cell>): string {
  if (Array.isArray(value)) return `{${value.map((row: readonly Cell[]) => row.map(literalText).join(",")).join(";")}}`;
  if (typeof value === "string") return textLiteral(value);
  if (typeof value === "boolean") return value ? "TRUE" : "FALSE";
  return value === null ? "" : String(value).toUpperCase();
}

const NUMBER = /^[-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?(%?)$/i;

/** A number, a quoted text or a truth value as a formula writes it; undefined for what only a sheet knows. */
export function readConstant(text: string): Cell | undefined {
  if (/^"(?:[^"]|"")*"$/.test(text)) return text.slice(1, -1).replaceAll('""', '"');
  if (/^(true|false)$/i.test(text)) return text.toLowerCase() === "true";
  const [number, percent] = NUMBER.exec(text) ?? [];
  if (number === undefined) return undefined;
  const value = Number(number.replace("%", "")) / (percent ? 100 : 1);
  return Number.isFinite(value) ? value : undefined;
}
