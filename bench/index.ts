import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { launchBrowser } from "../test/browser/browser";
import { buildSite, serve } from "../test/browser/site";
import { openExcel } from "../test/excel/open-excel";
import { paper } from "../src/studies";
import { breakdownSheet, type FormulaStyle } from "../src/breakdown/breakdown";
import { breakdownTimes } from "./breakdown";
import { rangeCalls } from "./range-calls";
import { readingExports } from "./read-export";
import { scriptSizes } from "./sizes";
import { workbenchLatency } from "./workbench-latency";
import { SLOW, workbenchStart } from "./workbench-start";

/** The article's script, as it stands beside the project where there is one; another place may be given. */
const REFERENCE = process.argv[2] ?? join(process.cwd(), "../shared/paper/reference.py");

const line = (what: string, figure: string): void => console.log(`${what.padEnd(64)} ${figure}`);
const ratio = (a: number, b: number): string => `${(a / b).toFixed(2)}×`;
const seconds = (ms: number): string => `${(ms / 1000).toFixed(1)} s`;
const ms = (value: number): string => `${value < 1 ? value.toFixed(3) : value.toFixed(1)} ms`;

async function main(): Promise<void> {
  const { ours, loop, reference } = breakdownTimes(REFERENCE);
  line("breakdown, to the last digit, against a bare loop", `${ratio(ours, loop)}  (${ms(ours)} : ${ms(loop)})`);
  line(
    "breakdown against reference.py, each in its own process",
    reference === undefined
      ? `not run: no python3, or no ${existsSync(REFERENCE) ? "answer" : "script"}`
      : `${ratio(ours, reference)}  (${ms(ours)} : ${ms(reference)})`,
  );
  for (const { name, callMs, loopMs } of rangeCalls()) {
    line(
      `${name} of 100,000 cells against a bare typed loop`,
      `${ratio(callMs, loopMs)}  (${ms(callMs)} : ${ms(loopMs)})`,
    );
  }
  const { readMs, parseMs } = readingExports();
  line(
    "totals of an export of 100,000 runs against parsing it alone",
    `${ratio(readMs, parseMs)}  (${ms(readMs)} : ${ms(parseMs)})`,
  );

  for (const style of ["excel", "addin"] satisfies FormulaStyle[]) {
    const { excel, host } = openExcel();
    await host.insert(breakdownSheet(paper, { style, charts: true, spell: (name) => host.spell(name) }));
    const bytes = excel.requests.reduce((sum, it) => sum + it.bytes, 0);
    line(`insert into Excel, ${style} style`, `${excel.requests.length} requests, ${(bytes / 1000).toFixed(0)} kB`);
  }

  const start = performance.now();
  const folder = mkdtempSync(join(tmpdir(), "flopsheet-bench-"));
  buildSite(folder, "deployed");
  line("production build", `${((performance.now() - start) / 1000).toFixed(1)} s`);
  for (const { name, kb, limitKb } of scriptSizes(folder))
    line(`${name} script, gzipped`, `${kb.toFixed(1)} kB of at most ${limitKb}`);

  const site = await serve(folder);
  const browser = await launchBrowser();
  try {
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
    await page.goto(site.url);
    await page.locator("#opening").waitFor({ state: "detached" });
    const { engineMs, totalMs } = await workbenchLatency(page);
    line(
      "workbench, edit to total, against the engine's own one cell",
      `${ratio(totalMs, engineMs)}  (${ms(totalMs)} : ${ms(engineMs)})`,
    );
    const hosted = await serve(folder, { compressed: true });
    const start = await workbenchStart(browser, hosted.url);
    await hosted.close();
    line(`workbench, first words, ${SLOW}`, seconds(start.wordsMs));
    line(`workbench, first total, ${SLOW}`, `${seconds(start.totalMs)}, ${start.kbBeforeTotal.toFixed(0)} kB`);
    line(`workbench, first sheet, ${SLOW}`, `${seconds(start.sheetMs)}, ${start.kb.toFixed(0)} kB`);
  } finally {
    await browser.close();
    await site.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

void main();
