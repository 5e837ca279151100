import { join } from "node:path";
import packageJson from "../../package.json";
import {
  askMicrosoft,
  isOffline,
  serveArguments,
  sideload,
  startOptions,
  trustLocalhost,
  unload,
} from "../../src/command/excel-tools";

test("the days of the certificate are a number, and not an option of the sideloading tool", () => {
  expect(startOptions(["web", "--days", "90", "--document", "a"])).toEqual({
    days: 90,
    sideload: ["web", "--document", "a"],
  });
  expect(startOptions(["web"])).toEqual({ days: undefined, sideload: ["web"] });
  expect(trustLocalhost(90).slice(3)).toEqual(["install", "--days", "90"]);
  expect(() => startOptions(["--days", "soon"])).toThrow("--days must be followed by a number of days.");
  expect(() => startOptions(["--days"])).toThrow("--days must be followed by a number of days.");
});

test("what is served to Excel is what npm start serves", async () => {
  process.env.npm_package_json = join(__dirname, "../../package.json");
  expect(["webpack", ...(await serveArguments())].join(" ")).toBe(packageJson.scripts.start);
});

test("the desktop is sideloaded unless the web is asked for, and the tool's own options go through", () => {
  expect(sideload([]).slice(2)).toEqual([
    "office-addin-debugging@7.0.0",
    "start",
    "manifest.xml",
    "desktop",
    "--app",
    "excel",
    "--no-debug",
  ]);
  expect(sideload(["web", "--document", "https://example.org/a.xlsx"]).slice(5)).toEqual([
    "web",
    "--app",
    "excel",
    "--no-debug",
    "--document",
    "https://example.org/a.xlsx",
  ]);
  expect(sideload(["--document", "a.xlsx"]).slice(5)).toEqual([
    "desktop",
    "--app",
    "excel",
    "--no-debug",
    "--document",
    "a.xlsx",
  ]);
});

test("a validator that cannot be reached is told from one that refuses the manifest", () => {
  expect(isOffline("Error: Unable to contact the manifest validation service.")).toBe(true);
  expect(isOffline("npm error code ENOTFOUND")).toBe(true);
  expect(isOffline("The manifest is not valid. Error #1: XML Schema Validation Error")).toBe(false);
});

test("a tool that is fetched when it is run is fetched in the version that was looked at", () => {
  for (const command of [sideload([]), unload, trustLocalhost(), askMicrosoft])
    expect(command.slice(0, 3)).toEqual([
      "npx",
      "--yes",
      expect.stringMatching(/^office-addin-[a-z-]+@\d+\.\d+\.\d+$/),
    ]);
});
