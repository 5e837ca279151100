/** What Excel says beside the code of an error; the texts are those of Microsoft's page on error handling. */
const SAID: Readonly<Record<string, string>> = {
  AccessDenied: "You cannot perform the requested operation.",
  GeneralException: "There was an internal error while processing the request.",
  InvalidArgument: "The argument is invalid or missing or has an incorrect format.",
  InvalidOperation: "The operation attempted is invalid on the object.",
  InvalidOperationInCellEditMode:
    "Excel is in cell-editing mode. Please exit the edit mode by pressing ENTER or TAB or selecting another cell, and then try again.",
  InvalidReference: "This reference is not valid for the current operation.",
  InvalidSelection: "The current selection is invalid for this operation.",
  ItemAlreadyExists: "A resource with the same name or identifier already exists.",
  ItemNotFound: "The requested resource doesn't exist.",
  NotImplemented: "The requested feature isn't implemented.",
  UnsupportedSheet: "This sheet type does not support this operation, since it is a Macro or Chart sheet.",
};

const STATUS: Readonly<Record<string, number>> = {
  AccessDenied: 403,
  ItemAlreadyExists: 409,
  ItemNotFound: 404,
  NotImplemented: 501,
};

/** An error of Excel's, which ends the request. */
export class Refusal extends Error {
  readonly status: number;

  /** `about` says to a reader of the test what Excel leaves unsaid. */
  constructor(
    readonly code: string,
    about = "",
  ) {
    super([SAID[code] ?? code, about && `(${about})`].filter(Boolean).join(" "));
    this.status = STATUS[code] ?? 400;
  }
}

export function refuse(code: string, about?: string): never {
  throw new Refusal(code, about);
}

/** Refuses an argument unless the claim holds. */
export function demand(claim: boolean, about: string): asserts claim {
  if (!claim) refuse("InvalidArgument", about);
}
