/**
 * Columns of the sheet, left to right. Every section shares them: a label, its detail, a value, what is beside it, then
 * numbers; the models of the study start at the first number.
 */
export const LABEL = 0;
export const DETAIL = 1;
export const VALUE = 2;
export const ASIDE = 3;
export const FIRST_NUMBER = 4;
