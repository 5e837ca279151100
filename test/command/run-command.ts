import { spawnSync } from "node:child_process";
import { join } from "node:path";

const ROOT = join(__dirname, "../..");

/** Runs a command as its npm script does, by a user who is in `folder`. */
export function runCommand(name: string, args: readonly string[], folder: string = ROOT) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ["--import", "tsx", `src/command/${name}.ts`, ...args],
    { cwd: ROOT, encoding: "utf8", env: { ...process.env, INIT_CWD: folder } },
  );
  return { status, stdout, stderr };
}
