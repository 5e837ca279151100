import { startTool } from "./run-tool";

/** Checks types and runs the tests that a change touches, on each save. Keys are jest's: a for all, p for a file, q to quit. */
const types = startTool(
  [process.execPath, require.resolve("typescript/bin/tsc"), "--noEmit", "--watch", "--preserveWatchOutput", "--pretty"],
  {},
);
const tests = startTool([process.execPath, require.resolve("jest/bin/jest"), "--watch"], {});
tests.on("exit", (code) => {
  types.kill();
  process.exit(code ?? 1);
});
types.on("exit", () => tests.kill());
