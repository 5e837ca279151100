import type { CellError } from "../../grid/cell";

/** Enough for any sheet a person reads, and little memory. */
const KEPT_AT_MOST = 5000;

/** The custom-functions runtime and the workbook need not agree on when a sheet's name is quoted. */
const keyOf = (address: string): string => address.replace(/['$]/g, "");

/** Office.js gives the code of an error and not its message, so messages are kept by the address of the calling cell. */
export class ErrorMessages {
  private readonly kept = new Map<string, { functionName: string; message: string }>();

  record(address: string | undefined, functionName: string, error: CellError | undefined): void {
    if (!address) return;
    const key = keyOf(address);
    this.kept.delete(key);
    if (!error?.message) return;
    if (this.kept.size >= KEPT_AT_MOST) this.kept.delete(this.kept.keys().next().value!);
    this.kept.set(key, { functionName, message: error.message });
  }

  /** The message behind the error a cell shows; its `formula` may be another by now. */
  at(address: string, formula: string): string | undefined {
    const kept = this.kept.get(keyOf(address));
    return kept && formula.toUpperCase().includes(kept.functionName) ? kept.message : undefined;
  }
}
