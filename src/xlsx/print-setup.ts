import type { Sheet } from "../grid/sheet";
import { DEFAULT_FONT } from "./cell-look";
import { element, text, type Xml } from "./xml";

/** Rows at the top that say what the sheet is, with the blank one below; they are repeated on every printed page. */
export function titleRows({ rows }: Sheet): number {
  const titles = rows.findIndex((row) => row[0]?.style !== "title" && row[0]?.style !== "subtitle");
  return titles > 0 && rows[titles]!.length === 0 ? titles + 1 : Math.max(0, titles);
}

/** The name of the font comes last: digits of the text would be read on as its size. */
const FOOTER_FONT = `&8&"${DEFAULT_FONT.name},Regular"`;

/** A literal "&" of a header or footer is written twice. */
const literal = (words: string): string => words.replaceAll("&", "&&");

/** Landscape, as wide as the page and as long as it needs; the printer's own paper, so A4 and Letter both do. */
export const printSetup = (sheet: Sheet): Xml[] => [
  element("printOptions", { horizontalCentered: 1 }),
  element("pageMargins", { left: 0.3, right: 0.3, top: 0.4, bottom: 0.5, header: 0.2, footer: 0.25 }),
  element("pageSetup", { orientation: "landscape", fitToWidth: 1, fitToHeight: 0 }),
  element(
    "headerFooter",
    {},
    element("oddFooter", {}, text(`&L${FOOTER_FONT}${literal(sheet.name)}&R${FOOTER_FONT}Page &P of &N`)),
  ),
];
