import { readFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { defineConfig } from "@playwright/test";
import { launchOptions } from "./test/browser/browser";
import { inOrder } from "./test/browser/shuffle";

/** Written by test/run.ts where the tests are shuffled. */
const order = process.env.FLOPSHEET_TEST_ORDER;

export default defineConfig({
  testDir: "test/browser",
  testMatch: "*.spec.ts",
  globalSetup: "./test/browser/before-all.ts",
  outputDir: "test-results",
  fullyParallel: true,
  forbidOnly: Boolean(process.env.CI),
  // One more than there are processors: a test waits for what it looks for a quarter of its time.
  workers: Math.max(2, availableParallelism()) + 1,
  // A trace costs a third of the time, so a test that failed runs once more with one.
  retries: 1,
  // Where CI shares its machine with others, a test that passes at once when it runs again is named and does not stop the rest.
  failOnFlakyTests: !process.env.CI,
  // No state takes near as long; a machine that is four times busier than it should be reaches it all the same.
  timeout: 120_000,
  expect: { timeout: 30_000 },
  reporter: [["list"]],
  ...(order && { projects: inOrder(readFileSync(order, "utf8")) }),
  use: {
    launchOptions,
    // Emptied for each test, it keeps the process that has the workbench's scripts compiled: a quarter of what opening it takes.
    reuseContext: true,
    actionTimeout: 30_000,
    // Charts that grow are drawn many times over.
    contextOptions: { reducedMotion: "reduce" },
    viewport: { width: 1200, height: 640 },
    trace: "on-first-retry",
    screenshot: "only-on-failure",
  },
});
