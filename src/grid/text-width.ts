import type { Look } from "./looks";

/** Advances of Helvetica, and of Arial and Liberation Sans, in thousandths of the size, from the core font metrics that Adobe publishes. */
const ADVANCES: Readonly<Record<string, number>> = Object.fromEntries(
  Object.entries({
    191: "'",
    222: "ijl",
    260: "|",
    278: " !,./:;I[\\]ft",
    333: "()-`r",
    334: "{}",
    355: '"',
    389: "*",
    469: "^",
    500: "Jcksvxyz",
    556: "#$0123456789?L_abdeghnopqu",
    584: "+<=>~",
    611: "FTZ",
    667: "&ABEKPSVXY",
    722: "CDHNRUw",
    778: "GOQ",
    833: "Mm",
    889: "%",
    944: "W",
    1015: "@",
  }).flatMap(([advance, characters]) => [...characters].map((it) => [it, Number(advance)])),
);
/** Of any other character: of an accented letter, a dash, a Greek one; from here on characters are as wide as they are high. */
const OTHER = 600;
const FIRST_SQUARE = "\u2e80";

/** Bold letters are wider; so are some of the fonts that a sheet may be shown in: Segoe UI, Calibri and Aptos of 11 points. */
const BOLD = 1.08;
const OTHER_FONTS = 1.03;
const DEFAULT_POINTS = 10;
const PIXELS_PER_POINT = 4 / 3;

/** About how many pixels a text takes on one line, in whichever of the usual fonts it is shown. */
export function textPixels(
  text: string,
  { points = DEFAULT_POINTS, bold }: Pick<Look, "points" | "bold"> = {},
): number {
  let thousandths = 0;
  for (const character of text) thousandths += ADVANCES[character] ?? (character >= FIRST_SQUARE ? 1000 : OTHER);
  return (thousandths / 1000) * points * PIXELS_PER_POINT * (bold ? BOLD : 1) * OTHER_FONTS;
}
