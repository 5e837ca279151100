import { spawn, type ChildProcess } from "node:child_process";

/** Starts a program of npm's; on Windows those are scripts that only a shell can start. */
export function startTool(command: readonly string[], environment: NodeJS.ProcessEnv = {}, output: "inherit" | "pipe" = "inherit"): ChildProcess {
  const [program, ...args] = command;
  return spawn(program!, args, {
    env: { ...process.env, ...environment },
    stdio: ["inherit", output, output],
    shell: process.platform === "win32",
  });
}

/** Resolves with the exit code and, where it is not shown at once, what the program said. */
export function runTool(command: readonly string[], output: "inherit" | "pipe" = "inherit"): Promise<{ code: number; said: string }> {
  const tool = startTool(command, {}, output);
  let said = "";
  for (const stream of [tool.stdout, tool.stderr]) stream?.on("data", (chunk) => (said += String(chunk)));
  return new Promise((resolve) => {
    tool.on("error", (error) => resolve({ code: 1, said: error.message }));
    tool.on("close", (code) => resolve({ code: code ?? 1, said }));
  });
}
