import { mkdirSync, readdirSync, existsSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { OFFICE_JS_ADDRESS, officeLibrary } from "../site/office-library";
import { userPath } from "./named-study";

const USAGE = `npm run mirror:office -- FOLDER [--from ADDRESS]

Copies what Excel loads of Microsoft's Office.js into a folder, for a network without the internet:
  FLOPSHEET_OFFICE_JS=FOLDER npm run build
ADDRESS is where the files are; default ${OFFICE_JS_ADDRESS}`;

/** What can go wrong without a fault of ours; told without a stack. */
class MirrorError extends Error {}

const KINDS = ["web", "win32", "mac"] as const;

/** The library's own list of which file each kind of Excel loads: excel:{ios:"16.00",mac:"16.00",web:"16.00",win32:"16.01"}. */
function excelFiles(officeJs: string): string[] {
  const versions = /\bexcel:\{([^}]*)\}/.exec(officeJs)?.[1] ?? "";
  return KINDS.flatMap((kind) => {
    const version = new RegExp(`\\b${kind}:"([\\d.]+)"`).exec(versions)?.[1];
    if (version === undefined) throw new MirrorError(`office.js does not say which file Excel on ${kind} loads`);
    return [`excel-${kind}-${version}.js`];
  });
}

/** The languages that the npm package of the library has texts in. */
function languages(): string[] {
  const dist = join(dirname(require.resolve("@microsoft/office-js/package.json")), "dist");
  return readdirSync(dist).filter((it) => existsSync(join(dist, it, "office_strings.js")));
}

/** A file byte by byte, the mark of its encoding included; undefined where there is none and that may be. */
async function fetched(address: string, path: string, isRequired: boolean): Promise<Uint8Array | undefined> {
  const url = new URL(path, address);
  const response = await fetch(url).catch((error: Error) => {
    throw new MirrorError(`${url.href} could not be reached: ${String(error.cause ?? error.message)}`);
  });
  if (response.ok) return new Uint8Array(await response.arrayBuffer());
  if (!isRequired && response.status === 404) return undefined;
  throw new MirrorError(`${url.href} answered ${response.status} ${response.statusText}`);
}

async function mirror(folder: string, address: string): Promise<void> {
  const officeJs = (await fetched(address, "office.js", true))!;
  const needed = excelFiles(new TextDecoder().decode(officeJs));
  const optional = [
    "o15apptofilemappingtable.js",
    ...needed.map((it) => it.replace(/\.js$/, "-core.js")),
    ...languages().map((it) => `${it}/office_strings.js`),
  ];
  const files = new Map([["office.js", officeJs]]);
  for (const [paths, isRequired] of [
    [needed, true],
    [optional, false],
  ] as const) {
    const contents = await Promise.all(paths.map((it) => fetched(address, it, isRequired)));
    paths.forEach((path, index) => contents[index] && files.set(path, contents[index]));
  }
  // All of it is here: nothing is written of a library that could not be had whole.
  for (const [path, content] of files) {
    const file = join(folder, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, content);
  }
  console.log(`Wrote ${files.size} files to ${folder}: ${officeLibrary(folder).description}.`);
}

const args = process.argv.slice(2);
const from = args.indexOf("--from");
const address = from < 0 ? OFFICE_JS_ADDRESS : args[from + 1];
const [folder, ...others] = from < 0 ? args : args.filter((_, index) => index !== from && index !== from + 1);
if (folder === undefined || folder.startsWith("-") || others.length > 0 || !URL.canParse(address ?? "")) {
  const isAsked = folder === "--help";
  (isAsked ? console.log : console.error)(USAGE);
  process.exitCode = isAsked ? 0 : 2;
} else {
  mirror(userPath(folder), address!.replace(/\/*$/, "/")).catch((error: unknown) => {
    if (!(error instanceof MirrorError)) throw error;
    console.error(`mirror:office: ${error.message}. Nothing was written.`);
    process.exitCode = 1;
  });
}
