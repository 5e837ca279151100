/** How requests of one piece of work get their context. */
export type NewContext = () => Excel.RequestContext;

/** https://learn.microsoft.com/javascript/api/requirement-sets/excel/excel-api-1-20-requirement-set */
const MERGING = "1.20";

/** Whether this Excel can make one step of its undo history from several requests. */
export const mergesUndo = (): boolean => Office.context.requirements.isSetSupported("ExcelApi", MERGING);

/** What Excel says where one of the requests does something that it cannot undo. */
export const UNDO_NOT_SUPPORTED = "UndoNotSupported";

/**
 * Does the work's requests as one step that the user can undo; rejects with UndoNotSupported where that cannot be. A library that is older than ExcelApi
 * 1.20 does not know of merging, and makes the steps that it always made.
 */
export async function asOneUndoStep<T>(work: (newContext: NewContext) => Promise<T>): Promise<T> {
  return Excel.run({ mergeUndoGroup: true }, (context) => work(() => context));
}

/** Each request is a step of its own, or none, as Excel sees fit. */
export const asSeparateSteps = <T>(work: (newContext: NewContext) => Promise<T>): Promise<T> =>
  work(() => new Excel.RequestContext());
