import type { Locator } from "@playwright/test";
import type { DrawnText } from "./drawn-text";

/** A cell as the grid's canvas shows it; lengths in pixels of the page. */
export interface DrawnCell {
  left: number;
  right: number;
  top: number;
  bottom: number;
  /** What can be read in it: lines one below the other; empty where nothing is drawn. */
  shown: string;
  /** The same with what is cut off. */
  whole: string;
}

/**
 * A cell of the sheet on screen, or null where it is not wholly on screen. Where it is follows from the headings as they are
 * drawn, so scrolling, zoom and frozen panes need no thought; how large it is, from the sheet. Cells that are merged count as
 * their first.
 */
export const readCell = (canvas: Locator, cell: string): Promise<DrawnCell | null> =>
  canvas.evaluate((element, cell) => {
    const frame = element.getBoundingClientRect();
    const texts = window.drawnTexts(element as HTMLCanvasElement);
    const near = (one: number, other: number) => Math.abs(one - other) < 2;
    const isColumnHeading = ({ place }: DrawnText) => near(place.top, frame.top) && place.bottom - place.top < 40;
    const isRowHeading = ({ place }: DrawnText) => near(place.left, frame.left) && place.right - place.left < 80;
    const [, column, row] = /^([A-Z]+)(\d+)$/.exec(cell)!;
    const above = texts.find((it) => isColumnHeading(it) && it.text === column);
    const beside = texts.find((it) => isRowHeading(it) && it.text === row);
    if (!above || !beside) return null;

    const sheet = window.flopsheet.univerAPI.getActiveWorkbook()!.getActiveSheet();
    const { startX, endX, startY, endY } = sheet.getRange(cell).getCell();
    const zoom = sheet.getZoom();
    const [width, height] = [(endX - startX) * zoom, (endY - startY) * zoom];
    const left = (above.left + above.right - width) / 2;
    // A row's number is drawn one pixel below its middle.
    const top = (beside.top + beside.bottom - height) / 2 - zoom;
    const [right, bottom] = [left + width, top + height];
    const isWhollyOnScreen =
      left >= beside.place.right - 2 && right <= frame.right && top >= above.place.bottom - 2 && bottom <= frame.bottom;
    if (!isWhollyOnScreen) return null;

    /** A point in the cell whose text it is. A long one lies over empty neighbours, beside the padding of its own cell. */
    function anchor({ left, right, place }: DrawnText): number {
      const isPadding = (it: number) => it >= 0 && it <= 8 * zoom;
      if (place.right - place.left > width + 2) {
        if (isPadding(left - place.left)) return place.left + 1;
        if (isPadding(place.right - right)) return place.right - 1;
      }
      return Math.max(place.left, left) / 2 + Math.min(place.right, right) / 2;
    }
    const lines: DrawnText[][] = [];
    const own = texts
      .filter((it) => {
        const [x, y] = [anchor(it), (it.top + it.bottom) / 2];
        return !isColumnHeading(it) && !isRowHeading(it) && x > left && x < right && y > top && y < bottom;
      })
      .sort((one, other) => one.top - other.top || one.left - other.left);
    for (const it of own) {
      const line = lines.at(-1);
      if (line && near(line[0]!.top, it.top)) line.push(it);
      else lines.push([it]);
    }
    const joined = (of: "shown" | "text") => lines.map((line) => line.map((it) => it[of]).join("")).join("\n");
    return { left, right, top, bottom, shown: joined("shown"), whole: joined("text") };
  }, cell);

/** A canvas that is no grid, such as the formula bar: all that can be read on it. */
export const readLine = (canvas: Locator): Promise<string> =>
  canvas.evaluate((element) =>
    window
      .drawnTexts(element as HTMLCanvasElement)
      .sort((one, other) => one.top - other.top || one.left - other.left)
      .map(({ shown }) => shown)
      .join("")
      .replace(/\r/g, ""),
  );
