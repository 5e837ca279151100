/** Of the default font's digits, and the padding around them. */
const DIGIT_PX = 7;
const PADDING_PX = 5;

/** Characters as the user counts them, on the screen. */
export const columnPixels = (characters: number): number => characters * DIGIT_PX + PADDING_PX;

/** The same as the file counts them, padding included. */
export const fileColumnWidth = (characters: number): number =>
  Math.floor((columnPixels(characters) / DIGIT_PX) * 256) / 256;

export const DEFAULT_ROW_POINTS = 15;

/** At 96 pixels an inch. */
export const POINTS_PER_PIXEL = 0.75;
