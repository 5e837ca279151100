import { existsSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { checkManifest } from "../site/check-manifest";
import { pngEdge } from "../site/check-manifest";
import { askMicrosoft, isOffline } from "./excel-tools";
import { runTool } from "./run-tool";

const root = join(__dirname, "../..");

/** The edge of an icon, read from its file here: its address need not be served yet. */
function iconSize(url: string): number | undefined {
  const file = join(root, "assets", basename(new URL(url).pathname));
  return existsSync(file) ? pngEdge(readFileSync(file)) : undefined;
}

/** The checks that need no network, then Microsoft's own where there is one. */
async function validate(): Promise<void> {
  const problems = checkManifest(readFileSync(join(root, "manifest.xml"), "utf8"), iconSize);
  for (const it of problems) console.error(`manifest.xml: ${it}`);
  if (problems.length > 0) {
    process.exitCode = 1;
    return;
  }
  console.log("manifest.xml: order, resources, lengths, addresses and icons are valid.");
  const { code, said } = await runTool(askMicrosoft, "pipe");
  if (code !== 0 && isOffline(said)) {
    console.log("Microsoft's validator could not be reached, so its check was skipped.");
    return;
  }
  console.log(said.trim());
  process.exitCode = code;
}

void validate();
