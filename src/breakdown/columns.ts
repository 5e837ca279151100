/**
 * Columns of the sheet, left to right. Every section shares them: a label, its detail, a value, what is beside it, then
 * numbers; the models of the study start at the first number.
 */
export const LABEL = 0;
export const DETAIL = 1;
export const VALUE = 2;
export const ASIDE = 3;
export const FIRST_NUMBER = 4;
/** Where assumptions say what they are from, in a text that runs on. */
export const SOURCES = FIRST_NUMBER + 1;
/** Figures of an experiment need no unit beside them, so they start earlier. */
export const FIRST_FIGURE = VALUE;

/** Widths of the first screen at 1440 pixels, beside the pane, in characters; the names of assumptions are the longest details. */
const FIRST_WIDTHS = [32, 24, 14, 14, 13, 13, 13, 13];
const NUMBER_WIDTH = 14;
/** The last column of the experiments and of the runs is text that runs on. */
const TEXT_WIDTHS = [18, 60];

/** Widths of all columns, of which so many are numbers. */
export const columnWidths = (numbers: number): number[] => [
  ...FIRST_WIDTHS,
  ...Array.from({ length: numbers - (FIRST_WIDTHS.length - FIRST_NUMBER) }, () => NUMBER_WIDTH),
  ...TEXT_WIDTHS,
];
