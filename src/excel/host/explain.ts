import { HostBusy, HostError } from "../../grid/host";
import { TimeLimitError } from "./within-time";

type Words = readonly [what: string, advice: string];

const AGAIN = "Try again in a moment.";

/** Error codes of Office.js that a user can do something about. */
const WORDS: Readonly<Record<string, Words>> = {
  AccessDenied: [
    "Excel does not let the add-in change this.",
    "If the workbook or the sheet is protected or read-only, unlock it (Review > Unprotect) or save a copy, and try again.",
  ],
  UnsupportedSheet: ["This kind of sheet has no cells.", "Go to a sheet with cells and try again."],
  // What Excel says of a sheet's names and of the active cell then: OfficeDev/office-js#6365, #5319.
  InvalidSelection: ["Another workbook is active.", "Go back to this workbook and try again."],
  InvalidOperationInCellEditMode: ["A cell is being edited.", "Press Enter or Esc in the sheet and try again."],
  RequestPayloadSizeLimitExceeded: [
    "The sheet is too large for one request to Excel.",
    "Try Excel on the desktop, which accepts larger requests than Excel on the web.",
  ],
  MemoryLimitReached: ["Excel has run out of memory.", "Close other workbooks and try again."],
  ActivityLimitReached: ["Excel is refusing requests because there have been too many.", AGAIN],
  ServiceNotAvailable: ["Excel's service is not available.", AGAIN],
  HostRestartNeeded: ["Excel must be restarted first.", "Save your work, restart Excel and try again."],
  Unauthenticated: ["Excel says you are signed out.", "Sign in again and reload the workbook."],
  Conflict: ["Someone else changed the workbook at the same time.", AGAIN],
  RequestAborted: ["Excel cancelled the request.", AGAIN],
  ApiNotFound: ["This version of Excel lacks a feature that the add-in needs.", "Update Excel and try again."],
};

/** Codes that say what the user is doing, not that anything failed. */
const MOMENTARY = new Set(["InvalidSelection", "InvalidOperationInCellEditMode"]);

/** The failure of a request in words for the user; `what` says what did not happen, as a sentence. */
export function explain(what: string, error: unknown): HostError {
  if (error instanceof HostError) return error;
  if (error instanceof TimeLimitError) {
    return new HostError(
      `${what} Excel did not answer within ${error.seconds} seconds.`,
      "It may be busy or still loading the workbook. Wait until it answers, then try again.",
    );
  }
  const code = codeOf(error);
  const [said, advice] = WORDS[code] ?? [
    `Excel says: ${messageOf(error)}`,
    "Try again. If the problem persists, save the workbook, reload it and reopen the pane.",
  ];
  const Kind = MOMENTARY.has(code) ? HostBusy : HostError;
  return new Kind(`${what} ${said}`, advice, { cause: error });
}

export const codeOf = (error: unknown): string => String((error as { code?: unknown } | null)?.code ?? "");

function messageOf(error: unknown): string {
  const message =
    error instanceof Error || (error as { message?: unknown } | null)?.message
      ? String((error as Error).message)
      : String(error);
  const code = codeOf(error);
  return (code && !message.includes(code) ? `${message} (${code})` : message).replace(/\.?$/, ".");
}
