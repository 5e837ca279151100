import { refuse } from "./refusal";

/** Calls after which nothing can be undone, what was done before included. */
const NOT_UNDONE = new Set(["Worksheet.Delete"]);

/**
 * What Ctrl+Z takes back. A request that changes something is a step, or all that are between the opening of a scope and its close.
 * https://learn.microsoft.com/office/dev/add-ins/excel/excel-add-ins-undo-capabilities (May 2025)
 */
export class UndoHistory {
  steps = 0;
  /** What cannot be undone beside what Excel's own table lists, as "Class.Member". */
  readonly notUndone = new Set(NOT_UNDONE);
  private isOpen = false;
  private isCounted = false;

  open(): void {
    this.isOpen = true;
    this.isCounted = false;
  }

  close(): void {
    this.isOpen = false;
  }

  startRequest(): void {
    if (!this.isOpen) this.isCounted = false;
  }

  /** "Range.Formulas" is set, or "Worksheet.Delete" is called. */
  changed(member: string): void {
    if (this.notUndone.has(member)) {
      if (this.isOpen) refuse("UndoNotSupported", `${member} in a group`);
      this.steps = 0;
      return;
    }
    if (!this.isCounted) this.steps++;
    this.isCounted = true;
  }
}
