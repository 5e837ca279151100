/** The font of whatever says nothing of its own. */
export const DEFAULT_FONT = { name: "Calibri", points: 11 } as const;

/** "#0f6cbd" as the format writes it: without the hash, in capitals. */
export const rgb = (colour: string): string => colour.slice(1).toUpperCase();

/** The same, opaque. */
export const argb = (colour: string): string => `FF${rgb(colour)}`;
