import type { Browser } from "@playwright/test";

const MBIT_PER_SECOND = 10;
const ROUND_TRIP_MS = 40;
const PROCESSOR_SLOWED_BY = 4;
/** In words. */
export const SLOW = `${MBIT_PER_SECOND} Mbit/s, processor ÷ ${PROCESSOR_SLOWED_BY}`;

export interface Start {
  /** From the call of the page, in ms. */
  wordsMs: number;
  totalMs: number;
  sheetMs: number;
  /** Received before the first total, as sent. */
  kbBeforeTotal: number;
  kb: number;
}

/** How the workbench opens for somebody on a slow line with a slow processor who has never been there. */
export async function workbenchStart(browser: Browser, url: string): Promise<Start> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  const page = await context.newPage();
  const tools = await context.newCDPSession(page);
  await tools.send("Network.enable");
  await tools.send("Network.emulateNetworkConditions", {
    offline: false,
    latency: ROUND_TRIP_MS,
    downloadThroughput: (MBIT_PER_SECOND * 1e6) / 8,
    uploadThroughput: (MBIT_PER_SECOND * 1e6) / 8,
  });
  await tools.send("Emulation.setCPUThrottlingRate", { rate: PROCESSOR_SLOWED_BY });
  let received = 0;
  tools.on("Network.dataReceived", ({ encodedDataLength }) => (received += encodedDataLength));
  // Marks in the page: a call from outside would wait its turn behind what the page does.
  await page.addInitScript(() => {
    for (const [name, isThere] of [
      ["total", () => /\d/.test(document.querySelector("[data-test=total-usd]")?.getAttribute("data-value") ?? "")],
      ["sheet", () => document.querySelector("canvas") !== null && document.getElementById("opening") === null],
    ] as const) {
      new MutationObserver((_, observer) => {
        if (!isThere()) return;
        observer.disconnect();
        // The frame after the one that draws it.
        requestAnimationFrame(() => setTimeout(() => performance.mark(name)));
      }).observe(document, { childList: true, subtree: true, attributes: true, characterData: true });
    }
  });
  await page.goto(url, { waitUntil: "commit" });
  const at = async (name: string) => {
    const entry = await page.waitForFunction((it) => performance.getEntriesByName(it)[0]?.startTime, name, {
      timeout: 120_000,
      polling: 50,
    });
    return (await entry.jsonValue())!;
  };
  const wordsMs = await at("first-contentful-paint");
  const totalMs = await at("total");
  const kbBeforeTotal = received / 1000;
  const sheetMs = await at("sheet");
  const kb = received / 1000;
  await context.close();
  return { wordsMs, totalMs, sheetMs, kbBeforeTotal, kb };
}
