/** Of the default font's digits, and the padding around them: Excel's rule for Calibri of 11 points. */
export const DIGIT_PX = 7;
const PADDING_PX = 5;

/** Width of a column of so many characters, as the user counts them, on the screen. */
export const columnPixels = (characters: number): number => characters * DIGIT_PX + PADDING_PX;

/** The same as the file counts them, padding included. */
export const fileColumnWidth = (characters: number): number =>
  Math.floor((columnPixels(characters) / DIGIT_PX) * 256) / 256;

export const DEFAULT_ROW_POINTS = 15;
/** Excel's, in characters, of columns that nothing is said of. */
export const DEFAULT_COLUMN_WIDTH = 8.43;

/** At 96 pixels an inch. */
export const POINTS_PER_PIXEL = 0.75;

/** Between the edge of a cell and its text. */
export const CELL_PADDING_PX = 4;
/** Excel's step of indent is about the width of a character and a half. */
export const INDENT_PX = 9;
