/**
 * How a saved file writes a function of an add-in; Excel reads and shows it as TRAIN.RUN_COST. Without a namespace it is bare, and the dots of a longer one
 * are underscores too.
 */
export const savedSpelling =
  (namespace: string) =>
  (functionName: string): string =>
    ["_xldudf", ...namespace.split("."), functionName].filter(Boolean).join("_");
