/** What a study's figures and texts may be, in a file, in the planner's fields and in the sheet's cells alike. */

/** Of any other figure. */
export const LARGEST_FIGURE = 1e21;

/** Characters of a text. */
export const LONGEST_TEXT = 500;

/** Different models of a study, each of which is a column. */
export const MOST_MODELS = 200;

/** Texts go into cells, where these first characters would make a formula of them. */
export const beginsAsFormula = (text: string): boolean => /^[=+\-@']/.test(text);
