import { areaAddress, type Area } from "../../grid/address";
import { codeOf } from "../host/explain";
import { withinTime } from "../host/within-time";
import { isError, type Shown } from "./findings";

const ANSWER_LIMIT_MS = 20_000;
const POLL_MS = 200;

/** One request; what the batch returns is read once it is answered. */
export async function request<T>(batch: (context: Excel.RequestContext) => () => T): Promise<T> {
  const context = new Excel.RequestContext();
  const read = batch(context);
  await withinTime(context.sync(), ANSWER_LIMIT_MS);
  return read();
}

function shownIn({ values, valueTypes }: Pick<Excel.Range, "values" | "valueTypes">): Shown[][] {
  return values.map((row: unknown[], down) =>
    row.map((value, right): Shown => {
      const type = String(valueTypes[down]![right]);
      if (type === "Error") return { error: String(value) };
      if (type === "Empty" || value === "") return null;
      return typeof value === "number" || typeof value === "boolean" ? value : String(value);
    }),
  );
}

/** Functions of an add-in answer later; until then their cells show one of these. */
const isPending = (shown: Shown): boolean => isError(shown) && /^#(BUSY!|GETTING_DATA)$/.test(shown.error);

/** What cells show, once no function is pending and `isReached` holds, or as they are after `patienceMs`. */
export async function shownOnce(
  sheetId: string,
  area: Area,
  patienceMs: number,
  isReached: (shown: Shown[][]) => boolean = () => true,
): Promise<Shown[][]> {
  const until = Date.now() + patienceMs;
  for (;;) {
    const shown = await request((context) => {
      const range = context.workbook.worksheets.getItem(sheetId).getRange(areaAddress(area));
      range.load("values,valueTypes");
      return () => shownIn(range);
    });
    if ((!shown.flat().some(isPending) && isReached(shown)) || Date.now() >= until) return shown;
    await new Promise((later) => setTimeout(later, POLL_MS));
  }
}

/** A sheet of the check's own, which is deleted at its end. */
export class Scratch {
  private next = 0;

  private constructor(
    readonly id: string,
    private readonly patienceMs: number,
  ) {}

  static async add(patienceMs: number): Promise<Scratch> {
    const id = await request((context) => {
      const sheet = context.workbook.worksheets.add();
      sheet.load("id");
      return () => sheet.id;
    });
    return new Scratch(id, patienceMs);
  }

  /** Rows that nothing else is written to, beginning in column A. */
  rows(rows: number, columns = 1): Area {
    const area = { row: this.next, column: 0, rows, columns };
    this.next += rows;
    return area;
  }

  /** Contents as they are typed, from the top left of `area` on. */
  async write(area: Area, contents: readonly (readonly unknown[])[]): Promise<void> {
    await request((context) => {
      const range = context.workbook.worksheets.getItem(this.id).getRange(areaAddress(area));
      range.formulas = contents.map((row) => [...row]);
      return () => undefined;
    });
  }

  read(area: Area, isReached?: (shown: Shown[][]) => boolean): Promise<Shown[][]> {
    return shownOnce(this.id, area, this.patienceMs, isReached);
  }

  /** What formulas come to, each in a cell of its own; one that Excel refuses on entering is told by the code of the refusal. */
  async results(formulas: readonly string[], isReached?: (shown: Shown[]) => boolean): Promise<Shown[]> {
    if (formulas.length === 0) return [];
    const area = this.rows(formulas.length);
    const refused = new Map<number, Shown>();
    try {
      await this.write(
        area,
        formulas.map((it) => [it]),
      );
    } catch {
      // Excel does not say which one it was.
      for (const [index, formula] of formulas.entries()) {
        const cell = { ...area, row: area.row + index, rows: 1 };
        await this.write(cell, [[formula]]).catch((error: unknown) => {
          refused.set(index, { error: `refused: ${codeOf(error) || String(error)}` });
        });
      }
    }
    const shown = await this.read(area, (cells) => isReached?.(cells.map((row) => row[0]!)) ?? true);
    return shown.map((row, index) => refused.get(index) ?? row[0]!);
  }

  async delete(): Promise<void> {
    await deleteSheet(this.id);
  }
}

export const deleteSheet = (id: string): Promise<undefined> =>
  request((context) => {
    context.workbook.worksheets.getItemOrNullObject(id).delete();
    return () => undefined;
  });
