import type { Sheet } from "../../grid/sheet";
import { columnCount, rowBlocks, type RowBlock } from "./row-blocks";
import { withinTime } from "./within-time";

/**
 * The name, hidden and of the sheet alone, that says which insert made a sheet. Custom properties of a sheet would say
 * it without a name, but they came with ExcelApi 1.12 and the add-in asks for 1.9.
 */
const MARK = "flopsheet_mark";

/** A sheet that an insert makes: the text nobody else can have given it, and its id once Excel has told it. */
export interface MarkedSheet {
  mark: string;
  id?: string;
}

export const newMark = (): MarkedSheet => ({ mark: crypto.randomUUID() });

const formulaOf = (mark: string): string => `="${mark}"`;

/** Queues the mark; it goes with the request that makes the sheet, so that there is none of ours without one. */
export function writeMark(worksheet: Excel.Worksheet, { mark }: MarkedSheet): void {
  worksheet.names.add(MARK, formulaOf(mark)).visible = false;
}

/** What became of the sheet: it is not there (any more), or it stays under this name because somebody worked in it. */
export type TakenBack = { stays: undefined } | { stays: string };

interface TakeBackOptions {
  /** How long each request may take. */
  checkMs: number;
  /** How much of the sheet is read at once, in characters. */
  contentCharacters: number;
}

/**
 * Deletes the sheet with our mark if all it holds is what was written, and then shows the sheet that was shown before.
 * A sheet that somebody has worked in stays: a deletion by an add-in cannot be undone in every Excel.
 */
export async function takeBack(
  written: MarkedSheet,
  sheet: Sheet,
  shownBeforeId: string,
  { checkMs, contentCharacters }: TakeBackOptions,
): Promise<TakenBack> {
  const context = new Excel.RequestContext();
  const answer = () => withinTime(context.sync(), checkMs);
  const { worksheets } = context.workbook;
  worksheets.load("items/id,items/name");
  await answer();
  const candidates = worksheets.items
    .filter(({ id }) => written.id === undefined || id === written.id)
    .map((it) => ({ it, mark: it.names.getItemOrNullObject(MARK) }));
  for (const { mark } of candidates) mark.load("formula");
  await answer();
  const ours = candidates.filter(({ mark }) => !mark.isNullObject && mark.formula === formulaOf(written.mark));
  if (ours.length === 0) return { stays: undefined };
  // A copy of our sheet has its mark too: which of them is the user's own nobody can say.
  const { it } = ours[0]!;
  const isChanged = () => holdsMoreThan(sheet, it, answer, contentCharacters);
  if (ours.length > 1 || (await isChanged())) return { stays: it.name };
  // Between the last look and the deletion somebody may type; into a hidden sheet nobody does.
  const shown = worksheets.getActiveWorksheet();
  shown.load("id");
  it.visibility = "Hidden";
  try {
    if (await isChanged()) {
      it.visibility = "Visible";
      if (shown.id === it.id) it.activate();
      await answer();
      return { stays: it.name };
    }
    it.delete();
    await answer();
  } catch (error) {
    await showAgain(it.id, checkMs).catch(() => undefined);
    throw error;
  }
  // Apart from the deletion, which must not fail because that sheet is gone or hidden by now.
  if (shown.id === it.id) {
    worksheets.getItemOrNullObject(shownBeforeId).activate();
    await answer().catch(() => undefined);
  }
  return { stays: undefined };
}

/** In a request of its own: that of the failure may still be under way. */
async function showAgain(id: string, limitMs: number): Promise<void> {
  const context = new Excel.RequestContext();
  context.workbook.worksheets.getItem(id).visibility = "Visible";
  await withinTime(context.sync(), limitMs);
}

/** Whether a cell holds what the sheet does not have there. What is missing is no content that could be lost. */
async function holdsMoreThan(
  sheet: Sheet,
  worksheet: Excel.Worksheet,
  answer: () => Promise<unknown>,
  contentCharacters: number,
): Promise<boolean> {
  const used = worksheet.getUsedRangeOrNullObject(true);
  used.load("address");
  await answer();
  if (used.isNullObject) return false;
  const columns = columnCount(sheet);
  const planned = worksheet.getRangeByIndexes(0, 0, Math.max(1, sheet.rows.length), columns);
  const around = planned.getBoundingRect(used);
  planned.load("address");
  around.load("address");
  await answer();
  if (around.address !== planned.address) return true;
  for (const block of rowBlocks(sheet, contentCharacters)) {
    const range = worksheet.getRangeByIndexes(block.top, 0, block.formulas.length, columns);
    range.load("formulas");
    await answer();
    if (differs(range.formulas as unknown[][], block)) return true;
  }
  return false;
}

const differs = (found: readonly (readonly unknown[])[], { formulas }: RowBlock): boolean =>
  found.some((cells, row) => cells.some((it, column) => it !== "" && normal(it) !== normal(formulas[row]![column])));

/** Excel rewrites what it is given: capitals, blanks, "@" before a range; the apostrophe of a text is not content. */
function normal(content: unknown): string {
  if (typeof content === "number") return content.toPrecision(12);
  const text = String(content ?? "").replace(/^'/, "");
  return /^[=+-]/.test(text) || typeof content === "boolean" ? text.replace(/[\s@]/g, "").toUpperCase() : text;
}
