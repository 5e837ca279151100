import { spawn, type ChildProcess } from "node:child_process";

/** Starts a program. On Windows npx is a script, which only a shell can start, and a shell must be given quotes. */
export function startTool(
  command: readonly string[],
  environment: NodeJS.ProcessEnv = {},
  output: "inherit" | "pipe" = "inherit",
): ChildProcess {
  const [program, ...args] = command;
  const shell = process.platform === "win32" && program === "npx";
  return spawn(program!, shell ? args.map((it) => `"${it}"`) : args, {
    env: { ...process.env, ...environment },
    stdio: ["inherit", output, output],
    shell,
  });
}

/** Resolves with the exit code and, where it is not shown at once, what the program said. */
export function runTool(
  command: readonly string[],
  output: "inherit" | "pipe" = "inherit",
): Promise<{ code: number; said: string }> {
  const tool = startTool(command, {}, output);
  let said = "";
  for (const stream of [tool.stdout, tool.stderr]) stream?.on("data", (chunk) => (said += String(chunk)));
  return new Promise((resolve) => {
    tool.on("error", (error) => resolve({ code: 1, said: error.message }));
    tool.on("close", (code) => resolve({ code: code ?? 1, said }));
  });
}
