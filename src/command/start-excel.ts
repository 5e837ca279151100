import { connect } from "node:net";
import { runTool, startTool } from "./run-tool";
import { serveArguments, sideload, startOptions, tlsFiles, trustLocalhost } from "./excel-tools";

const PORT = 3000;
const POLL_MS = 500;

/** Serves the add-in over https from this machine and opens Excel with it. */
async function startExcel(given: readonly string[]): Promise<void> {
  const { days, sideload: args } = startOptions(given);
  if (process.platform === "linux" && args[0] !== "web") {
    return fail(
      "Excel does not run on this system. Give the URL of a workbook in Excel on the web:\n  npm run start:excel -- web --document https://…",
    );
  }
  if (await isServing())
    return fail(`Port ${PORT} is in use, and manifest.xml requires it. Stop the program that uses it and try again.`);
  if ((await runTool(trustLocalhost(days))).code !== 0)
    return fail("Without a certificate that this machine trusts, Excel does not load the add-in.");
  const server = startTool(
    [process.execPath, require.resolve("webpack-cli/bin/cli.js"), ...(await serveArguments())],
    // Here there is an Excel, so the library is the one that a deployed add-in has.
    { ...tlsFiles, FLOPSHEET_OFFICE_JS: process.env.FLOPSHEET_OFFICE_JS ?? "microsoft" },
  );
  server.on("exit", (code) => process.exit(code ?? 1));
  while (!(await isServing())) await new Promise((later) => setTimeout(later, POLL_MS));
  if ((await runTool(sideload(args))).code !== 0) {
    console.error(
      "The add-in is served, but Excel was not opened with it. README.md says how to sideload by hand; Ctrl+C stops serving.",
    );
  } else {
    console.log("Ctrl+C stops serving; npm run stop:excel removes the add-in from Excel.");
  }
}

function isServing(): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(PORT, "127.0.0.1");
    socket.on("connect", () => resolve(true)).on("error", () => resolve(false));
    socket.on("connect", () => socket.end());
  });
}

function fail(message: string): void {
  console.error(message);
  process.exitCode = 1;
}

startExcel(process.argv.slice(2)).catch((error: Error) => fail(error.message));
