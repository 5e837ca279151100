import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { chromium, type Browser, type LaunchOptions } from "@playwright/test";
import { devDependencies } from "../../package.json";
import { CACHE } from "./cache";

/** Unpacked once for each version of the npm package; the next run starts from it. */
const FOLDER = join(CACHE, `chromium-${devDependencies["@sparticuz/chromium"]}`);
/** What the browser takes for its user's home and for the place of its temporary files. */
const HOME = join(FOLDER, "home");

/**
 * Unpacks the browser of the npm package. In a process of its own: the package looks at the environment as it loads, and
 * unpacks into its folder of temporary files.
 */
const UNPACK = `require("@sparticuz/chromium").executablePath()`;

/** Told it is on AWS, the package brings the shared libraries too, so nothing need be installed on the machine. */
const WITH_LIBRARIES = { AWS_EXECUTION_ENV: "AWS_Lambda_nodejs22.x" };

/** The package's own file names folders outside ours; without any font the browser dies of its first text. */
const FONT_SETTINGS = `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir>${FOLDER}/fonts</dir><cachedir>${FOLDER}/font-cache</cachedir></fontconfig>`;

/** How the unpacked browser is started. It reaches this machine and nothing beyond it. */
export const launchOptions = {
  executablePath: join(FOLDER, "chromium"),
  args: [
    "--no-sandbox",
    "--no-zygote",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--font-render-hinting=none",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
  ],
  env: {
    ...process.env,
    ...WITH_LIBRARIES,
    HOME,
    TMPDIR: HOME,
    LD_LIBRARY_PATH: join(FOLDER, "al2023", "lib"),
    FONTCONFIG_PATH: join(FOLDER, "font-settings"),
  },
} satisfies LaunchOptions;

/** Makes sure that the browser is unpacked. Of two processes that find it missing, the later one's copy is dropped. */
export function unpackBrowser(): void {
  if (existsSync(FOLDER)) return;
  mkdirSync(CACHE, { recursive: true });
  const unpacked = mkdtempSync(join(CACHE, "unpacking-"));
  try {
    execFileSync(process.execPath, ["-e", UNPACK], { env: { ...process.env, ...WITH_LIBRARIES, TMPDIR: unpacked } });
    for (const name of ["home", "font-settings"]) mkdirSync(join(unpacked, name));
    writeFileSync(join(unpacked, "font-settings", "fonts.conf"), FONT_SETTINGS);
    if (!existsSync(FOLDER)) renameSync(unpacked, FOLDER);
  } finally {
    rmSync(unpacked, { recursive: true, force: true });
  }
}

/** A headless browser for the commands that draw or measure. */
export async function launchBrowser(): Promise<Browser> {
  unpackBrowser();
  return await chromium.launch(launchOptions);
}
