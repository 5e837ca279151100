import type { Page } from "@playwright/test";
import { recordDrawnText } from "./drawn-text";
import { expect, test } from "./fixtures";

/** Draws on a canvas of 200 by 100 pixels, and reads what is then to be seen on it. */
async function seenAfter(page: Page, draw: (context: CanvasRenderingContext2D) => void): Promise<string[]> {
  await page.addInitScript(recordDrawnText);
  await page.goto("about:blank");
  await page.setContent(`<canvas width="200" height="100"></canvas>`);
  await page.evaluate(
    `(${draw.toString()})(Object.assign(document.querySelector("canvas").getContext("2d"), { font: "20px monospace" }))`,
  );
  return await page
    .locator("canvas")
    .evaluate((it) => window.drawnTexts(it as HTMLCanvasElement).map(({ shown }) => shown));
}

test("of a text that is clipped, the characters within the clip are read", async ({ page }) => {
  const seen = await seenAfter(page, (context) => {
    context.save();
    context.translate(10, 10);
    context.beginPath();
    context.rect(0, 0, context.measureText("10553").width, 40);
    context.clip();
    context.fillText("10553253888", 0, 20);
    context.restore();
    context.fillText("whole", 0, 80);
  });
  expect(seen).toEqual(["10553", "whole"]);
});

test("a text that was cleared or painted over is not read, one beside it is", async ({ page }) => {
  const seen = await seenAfter(page, (context) => {
    context.fillText("cleared", 0, 20);
    context.clearRect(0, 0, 200, 30);
    context.fillText("painted over", 0, 50);
    context.fillRect(0, 30, 200, 30);
    context.fillText("under a veil", 0, 80);
    context.fillStyle = "rgba(0, 0, 0, 0.1)";
    context.fillRect(0, 60, 200, 40);
  });
  expect(seen).toEqual(["under a veil"]);
});

test("a canvas that is drawn onto another takes its texts along, and drawn anew it leaves them", async ({ page }) => {
  const seen = await seenAfter(page, (context) => {
    const other = document.createElement("canvas");
    [other.width, other.height] = [400, 100];
    const onOther = other.getContext("2d")!;
    onOther.font = "20px monospace";
    onOther.fillText("beyond", 300, 20);
    onOther.fillText("copied", 20, 20);
    context.drawImage(other, 0, 0, 200, 100, 0, 0, 200, 100);
    other.width = 400;
    onOther.fillText("later", 20, 20);
  });
  expect(seen).toEqual(["copied"]);
});
