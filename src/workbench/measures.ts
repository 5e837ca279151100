import { columnPixels, POINTS_PER_PIXEL } from "../grid/measures";

/** The engine counts in whole pixels. */
export const pixelsOfPoints = (points: number): number => Math.round(points / POINTS_PER_PIXEL);
export const pointsOfPixels = (pixels: number): number => pixels * POINTS_PER_PIXEL;

export const pixelsOfCharacters = (characters: number): number => Math.round(columnPixels(characters));
