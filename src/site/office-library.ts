import { counted } from "../grid/counted";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";

/**
 * Where Microsoft serves the supported library from, always in its newest version.
 * https://learn.microsoft.com/office/dev/add-ins/develop/referencing-the-javascript-api-for-office-library-from-its-cdn (2026-08)
 */
export const OFFICE_JS_ADDRESS = "https://appsforoffice.microsoft.com/lib/1/hosted/";

/** Where a site has its own copy, beside its pages. */
export const OWN_FOLDER = "office/";

/** The library that a site's pane loads. */
export interface OfficeLibrary {
  /** What the page's script element names. */
  script: string;
  /** What the page's Content-Security-Policy admits beside the site itself: the library loads all its parts from there. */
  origin?: string;
  /** The folder whose files the build copies. */
  folder?: string;
  /** For the terminal: which library it is, and how old. */
  description: string;
}

/** FLOPSHEET_OFFICE_JS, or what is taken without it: an add-in that is used loads what Microsoft supports; `npm start` has no Excel and reaches nothing. */
export const officeSetting = (given: string | undefined, isDeployed: boolean): string =>
  given || (isDeployed ? "microsoft" : "self");

/**
 * The library by FLOPSHEET_OFFICE_JS: "microsoft", "self" (the npm package), or a folder of files of Microsoft's address.
 * Throws where the folder is none.
 */
export function officeLibrary(setting: string, now = new Date()): OfficeLibrary {
  if (setting === "microsoft") {
    return {
      script: `${OFFICE_JS_ADDRESS}office.js`,
      origin: new URL(OFFICE_JS_ADDRESS).origin,
      description: `from ${OFFICE_JS_ADDRESS}, always Microsoft's newest`,
    };
  }
  const folder = setting === "self" ? npmFolder() : setting;
  const missing = missingFiles(folder);
  if (missing.length > 0) {
    throw new Error(
      `FLOPSHEET_OFFICE_JS must be “microsoft”, “self”, or a folder with the files of ${OFFICE_JS_ADDRESS}; “${setting}” has no ${missing.join(", ")}`,
    );
  }
  const age = libraryAge(readFileSync(join(folder, "office.js"), "utf8"), now);
  const old =
    age && age.months > MONTHS_UNTIL_OLD ? "; newer Excels fix faults and undo more with a newer library" : "";
  return {
    script: `${OWN_FOLDER}office.js`,
    folder,
    description: `a copy in ${OWN_FOLDER}, ${age ? `build ${age.build} of about ${age.from}, ${counted(age.months, "month")} old${old}` : "of an unknown build"}`,
  };
}

const npmFolder = (): string => join(dirname(require.resolve("@microsoft/office-js/package.json")), "dist");

/** The library for each kind of Excel that the add-in runs in: the newest of each that Microsoft has. */
const HOST_FILES = /^excel-(web|win32|mac)-16\.\d+\.js$/;

function missingFiles(folder: string): string[] {
  const files = existsSync(folder) ? readdirSync(folder) : [];
  return [
    ...(files.includes("office.js") ? [] : ["office.js"]),
    ...["web", "win32", "mac"]
      .filter((kind) => !files.some((it) => HOST_FILES.exec(it)?.[1] === kind))
      .map((kind) => `excel-${kind}-16.*.js`),
  ];
}

const MONTHS_UNTIL_OLD = 12;
const MONTHS_A_YEAR = 12;
/**
 * Office's builds are numbered a hundred a month: 16320 is version 2304 and 18324 is version 2412, of April 2023 and December 2024
 * (https://learn.microsoft.com/officeupdates/update-history-microsoft365-apps-by-date, 2026-08).
 */
const NUMBERED_FROM = { hundred: 160, year: 2023 };

/** The build that a library says it is, such as 16.0.15407.10000, and about which month it is of. */
export function libraryAge(officeJs: string, now: Date): { build: string; from: string; months: number } | undefined {
  // "16.0.0000.0000" in the same file means no build.
  const [build, hundred] = /\b16\.0\.([1-9]\d{2})\d{2}\.\d{4,5}\b/.exec(officeJs) ?? [];
  if (build === undefined) return undefined;
  const month = NUMBERED_FROM.year * MONTHS_A_YEAR + Number(hundred) - NUMBERED_FROM.hundred;
  const from = `${Math.floor(month / MONTHS_A_YEAR)}-${String((month % MONTHS_A_YEAR) + 1).padStart(2, "0")}`;
  const months = now.getUTCFullYear() * MONTHS_A_YEAR + now.getUTCMonth() - month;
  return { build, from, months: Math.max(0, months) };
}
