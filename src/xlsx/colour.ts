/** "#0f6cbd" as the format writes it: without the hash, in capitals. */
export const rgb = (colour: string): string => colour.slice(1).toUpperCase();

/** The same, opaque. */
export const argb = (colour: string): string => `FF${rgb(colour)}`;
