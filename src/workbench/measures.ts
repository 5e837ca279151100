import { columnPixels, DIGIT_PX, POINTS_PER_PIXEL } from "../grid/measures";

/** The engine counts in whole pixels. */
export const pixelsOfPoints = (points: number): number => Math.round(points / POINTS_PER_PIXEL);
export const pointsOfPixels = (pixels: number): number => pixels * POINTS_PER_PIXEL;

/** What a file says of a column, which counts the padding too. */
export const pixelsOfFileWidth = (width: number): number => Math.round(width * DIGIT_PX);
export const fileWidthOfPixels = (pixels: number): number => pixels / DIGIT_PX;

export const pixelsOfCharacters = (characters: number): number => Math.round(columnPixels(characters));
/** A column's width as the user counts it. */
export const charactersOfPixels = (pixels: number): number => Math.max(0, pixels - columnPixels(0)) / DIGIT_PX;
