import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { countOf, countOfJest, countOfPlaywright, type Count } from "./count-results";

/** Runs a tool of a package on this Node; answers whether it ended well. */
function run(script: string, args: readonly string[], environment: NodeJS.ProcessEnv = {}): boolean {
  const { status } = spawnSync(process.execPath, [script, ...args], {
    stdio: "inherit",
    env: { ...process.env, ...environment },
  });
  return status === 0;
}

const scriptOf = (name: string, file: string): string => join(dirname(require.resolve(`${name}/package.json`)), file);
const textOf = (file: string): string | undefined => (existsSync(file) ? readFileSync(file, "utf8") : undefined);

/** All tests: those in Node, then those in a browser, whatever the first came to. The last line counts both. */
function main(): void {
  const reports = mkdtempSync(join(tmpdir(), "flopsheet-reports-"));
  try {
    const [node, browser] = [join(reports, "node.json"), join(reports, "browser.json")];
    const ended = [
      run(scriptOf("jest", "bin/jest.js"), ["--json", `--outputFile=${node}`]),
      run(scriptOf("@playwright/test", "cli.js"), ["test", "--reporter=list,json"], {
        PLAYWRIGHT_JSON_OUTPUT_FILE: browser,
      }),
    ];
    const counts: Count[] = [countOf(textOf(node), countOfJest), countOf(textOf(browser), countOfPlaywright)];
    const sum = (of: keyof Count) => counts.reduce((total, it) => total + it[of], 0);
    process.stdout.write(`${sum("passed")} passed, ${sum("failed")} failed\n`);
    if (ended.includes(false) || sum("failed") > 0) process.exitCode = 1;
  } finally {
    rmSync(reports, { recursive: true, force: true });
  }
}

main();
