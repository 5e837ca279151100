import type { CellError } from "../grid/cell";

/** Enough for any sheet a person reads, and little memory. */
const KEPT_AT_MOST = 5000;

/** Office.js gives the code of an error and not its message, so messages are kept by the address of the calling cell. */
export class ErrorMessages {
  private readonly kept = new Map<string, { functionName: string; message: string }>();

  record(address: string | undefined, functionName: string, error: CellError | undefined): void {
    if (!address) return;
    this.kept.delete(address);
    if (!error?.message) return;
    if (this.kept.size >= KEPT_AT_MOST) this.kept.delete(this.kept.keys().next().value!);
    this.kept.set(address, { functionName, message: error.message });
  }

  /** The message behind the error a cell shows; its `formula` may be another by now. */
  at(address: string, formula: string): string | undefined {
    const kept = this.kept.get(address);
    return kept && formula.toUpperCase().includes(kept.functionName) ? kept.message : undefined;
  }
}
