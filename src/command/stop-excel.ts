import { unload } from "./excel-tools";
import { runTool } from "./run-tool";

void runTool(unload).then(({ code }) => (process.exitCode = code));
