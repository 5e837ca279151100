import { createContext } from "preact";
import { useMemo, useState } from "preact/hooks";
import type { OwnPrice } from "../../core/accelerators/prices";
import type { Cell, Matrix } from "../../grid/cell";
import type { Host } from "../../grid/host";
import { keepPrices, keptPrices } from "./kept-prices";

export interface OwnPriceList {
  /** The user's own prices; they are on this machine and nowhere else. */
  own: readonly OwnPrice[];
  /** False where the browser keeps nothing: they are gone when the pane is closed. */
  replace(prices: readonly OwnPrice[]): boolean;
  /** The table whose first heading is the selected cell. */
  readCells(): Promise<Matrix<Cell>>;
  /** Today, as "2026-11-25". */
  today: string;
}

/** The user's own prices, for every picker of the pane. */
export const OwnPrices = createContext<OwnPriceList>({
  own: [],
  replace: () => false,
  readCells: () => Promise.resolve([]),
  today: "2000-01-01",
});

/** A price list of a few columns more than are read, and longer than any vendor's. */
const [MOST_ROWS, MOST_COLUMNS] = [1000, 8];

/** Cells from the selected one to the first row that is blank. Rejects with a HostError where they cannot be read. */
export async function tableAtSelection(host: Pick<Host, "contents">): Promise<Matrix<Cell>> {
  const { selected, sheetId } = await host.contents([]);
  const { row, column } = selected;
  const { areas } = await host.contents([{ row, column, rows: MOST_ROWS, columns: MOST_COLUMNS }], sheetId);
  const cells = areas[0]!.map((cellsOfRow) => cellsOfRow.map(({ value }) => value));
  const end = cells.findIndex((cellsOfRow) => cellsOfRow.every((cell) => cell === null || cell === ""));
  return end < 0 ? cells : cells.slice(0, end);
}

const storage = (): Storage => localStorage;

export function useOwnPrices(host: Host): OwnPriceList {
  const [own, setOwn] = useState(() => keptPrices(storage));
  return useMemo(
    () => ({
      own,
      replace(prices) {
        setOwn(prices);
        return keepPrices(storage, prices);
      },
      today: new Date().toISOString().slice(0, 10),
      readCells: () => tableAtSelection(host),
    }),
    [host, own],
  );
}
