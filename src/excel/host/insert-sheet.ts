import { HostError, type InsertOptions } from "../../grid/host";
import type { Sheet } from "../../grid/sheet";
import { codeOf, explain } from "./explain";
import { freeSheetName } from "../../grid/free-sheet-name";
import { rowBlocks } from "./row-blocks";
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

/** The workbook before the insert, which undoing restores. */
interface Before {
  sheetIds: readonly string[];
  sheetNames: readonly string[];
  activeId: string;
}

/**
 * Adds the sheet and shows it: one request to look, one to write, more only where the content is past `contentCharacters`.
 * Whatever fails, what was written is taken back before this rejects with a HostError or the signal's reason.
 */
export async function insertSheet(
  sheet: Sheet,
  options: InsertOptions = {},
  limits = LIMITS,
): Promise<{ name: string }> {
  const { onProgress, signal } = options;
  for (let attempt = 1; ; attempt++) {
    signal?.throwIfAborted();
    onProgress?.({ share: 0, step: "Checking the workbook" });
    const before = await look(limits).catch((error: unknown) => {
      throw explain(NOT_INSERTED, error);
    });
    signal?.throwIfAborted();
    const name = freeSheetName(sheet.name, before.sheetNames);
    const undo = () => takeBack(sheet, name, before, limits);
    try {
      await write(sheet, name, limits, options, undo);
      signal?.throwIfAborted();
      onProgress?.({ share: 1, step: "Done" });
      return { name };
    } catch (error) {
      // On a sheet just made nothing else can exist already, so nothing was written.
      if (codeOf(error) !== "ItemAlreadyExists") {
        onProgress?.({ share: 1, step: "Undoing the insert" });
        await undo().catch(() => {
          throw new HostError(
            `${explain(NOT_INSERTED, error).message} Part of it may remain in the workbook.`,
            `Once Excel answers again, delete the sheet “${name}” if it is there, and try again.`,
          );
        });
        signal?.throwIfAborted();
        throw explain(NOT_INSERTED, error);
      }
      if (attempt === ATTEMPTS)
        throw new HostError(
          `${NOT_INSERTED} The name “${name}” was already in use each time.`,
          "Rename the other sheet and try again.",
        );
    }
  }
}

async function look({ checkMs }: InsertLimits): Promise<Before> {
  const context = new Excel.RequestContext();
  const { worksheets, protection } = context.workbook;
  const active = worksheets.getActiveWorksheet();
  worksheets.load("items/id,items/name");
  protection.load("protected");
  active.load("id");
  await withinTime(context.sync(), checkMs);
  if (protection.protected) {
    throw new HostError(
      `${NOT_INSERTED} The structure of this workbook is protected.`,
      "Choose Review > Protect Workbook to unlock it, and try again.",
    );
  }
  return {
    sheetIds: worksheets.items.map((it) => it.id),
    sheetNames: worksheets.items.map((it) => it.name),
    activeId: active.id,
  };
}

async function write(
  sheet: Sheet,
  name: string,
  { writeMs, contentCharacters }: InsertLimits,
  { onProgress, signal }: InsertOptions,
  undo: () => Promise<void>,
): Promise<void> {
  const blocks = rowBlocks(sheet, contentCharacters);
  const last = blocks.length - 1;
  for (const [index, block] of blocks.entries()) {
    signal?.throwIfAborted();
    onProgress?.({
      share: 0.1 + (0.9 * index) / blocks.length,
      step: last === 0 ? "Writing the sheet" : `Writing part ${index + 1} of ${blocks.length}`,
    });
    const context = new Excel.RequestContext();
    const { worksheets } = context.workbook;
    const worksheet = index === 0 ? worksheets.add(name) : worksheets.getItem(name);
    if (index === 0) writeNames(worksheet, sheet);
    writeRows(worksheet, block);
    if (index === last) {
      writeLayout(worksheet, sheet);
      worksheet.activate();
    }
    const written = context.sync();
    await withinTime(written, writeMs, signal).catch((error: unknown) => {
      // Excel may still write it later, after the user was told that it did not.
      if (error instanceof TimeLimitError) written.then(undo).catch(() => undefined);
      throw error;
    });
  }
}

/** Deletes the sheet of that name if it is ours, and shows the sheet that was shown. */
async function takeBack(sheet: Sheet, name: string, before: Before, { checkMs }: InsertLimits): Promise<void> {
  const context = new Excel.RequestContext();
  const { worksheets } = context.workbook;
  worksheets.load("items/id,items/name");
  await withinTime(context.sync(), checkMs);
  const ours = worksheets.items.find((it) => it.name === name && !before.sheetIds.includes(it.id));
  if (!ours) return;
  // Another user may have made a sheet of this name meanwhile: theirs has neither our names nor nothing at all.
  const mark = ours.names.getItemOrNullObject(sheet.names[0]?.name ?? "");
  const used = ours.getUsedRangeOrNullObject(true);
  mark.load("name");
  used.load("address");
  await withinTime(context.sync(), checkMs);
  if (sheet.names.length > 0 && mark.isNullObject && !used.isNullObject) return;
  worksheets.getItem(before.activeId).activate();
  ours.delete();
  await withinTime(context.sync(), checkMs);
}
