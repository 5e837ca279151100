/** Where the add-in is served from, and how Excel writes its functions. */
export interface Site {
  /** https, with a slash at its end. */
  address: string;
  /** "TRAIN" makes =TRAIN.RUN_COST; empty leaves the functions bare. */
  namespace: string;
}

/** Its files that others link to, beside its address. */
export const PAGES = { taskpane: "taskpane.html", functions: "functions.json", help: "help.html" } as const;

/** How a site's build writes a function of ours in a formula. */
export const spelling =
  (namespace: string) =>
  (functionName: string): string =>
    namespace ? `${namespace}.${functionName}` : functionName;
