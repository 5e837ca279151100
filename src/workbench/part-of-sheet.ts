/** Marks what completes a sheet that was just written, such as its input rules, and is no edit of the user's. */
export const PART_OF_SHEET = { isPartOfSheet: true } as const;
