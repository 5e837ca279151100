import type { IncomingMessage, ServerResponse } from "node:http";
import { ProgressPlugin, type Compiler } from "webpack";

/** Where the build is, for the terminal and for whoever opens the page before it is done. */
interface Build {
  percent: number;
  done: boolean;
}

type Next = () => void;
export type Middleware = (request: IncomingMessage, response: ServerResponse, next: Next) => void;

/** What the development server says and answers while the first build runs. */
export interface DevServer {
  /** Follows the build. */
  apply(compiler: Compiler): void;
  /** Prints the address at once, whatever the build still takes. */
  listening(address: string): void;
  /** Answers the workbench's page with the progress of the build until there is one. */
  middleware: Middleware;
}

/** A terminal that is not interactive gets a line at each of these, not a line a module. */
const STEP_PERCENT = 25;

export function devServer(output: NodeJS.WritableStream & { isTTY?: boolean } = process.stdout): DevServer {
  const started = Date.now();
  const build: Build = { percent: 0, done: false };
  let announced = false;

  function showProgress(percent: number): void {
    const before = build.percent;
    build.percent = Math.max(before, percent);
    if (!announced || build.done || build.percent === before) return;
    if (output.isTTY) output.write(`\r  building ${build.percent} %`);
    else if (Math.floor(build.percent / STEP_PERCENT) > Math.floor(before / STEP_PERCENT)) {
      output.write(`  building ${build.percent} %\n`);
    }
  }

  function ready(): void {
    if (!announced || build.done) return;
    build.done = true;
    const seconds = ((Date.now() - started) / 1000).toFixed(1);
    output.write(`${output.isTTY ? "\r" : ""}  ready after ${seconds} s; pages reload when a source changes\n`);
  }

  let built = false;
  return {
    apply(compiler) {
      new ProgressPlugin((share) => showProgress(Math.floor(share * 100))).apply(compiler);
      compiler.hooks.done.tap("dev-server", (stats) => {
        built = !stats.hasErrors();
        if (built) ready();
      });
    },
    listening(address) {
      announced = true;
      output.write(`FLOPsheet workbench: ${address}\n`);
      if (built) ready();
    },
    middleware(request, response, next) {
      if (build.done || (request.url !== "/" && request.url !== "/index.html")) return next();
      response.writeHead(503, {
        "Content-Type": "text/html; charset=utf-8",
        "Retry-After": "1",
        "Cache-Control": "no-store",
      });
      response.end(progressPage(build.percent));
    },
  };
}

/** Asks for itself again each second; the workbench takes its place once it is built. */
const progressPage = (percent: number): string => `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta http-equiv="refresh" content="1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="color-scheme" content="light dark">
<title>FLOPsheet is building</title>
<body style="font: 16px system-ui, sans-serif; margin: 20vh auto 0; max-width: 24em">
<h1 style="font-size: 1.2em">FLOPsheet is building</h1>
<p><progress max="100" value="${percent}" style="width: 100%">${percent} %</progress></p>
<p>This page opens the workbench when it is ready.</p>
`;
