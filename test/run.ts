import { spawnSync } from "node:child_process";
import { randomInt } from "node:crypto";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { shuffledTests } from "./browser/shuffle";
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

const PLAYWRIGHT = scriptOf("@playwright/test", "cli.js");
const SHUFFLE = /^--shuffle(?:=(.+))?$/;

/** Where `--shuffle` is asked for, the browser tests in the order of its seed, each in a browser of its own. */
function orderOf(args: readonly string[], folder: string): NodeJS.ProcessEnv {
  const wanted = args.map((it) => SHUFFLE.exec(it)).find((it) => it !== null);
  if (!wanted) return {};
  const seed = wanted[1] ?? String(randomInt(2 ** 31));
  process.stdout.write(`Browser tests in the order of the seed ${seed}: npm test -- --shuffle=${seed}\n`);
  const file = join(folder, "order.json");
  writeFileSync(file, JSON.stringify(shuffledTests(PLAYWRIGHT, seed)));
  return { FLOPSHEET_TEST_ORDER: file };
}

/** All tests: those in Node, then those in a browser, whatever the first came to. The last line counts both. */
function main(args: readonly string[]): void {
  const folder = mkdtempSync(join(tmpdir(), "flopsheet-reports-"));
  try {
    const [node, browser] = [join(folder, "node.json"), join(folder, "browser.json")];
    const order = orderOf(args, folder);
    const ended = [
      run(scriptOf("jest", "bin/jest.js"), ["--json", `--outputFile=${node}`]),
      run(PLAYWRIGHT, ["test", "--reporter=list,json"], { PLAYWRIGHT_JSON_OUTPUT_FILE: browser, ...order }),
    ];
    const counts: Count[] = [countOf(textOf(node), countOfJest), countOf(textOf(browser), countOfPlaywright)];
    const sum = (of: keyof Count) => counts.reduce((total, it) => total + it[of], 0);
    process.stdout.write(`${sum("passed")} passed, ${sum("failed")} failed\n`);
    if (ended.includes(false) || sum("failed") > 0) process.exitCode = 1;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

main(process.argv.slice(2));
