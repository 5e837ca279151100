/** Where the add-in is served from, and how Excel writes its functions. */
export interface Site {
  /** https, with a slash at its end. */
  address: string;
  /** "TRAIN" makes =TRAIN.RUN_COST; empty leaves the functions bare. */
  namespace: string;
}

/** Its files that others link to, beside its address. */
export const PAGES = { taskpane: "taskpane.html", functions: "functions.json", help: "help.html" } as const;

/** The help page of one function, beside the address. */
export const functionPage = (functionName: string): string => `help/${functionName}.html`;

/** Where `npm run start:excel` serves it: what the manifest of the repository says. */
export const LOCAL_SITE: Site = { address: "https://localhost:3000/", namespace: "TRAIN" };

/** How a site's build writes a function of ours in a formula. */
export const spelling =
  (namespace: string) =>
  (functionName: string): string =>
    namespace ? `${namespace}.${functionName}` : functionName;

/** https://learn.microsoft.com/office/dev/add-ins/excel/custom-functions-naming: letters, digits and dots, a letter first. */
const NAMESPACE = /^[A-Z][A-Z0-9.]{0,31}$/i;
const CELL = /^[A-Z]{1,3}\d+$/i;

/** The settings of a build, those left out being the local site's. Throws where Excel would not take one. */
export function readSite({ address = LOCAL_SITE.address, namespace = LOCAL_SITE.namespace }: Partial<Site>): Site {
  if (!URL.canParse(address) || new URL(address).protocol !== "https:") {
    throw new Error(`address must be an https address, such as https://example.org/flopsheet/, not “${address}”`);
  }
  if (namespace !== "" && (!NAMESPACE.test(namespace) || CELL.test(namespace) || namespace.endsWith("."))) {
    throw new Error(
      `namespace must be up to 32 letters, digits and dots, start with a letter and not be a cell reference; it is “${namespace}”`,
    );
  }
  const { origin, pathname } = new URL(address);
  return { address: origin + pathname.replace(/\/*$/, "/"), namespace };
}
