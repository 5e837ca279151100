import { createReadStream, existsSync, mkdtempSync, rmSync, statSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { extname, join, normalize } from "node:path";
import type { Page } from "playwright-core";
import webpack, { type Configuration } from "webpack";

// The build's own configuration, which is CommonJS without types.
// eslint-disable-next-line @typescript-eslint/no-require-imports
const configure = require("../../webpack.config.js") as (env: object, argv: { mode: string }) => Configuration;

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
  /** Where the built files stand. */
  folder: string;
  close(): Promise<void>;
}

/** Builds the pages into a folder of their own and serves them to this machine only. */
export async function openSite(mode: "development" | "production" = "development"): Promise<Site> {
  const folder = mkdtempSync(join(tmpdir(), "flopsheet-site-"));
  const configuration = configure({}, { mode });
  await build({ ...configuration, devtool: false, output: { ...configuration.output, path: folder } });
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? "/", "http://localhost");
    const file = join(folder, normalize(pathname.endsWith("/") ? `${pathname}index.html` : pathname));
    if (!file.startsWith(folder) || !existsSync(file) || !statSync(file).isFile()) {
      response.writeHead(404).end();
      return;
    }
    response.writeHead(200, { "content-type": CONTENT_TYPES[extname(file)] ?? "application/octet-stream" });
    createReadStream(file).pipe(response);
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    folder,
    async close() {
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function build(configuration: Configuration): Promise<void> {
  return new Promise((resolve, reject) => {
    const compiler = webpack(configuration);
    compiler.run((failure, stats) => {
      const error = failure ?? (stats?.hasErrors() ? new Error(stats.toString("errors-only")) : undefined);
      compiler.close(() => (error ? reject(error) : resolve()));
    });
  });
}

/** What a page did that it should not: requests that would have left the machine, and errors of its console. */
export interface Misdeeds {
  requests: string[];
  errors: string[];
}

/** Lets the page reach its own site only, and writes down whatever else it tries. */
export async function watch(page: Page, { url }: Site): Promise<Misdeeds> {
  const misdeeds: Misdeeds = { requests: [], errors: [] };
  await page.route("**/*", (route) => {
    const wanted = route.request().url();
    if (wanted.startsWith(url) || /^(data|blob):/.test(wanted)) return route.continue();
    misdeeds.requests.push(wanted);
    return route.abort();
  });
  page.on("console", (message) => {
    if (message.type() === "error") misdeeds.errors.push(message.text());
  });
  page.on("pageerror", (error) => misdeeds.errors.push(String(error)));
  return misdeeds;
}
