import { CellError, type Cell, type Matrix } from "../grid/cell";
import { resultNames } from "../papers/result-names";

/** What the pane shows of a breakdown sheet; a figure the sheet cannot give is undefined. */
export interface Breakdown {
  usd: number | undefined;
  flops: number | undefined;
  runs: number | undefined;
  nodeMonths: number | undefined;
  publishedUsd: number | undefined;
  experiments: readonly { name: string; usd: number }[];
  /** Why there is no total, in the words of the cell. */
  problem: string | undefined;
  /** Cells of the assumptions, by name. */
  inputs: Readonly<Record<string, Cell>>;
}

/** Null where the sheet has no total of ours and so is not a breakdown. */
export function readBreakdown(cells: Readonly<Record<string, Matrix<Cell>>> | null): Breakdown | null {
  if (!cells || !(resultNames.totalUsd in cells)) return null;
  const cell = (name: string): Cell => cells[name]?.[0]?.[0] ?? null;
  const figure = (name: string): number | undefined => numberOf(cell(name));
  const total = cell(resultNames.totalUsd);
  const usd = cells[resultNames.experimentUsd]?.flat() ?? [];
  return {
    usd: numberOf(total),
    flops: figure(resultNames.totalFlops),
    runs: figure(resultNames.totalRuns),
    nodeMonths: figure(resultNames.nodeMonths),
    publishedUsd: figure(resultNames.publishedUsd),
    experiments: (cells[resultNames.experimentNames]?.flat() ?? []).flatMap((name, index) => {
      const value = numberOf(usd[index] ?? null);
      return typeof name === "string" && name !== "" && value !== undefined ? [{ name, usd: value }] : [];
    }),
    problem: numberOf(total) === undefined ? problemText(total) : undefined,
    inputs: Object.fromEntries(Object.keys(cells).map((name) => [name, cell(name)])),
  };
}

const numberOf = (cell: Cell): number | undefined => (typeof cell === "number" ? cell : undefined);

function problemText(cell: Cell): string {
  if (cell instanceof CellError) return cell.message ? `${cell.code}: ${cell.message}` : cell.code;
  return cell === null ? "its cell is empty" : `its cell holds “${String(cell)}”`;
}
