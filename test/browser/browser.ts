import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium, type Browser } from "playwright-core";

/**
 * Unpacks the browser of the npm package and prints where it is. In a process of its own: the package looks at
 * the environment as it loads, and inside a test that environment is a copy.
 */
const UNPACK = `require("@sparticuz/chromium").executablePath().then((path) => process.stdout.write(path))`;

/** Told it is on AWS, the package brings the shared libraries too, so nothing need be installed on the machine. */
const WITH_LIBRARIES = { AWS_EXECUTION_ENV: "AWS_Lambda_nodejs22.x" };

/** The package's own file names folders outside ours; without any font the browser dies of its first text. */
const fontsOf = (folder: string) => `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir>${folder}/fonts</dir><cachedir>${folder}/font-cache</cachedir></fontconfig>`;

const ARGUMENTS = [
  "--no-sandbox",
  "--no-zygote",
  "--disable-gpu",
  "--disable-dev-shm-usage",
  "--font-render-hinting=none",
];

export interface LaunchedBrowser {
  browser: Browser;
  close(): Promise<void>;
}

/** A headless browser in a folder of its own, which closing removes. */
export async function launchBrowser(): Promise<LaunchedBrowser> {
  const folder = mkdtempSync(join(tmpdir(), "flopsheet-browser-"));
  const environment = { ...process.env, ...WITH_LIBRARIES, TMPDIR: folder, HOME: folder };
  const executablePath = execFileSync(process.execPath, ["-e", UNPACK], { env: environment, encoding: "utf8" });
  const fontSettings = join(folder, "font-settings");
  mkdirSync(fontSettings);
  writeFileSync(join(fontSettings, "fonts.conf"), fontsOf(folder));
  const browser = await chromium.launch({
    executablePath,
    args: ARGUMENTS,
    env: { ...environment, LD_LIBRARY_PATH: join(folder, "al2023", "lib"), FONTCONFIG_PATH: fontSettings },
  });
  return {
    browser,
    async close() {
      await browser.close();
      rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
    },
  };
}
