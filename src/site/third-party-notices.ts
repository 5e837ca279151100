import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Compilation, sources, WebpackError, type Compiler, type Module } from "webpack";
import { standardText } from "./licence-texts";

export const NOTICES_FILE = "THIRD-PARTY-NOTICES.txt";

/** What a package asks to be handed on with its code. */
export interface Notice {
  name: string;
  version: string;
  /** As its package.json states it; empty where it states none, and its text says it. */
  license: string;
  texts: readonly string[];
}

interface PackageJson {
  name?: string;
  version?: string;
  license?: string | { type: string };
  author?: string | { name: string };
}

const packageJson = (folder: string): PackageJson =>
  JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as PackageJson;

/** Up to the name behind the last "node_modules": folders inside a package may have a package.json of their own. */
const PACKAGE = /^.*[\\/]node_modules[\\/](?:@[^\\/]+[\\/])?[^\\/]+/s;

/** The folder of the package that a file belongs to; undefined for the project's own files. */
export const packageFolder = (file: string): string | undefined => PACKAGE.exec(file)?.[0];

const LICENCE_FILE = /^(licen[cs]e|copying|notice|third-?party)[^/]*$/i;
const CODE = /\.([cm]?[jt]sx?|json)$/;

/** The notice of the package in a folder; throws where nothing in it says under what terms it may be handed on. */
export function noticeOf(folder: string): Notice {
  const { name = folder, version = "", license: stated, author } = packageJson(folder);
  const license = (typeof stated === "object" ? stated.type : stated) ?? "";
  const texts = readdirSync(folder, { withFileTypes: true })
    .filter((it) => it.isFile() && LICENCE_FILE.test(it.name) && !CODE.test(it.name))
    .map((it) => readFileSync(join(folder, it.name), "utf8").replaceAll("\r\n", "\n").trim());
  if (texts.length > 0) return { name, version, license, texts };
  const holder = (typeof author === "object" ? author.name : author) || `the authors of ${name}`;
  const text = standardText(license, holder);
  if (text === undefined)
    throw new Error(`${name} ${version} has no text of its licence (${license || "none stated"})`);
  return { name, version, license, texts: [text] };
}

const RULE = "-".repeat(80);

/** The notices as one text, in the order of the packages' names. */
export function noticesText(notices: readonly Notice[]): string {
  const parts = notices
    .map(({ name, version, license, texts }) =>
      [RULE, `${name} ${version}${license && `, ${license}`}`, ...texts].join("\n\n"),
    )
    .sort();
  return `${["FLOPsheet contains code of these packages, each under its own licence.", ...parts].join("\n\n")}\n`;
}

/** Adds the notices of each package whose code is in the build, and of those in `copied`, which are folders. */
export const thirdPartyNotices = (copied: readonly string[]) => ({
  apply(compiler: Compiler): void {
    compiler.hooks.thisCompilation.tap("third-party-notices", (compilation) => {
      const stage = Compilation.PROCESS_ASSETS_STAGE_ADDITIONS;
      compilation.hooks.processAssets.tap({ name: "third-party-notices", stage }, () => {
        const folders = new Set(copied);
        for (const chunk of compilation.chunks) {
          for (const module of compilation.chunkGraph.getChunkModulesIterable(chunk)) {
            for (const file of filesOf(module)) folders.add(packageFolder(file) ?? "");
          }
        }
        folders.delete("");
        try {
          compilation.emitAsset(NOTICES_FILE, new sources.RawSource(noticesText([...folders].map(noticeOf))));
        } catch (error) {
          compilation.errors.push(new WebpackError((error as Error).message));
        }
      });
    });
  },
});

/** Several modules may have been put together into one. */
function filesOf(module: Module): string[] {
  const parts = (module as Module & { modules?: readonly Module[] }).modules;
  return parts ? parts.flatMap(filesOf) : [module.nameForCondition() ?? ""].filter(Boolean);
}
