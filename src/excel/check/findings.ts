import { CellError, type Cell } from "../../grid/cell";

/** One thing that was tried in this Excel. A note says what this Excel is like, and is neither right nor wrong. */
export interface Finding {
  area: string;
  what: string;
  wanted: string;
  got: string;
  verdict: "ok" | "wrong" | "note";
}

/** What a cell shows; an error is its text, of which Excel has more than a function of ours can return. */
export type Shown = number | string | boolean | null | { error: string };

export const isError = (shown: Shown | undefined): shown is { error: string } =>
  typeof shown === "object" && shown !== null;

/** Excel calculates with the same doubles, in an order of its own. */
const TOLERANCE = 1e-9;

/** Whether a cell shows what was wanted: an error of any kind for an error, since only two kinds carry words. */
export function isSame(wanted: Cell, shown: Shown | undefined): boolean {
  if (wanted instanceof CellError) return isError(shown);
  if (typeof wanted === "number" && typeof shown === "number")
    return Math.abs(wanted - shown) <= TOLERANCE * Math.max(Math.abs(wanted), Math.abs(shown));
  return (wanted === "" ? null : wanted) === (shown === "" ? null : (shown ?? null));
}

export const textOfShown = (shown: Shown | undefined): string =>
  shown === undefined ? "no answer" : isError(shown) ? shown.error : textOfCell(shown);

export const textOfCell = (cell: Cell): string =>
  cell === null ? "blank" : typeof cell === "boolean" ? String(cell).toUpperCase() : String(cell);

/** Collects findings area by area; a whole area that fails is one wrong finding with the reason. */
export class Findings {
  readonly all: Finding[] = [];
  private area = "";

  async in(area: string, check: () => Promise<void>): Promise<void> {
    this.area = area;
    try {
      await check();
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      this.say("The check itself", "comes to its end", reason, "wrong");
    }
  }

  say(what: string, wanted: string, got: string, verdict: Finding["verdict"]): void {
    this.all.push({ area: this.area, what, wanted, got, verdict });
  }

  note(what: string, got: string): void {
    this.say(what, "", got, "note");
  }

  compare(what: string, wanted: Cell, shown: Shown | undefined): void {
    this.say(what, textOfCell(wanted), textOfShown(shown), isSame(wanted, shown) ? "ok" : "wrong");
  }

  expect(what: string, wanted: string | number, got: string | number): void {
    this.say(what, String(wanted), String(got), wanted === got ? "ok" : "wrong");
  }
}
