import type { Sheet, Style } from "../grid/sheet";
import { DEFAULT_FONT } from "./cell-look";
import { element, text, type Xml } from "./xml";

const TITLES: readonly (Style | undefined)[] = ["title", "subtitle", "link"];

/**
 * Rows at the top that say what the sheet is and where it is published, with a blank one below them if there is one; they
 * are repeated on every printed page.
 */
export function titleRows({ rows }: Sheet): number {
  const titles = rows.findIndex((row) => !TITLES.includes(row[0]?.style));
  return titles > 0 && rows[titles]!.length === 0 ? titles + 1 : Math.max(0, titles);
}

/** The name of the font comes last: digits of the text would be read on as its size. */
const FOOTER_FONT = `&8&"${DEFAULT_FONT.name},Regular"`;

/** A literal "&" of a header or footer is written twice. */
const literal = (words: string): string => words.replaceAll("&", "&&");

/** The smallest text, of 10 points, is of 8 on paper. */
const PRINT_SCALE = 80;

export interface PageSetup {
  orientation: "landscape";
  /** Per cent; where it is left out, a sheet is as wide as the page. */
  scale?: number;
  fitToWidth?: number;
  /** As many pages high as it takes. */
  fitToHeight?: number;
  horizontalCentered?: true;
}

/**
 * Landscape, on the printer's own paper, so A4 and Letter both do. A sheet that says what is printed is printed large enough
 * to be read, over as many pages as that takes; any other is as wide as the page.
 */
export const pageSetupOf = ({ printed }: Pick<Sheet, "printed">): PageSetup =>
  printed
    ? { orientation: "landscape", scale: PRINT_SCALE }
    : { orientation: "landscape", fitToWidth: 1, fitToHeight: 0, horizontalCentered: true };

/** Inches. */
export const MARGINS = { left: 0.2, right: 0.2, top: 0.35, bottom: 0.4, header: 0.2, footer: 0.2 } as const;

/** The sheet's name on the left of each page's foot, and which page it is on the right. */
export const footerOf = (sheetName: string): string =>
  `&L${FOOTER_FONT}${literal(sheetName)}&R${FOOTER_FONT}Page &P of &N`;

export function printSetup(sheet: Sheet): Xml[] {
  const { horizontalCentered, scale, ...setup } = pageSetupOf(sheet);
  return [
    element("printOptions", { horizontalCentered: horizontalCentered && 1 }),
    element("pageMargins", MARGINS),
    // Of an area that is wider than a page, the pages to the right come before those below.
    element("pageSetup", scale === undefined ? { ...setup } : { scale, pageOrder: "overThenDown", ...setup }),
    element("headerFooter", {}, element("oddFooter", {}, text(footerOf(sheet.name)))),
  ];
}
