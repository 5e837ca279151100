import type { CellError } from "../grid/cell";

/** A cell of the workbook, by the engine's ids. */
export interface CellPlace {
  sheetId: string;
  row: number;
  column: number;
}

interface Kept {
  functionName: string;
  code: string;
  message: string;
}

const keyOf = ({ sheetId, row, column }: CellPlace) => `${sheetId}!${row},${column}`;

/** The engine's cells hold an error's code and drop its message, so messages are kept here by cell. */
export class ErrorMessages {
  private readonly kept = new Map<string, Kept>();

  record(place: CellPlace, functionName: string, error: CellError | undefined): void {
    const key = keyOf(place);
    if (error) this.kept.set(key, { functionName, code: error.code, message: error.message });
    // Another function of the same formula may have failed; only its own success clears its message.
    else if (this.kept.get(key)?.functionName === functionName) this.kept.delete(key);
  }

  /** The message behind the code a cell shows. Its `formula` may be another by now; a spilled cell has none. */
  at(place: CellPlace, code: unknown, formula: string): string | undefined {
    const kept = this.kept.get(keyOf(place));
    if (!kept || kept.code !== code || (formula && !formula.toUpperCase().includes(kept.functionName)))
      return undefined;
    return kept.message || undefined;
  }
}
