import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { ICON_SIZES } from "../src/site/manifest";
import { launchBrowser } from "../test/browser/browser";

/** Draws icon.svg at each size that the manifest names, beside it. */
async function renderIcons(): Promise<void> {
  const svg = readFileSync(join(__dirname, "icon.svg"), "utf8");
  const browser = await launchBrowser();
  try {
    for (const size of ICON_SIZES) {
      const page = await browser.newPage({ viewport: { width: size, height: size } });
      await page.setContent(
        `<style>body { margin: 0 } svg { display: block; width: ${size}px; height: ${size}px }</style>${svg}`,
      );
      writeFileSync(join(__dirname, `icon-${size}.png`), await page.screenshot({ omitBackground: true }));
      await page.close();
    }
  } finally {
    await browser.close();
  }
}

void renderIcons();
