/** Slack of a rounded logarithm: 2^-8 to 2^-4 in steps of √2 must count its last point. */
const ROUNDING = 1e-9;

/** Points of a learning-rate line from lowest to highest, both included, each `step` times the one before. */
export const pointsOnLine = (lowestLr: number, highestLr: number, step: number): number =>
  Math.floor(Math.log(highestLr / lowestLr) / Math.log(step) + ROUNDING) + 1;
