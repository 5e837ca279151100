import { HostError, type InsertOptions } from "../../grid/host";
import type { Sheet } from "../../grid/sheet";
import { codeOf, explain } from "./explain";
import { freeSheetName } from "../../grid/free-sheet-name";
import { asOneUndoStep, asSeparateSteps, mergesUndo, UNDO_NOT_SUPPORTED, type NewContext } from "./one-undo-step";
import { rowBlocks, type RowBlock } from "./row-blocks";
import { newMark, takeBack, writeMark, type MarkedSheet, type TakenBack } from "./take-back";
import { TimeLimitError, withinTime } from "./within-time";
import { writeLayout, writeNames, writeRows } from "./write-sheet";

const CHECK_LIMIT_MS = 20_000;
const WRITE_LIMIT_MS = 60_000;

/** Excel on the web takes 5 MB a request; formulas grow by escaping, and looks and names come on top. */
const CONTENT_CHARACTERS = 1_500_000;

/** Somebody may take the free name between the check and the write, but hardly time after time. */
const ATTEMPTS = 3;

export interface InsertLimits {
  checkMs: number;
  writeMs: number;
  contentCharacters: number;
}

const LIMITS: InsertLimits = {
  checkMs: CHECK_LIMIT_MS,
  writeMs: WRITE_LIMIT_MS,
  contentCharacters: CONTENT_CHARACTERS,
};

const NOT_INSERTED = "The sheet was not inserted.";

/** What Excel calls an internal error. */
const INTERNAL_ERROR = "GeneralException";

/** How a sheet is written. */
interface Way {
  /** As one step that the user can undo. */
  merged: boolean;
  /** Names in a request before that of the cells. */
  namesFirst: boolean;
}

/** Another way to write the sheet, if it may avoid this failure; `hadNames` where the names were in the request that failed. */
function otherWay(failed: Way, error: unknown, hadNames: boolean): Way | undefined {
  // A sheet that cannot be undone in one step is better than none.
  if (failed.merged && codeOf(error) === UNDO_NOT_SUPPORTED) return { ...failed, merged: false };
  // Names added along with much else have failed so: OfficeDev/office-js#1345.
  if (hadNames && !failed.namesFirst && codeOf(error) === INTERNAL_ERROR) return { ...failed, namesFirst: true };
  return undefined;
}

/** The workbook before the insert. */
interface Before {
  sheetNames: readonly string[];
  activeId: string;
}

/**
 * Adds the sheet and shows it: one request to look, one to write, more only where the content is past `contentCharacters` or Excel fails at that.
 * Whatever fails, what was written is taken back before this rejects with the signal's reason or a HostError; the error
 * says so where something stays.
 */
export async function insertSheet(
  sheet: Sheet,
  options: InsertOptions = {},
  limits = LIMITS,
): Promise<{ name: string }> {
  const { onProgress, signal, onLate } = options;
  let way: Way = { merged: mergesUndo(), namesFirst: false };
  for (let attempt = 1; ; attempt++) {
    signal?.throwIfAborted();
    onProgress?.({ share: 0, step: "Checking the workbook" });
    const before = await look(limits).catch((error: unknown) => {
      throw explain(NOT_INSERTED, error);
    });
    signal?.throwIfAborted();
    const name = freeSheetName(sheet.name, before.sheetNames);
    const made = newMark();
    const undo = () => takeBack(made, sheet, before.activeId, limits);
    // Excel may still write the sheet, or a part of it, after the user was told that it did not.
    const onGivenUp = (written: Promise<unknown>): void =>
      void written
        .catch(() => undefined)
        // The first time it may meet the undo that follows the failure, which has just deleted the sheet.
        .then(() => undo().catch(undo))
        .then(
          ({ stays }) =>
            stays !== undefined && onLate?.(lateSheet(`was added: “${stays}”. It stays, because it was changed`)),
          () => onLate?.(lateSheet(`may have been added: “${name}”. It could not be deleted`)),
        );
    try {
      const inSteps = way.merged ? asOneUndoStep : asSeparateSteps;
      const written = await inSteps((newContext) =>
        write(newContext, sheet, { name, made, way }, limits, options, onGivenUp),
      );
      signal?.throwIfAborted();
      onProgress?.({ share: 1, step: "Done" });
      return { name: written };
    } catch (error) {
      // On a sheet just made nothing else can exist already, so nothing was written.
      if (codeOf(error) !== "ItemAlreadyExists") {
        onProgress?.({ share: 1, step: "Undoing the insert" });
        const next = otherWay(way, error, made.id === undefined);
        const taken = await undo().catch(() => undefined);
        if (next && taken && taken.stays === undefined && !signal?.aborted) {
          way = next;
          continue;
        }
        const what = signal?.aborted ? "The insert was cancelled." : explainWrite(error, made).message;
        sayWhatStays(what, name, taken);
        signal?.throwIfAborted();
        throw explainWrite(error, made);
      }
      if (attempt === ATTEMPTS)
        throw new HostError(
          `${NOT_INSERTED} The name “${name}” was already in use each time.`,
          "Rename the other sheet and try again.",
        );
    }
  }
}

/** Throws where something of ours is left, or may be; `what` says what happened, `taken` what taking back came to. */
function sayWhatStays(what: string, name: string, taken: TakenBack | undefined): void {
  if (!taken) {
    throw new HostError(
      `${what} Part of it may remain in the workbook.`,
      `Once Excel answers again, delete the sheet “${name}” if it is there, hidden or not, and try again.`,
    );
  }
  if (taken.stays !== undefined) {
    throw new HostError(
      `${what} The sheet “${taken.stays}” stays, because it was changed meanwhile.`,
      "It may be incomplete. Keep what you need of it, delete it, and try again.",
    );
  }
}

const lateSheet = (what: string): HostError =>
  new HostError(
    `Excel answered late, and the sheet ${what}.`,
    "It may be incomplete. Keep what you need of it, and delete it.",
  );

function explainWrite(error: unknown, { id }: MarkedSheet): HostError {
  if (id !== undefined && codeOf(error) === "ItemNotFound") {
    return new HostError(`${NOT_INSERTED} It was deleted while it was being written.`, "Try again.", { cause: error });
  }
  return explain(NOT_INSERTED, error);
}

async function look({ checkMs }: InsertLimits): Promise<Before> {
  const context = new Excel.RequestContext();
  const { worksheets, protection } = context.workbook;
  const active = worksheets.getActiveWorksheet();
  worksheets.load("items/name");
  protection.load("protected");
  active.load("id");
  await withinTime(context.sync(), checkMs);
  if (protection.protected) {
    throw new HostError(
      `${NOT_INSERTED} The structure of this workbook is protected.`,
      "Choose Review > Protect Workbook to unlock it, and try again.",
    );
  }
  return { sheetNames: worksheets.items.map((it) => it.name), activeId: active.id };
}

/** Gives the name that the sheet has at the end: the user may rename it between two requests, so it is held by its id. */
async function write(
  newContext: NewContext,
  sheet: Sheet,
  { name, made, way }: { name: string; made: MarkedSheet; way: Way },
  { writeMs, contentCharacters }: InsertLimits,
  { onProgress, signal }: InsertOptions,
  onGivenUp: (written: Promise<unknown>) => void,
): Promise<string> {
  const blocks = rowBlocks(sheet, contentCharacters);
  const parts: (RowBlock | null)[] = way.namesFirst ? [null, ...blocks] : blocks;
  const last = parts.length - 1;
  let nameNow = name;
  for (const [index, part] of parts.entries()) {
    signal?.throwIfAborted();
    onProgress?.({
      share: 0.1 + (0.9 * index) / parts.length,
      step: last === 0 ? "Writing the sheet" : `Writing part ${index + 1} of ${parts.length}`,
    });
    const context = newContext();
    const { worksheets } = context.workbook;
    const worksheet = index === 0 ? worksheets.add(name) : worksheets.getItem(made.id!);
    worksheet.load("id,name");
    if (index === 0) {
      writeMark(worksheet, made);
      writeNames(worksheet, sheet);
    }
    if (part) writeRows(worksheet, part);
    if (index === last) {
      writeLayout(worksheet, sheet);
      worksheet.activate();
    }
    const written = context.sync();
    await withinTime(written, writeMs, signal).catch((error: unknown) => {
      if (error instanceof TimeLimitError) onGivenUp(written);
      throw error;
    });
    made.id = worksheet.id;
    nameNow = worksheet.name;
  }
  return nameNow;
}
