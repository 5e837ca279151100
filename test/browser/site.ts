import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import {
  createReadStream,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { basename, extname, join, normalize } from "node:path";
import { gzipSync } from "node:zlib";
import { CACHE, ROOT } from "./cache";

/** All that a build reads, the packages by their lock file. */
const SOURCES = ["src", "assets", "webpack.config.js", "tsconfig.json", "package.json", "package-lock.json"];
/** Enough to go to and fro between two branches without a build. */
const BUILDS_KEPT = 3;

/** The site as it is deployed; the task pane alone for a network without the internet, with office.js of the npm package; the pane in its states. */
export type Build = "deployed" | "self-hosted" | "preview";

/** The one page that is built, where it is not the whole site. */
const ONLY: Readonly<Partial<Record<Build, string>>> = { "self-hosted": "taskpane", preview: "preview" };

/** Builds the site for production into a folder, at the address of the repository's own manifest. */
export function buildSite(folder: string, build: Build): void {
  const selfHosted = build === "self-hosted";
  execFileSync(
    process.execPath,
    [
      require.resolve("webpack/bin/webpack.js"),
      ...["--mode", "production", "--output-path", folder],
      ...(ONLY[build] ? ["--env", `only=${ONLY[build]}`] : []),
    ],
    {
      cwd: ROOT,
      env: {
        ...process.env,
        FLOPSHEET_ADDRESS: undefined,
        FLOPSHEET_NAMESPACE: "TRAIN",
        FLOPSHEET_OFFICE_JS: selfHosted ? "self" : undefined,
      },
      stdio: ["ignore", "inherit", "inherit"],
    },
  );
}

/** The folder of the site as the sources are now; built if it has not been yet. */
export function builtSite(build: Build = "deployed"): string {
  const folder = join(CACHE, `${build}-${contentKey()}`);
  if (existsSync(folder)) return folder;
  mkdirSync(CACHE, { recursive: true });
  if (isBuiltMeanwhile(folder)) return folder;
  const building = mkdtempSync(join(CACHE, "building-"));
  try {
    buildSite(building, build);
    if (!existsSync(folder)) renameSync(building, folder);
  } finally {
    rmSync(building, { recursive: true, force: true });
    rmSync(markOf(folder), { force: true });
  }
  removeOldBuilds(build);
  return folder;
}

/** There while a process builds this folder, with its id. */
const markOf = (folder: string): string => join(CACHE, `claim-${basename(folder)}`);

function isRunning(id: string): boolean {
  try {
    return process.kill(Number(id), 0);
  } catch {
    return false;
  }
}

/** Claims a build for this process, or waits until the one that has claimed it is done: workers want it all at once. */
function isBuiltMeanwhile(folder: string): boolean {
  const mark = markOf(folder);
  while (!existsSync(folder)) {
    try {
      writeFileSync(mark, String(process.pid), { flag: "wx" });
      return false;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
    }
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 200);
    if (existsSync(mark) && !isRunning(readFileSync(mark, "utf8"))) rmSync(mark, { force: true });
  }
  return true;
}

function contentKey(): string {
  const hash = createHash("sha256");
  for (const source of SOURCES) {
    const path = join(ROOT, source);
    const files = statSync(path).isDirectory() ? readdirSync(path, { recursive: true, encoding: "utf8" }).sort() : [""];
    for (const file of files) {
      if (statSync(join(path, file)).isDirectory()) continue;
      hash
        .update(`${source}/${file}\0`)
        .update(readFileSync(join(path, file)))
        .update("\0");
    }
  }
  return hash.digest("hex").slice(0, 16);
}

function removeOldBuilds(build: Build): void {
  const builds = readdirSync(CACHE)
    .filter((it) => it.startsWith(`${build}-`))
    .map((it) => join(CACHE, it))
    .sort((a, b) => statSync(b).mtimeMs - statSync(a).mtimeMs);
  for (const folder of builds.slice(BUILDS_KEPT)) rmSync(folder, { recursive: true, force: true });
}

const CONTENT_TYPES: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".json": "application/json",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".wasm": "application/wasm",
};

export interface Site {
  url: string;
  /** Where the built files are. */
  folder: string;
}

/** Serves a built site to this machine only, on a port that is free; `compressed` as hosts on the net do. */
export async function serve(folder: string, { compressed = false } = {}): Promise<Site & { close(): Promise<void> }> {
  const shrunk = new Map<string, Buffer>();
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? "/", "http://localhost");
    const file = join(folder, normalize(pathname.endsWith("/") ? `${pathname}index.html` : pathname));
    if (!file.startsWith(folder) || !existsSync(file) || !statSync(file).isFile()) {
      response.writeHead(404).end();
      return;
    }
    response.writeHead(200, {
      "content-type": CONTENT_TYPES[extname(file)] ?? "application/octet-stream",
      "cache-control": "max-age=3600",
      ...(compressed && { "content-encoding": "gzip" }),
    });
    if (!compressed) return createReadStream(file).pipe(response);
    const content = shrunk.get(file) ?? gzipSync(readFileSync(file), { level: 9 });
    shrunk.set(file, content);
    response.end(content);
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    folder,
    async close() {
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    },
  };
}
