import { spawnSync } from "node:child_process";
import { join } from "node:path";

const ROOT = join(__dirname, "../..");

export interface Ended {
  status: number | null;
  stdout: string;
  stderr: string;
}

/** Runs a command as its npm script does, by a user who is in `folder`: a second each, so one a command is enough. */
export function runScript(name: string, args: readonly string[], folder: string): Ended {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ["--import", "tsx", `src/command/${name}.ts`, ...args],
    { cwd: ROOT, encoding: "utf8", env: { ...process.env, INIT_CWD: folder } },
  );
  return { status, stdout, stderr };
}

/** The same in this process. */
export async function runCommand(
  command: (args: readonly string[]) => number | Promise<number>,
  args: readonly string[],
  folder: string,
): Promise<Ended> {
  const written = { log: "", error: "" };
  const spies = (["log", "error"] as const).map((to) =>
    jest.spyOn(console, to).mockImplementation((...line: unknown[]) => void (written[to] += `${line.join(" ")}\n`)),
  );
  const before = process.env["INIT_CWD"];
  process.env["INIT_CWD"] = folder;
  try {
    const status = await command(args);
    return { status, stdout: written.log, stderr: written.error };
  } finally {
    if (before === undefined) delete process.env["INIT_CWD"];
    else process.env["INIT_CWD"] = before;
    for (const it of spies) it.mockRestore();
  }
}
