/** At 96 pixels an inch. */
export const pixelsOfPoints = (points: number): number => Math.round((points * 96) / 72);
export const pointsOfPixels = (pixels: number): number => (pixels * 72) / 96;

/** Excel's rule for its default font: 7 pixels a character and 5 of padding. */
export const pixelsOfCharacters = (characters: number): number => Math.round(characters * 7 + 5);
export const charactersOfPixels = (pixels: number): number => Math.max(0, (pixels - 5) / 7);
