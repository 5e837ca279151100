import { ageText } from "../../src/core/accelerators/prices";
import { accelerators } from "../../src/core/accelerators";
import { paper } from "../../src/studies";
import { acceleratorFigures, wholeRunUtilisation } from "../../src/study/accelerator-figures";
import { expect, test } from "./fixtures";
import { Pane } from "./pane";

const B200 = accelerators.find(({ name }) => name === "B200")!;
const PRICE = "what-if-usd_per_gpu_hour";
const LIST = "part,vendor,US$/GPU-hour,date\nB200,Our cloud,4.25,2026-01-15\nB2000,Our cloud,1,2026-01\n";

test("the user's own prices outlive a reload, win over the catalogue's in a plan, and are gone when they are forgotten", async ({
  page,
  preview,
}) => {
  await page.goto(`${preview}?state=empty`);
  const pane = new Pane(page);
  const unfold = () => pane.part("own-prices").locator("summary").first().press("Enter");
  await unfold();
  const wrong = Array.from({ length: 7 }, (_, index) => `B200${index},Our cloud,1,2026-01`);
  await pane.part("prices-paste").fill([LIST.trim(), ...wrong, "H100 SXM,Our cloud,2.35,2026-11-03"].join("\n"));
  await pane.part("prices-take").press("Enter");
  await pane.says("Read 2 prices of the pasted rows; 8 rows are none.");
  await expect(pane.part("prices-problems").getByRole("listitem")).toHaveCount(8);
  await expect(pane.part("prices-own").getByRole("listitem")).toHaveText([/^B200: US\$4.25/, /^H100 SXM: US\$2.35/]);

  await page.reload();
  await expect(pane.part("own-prices")).toContainText("Your own prices (2)");
  await pane.show("plan");
  await pane.part("line-part").selectOption("H100 SXM");
  await expect(pane.part("line-price")).toHaveValue("2.35");
  await expect(pane.part("line-price-note")).toContainText("Your price list, Our cloud · price of 2026-11-03");
  await pane.type("line-price", "3");
  await pane.part("line-own-price").press("Enter");
  await expect(pane.part("line-price")).toHaveValue("2.35");

  await pane.show("breakdown");
  await unfold();
  await pane.part("prices-forget").press("Enter");
  await page.reload();
  await expect(pane.part("own-prices")).toContainText(/^Your own prices$/);
});

/** The button takes the focus once it is enabled, which the component draws a moment later. */
async function useOnSheet(pane: Pane): Promise<void> {
  const button = pane.part("price-use");
  await expect(async () => {
    await button.focus();
    await expect(button).toBeFocused({ timeout: 500 });
  }).toPass();
  await button.press("Enter");
}

test("an accelerator, its price and its rate are taken from the list in one step, own prices are read, and bad rows are named", async ({
  workbench,
}) => {
  const { pane, page } = workbench;
  const before = await pane.figure("total-usd");
  await pane.part("price-list").locator("summary").first().focus();
  await page.keyboard.press("Enter");
  // The article's price, of July 2024.
  await expect(pane.part("price-age")).toContainText(/^price of 2024-07, \d+ months old: stale$/);

  // A look at another one and back changes neither the price nor the rate.
  await pane.part("price-part").selectOption(B200.name);
  await pane.part("price-part").selectOption("H100 SXM");
  await expect(pane.part("price-use")).toHaveAttribute("aria-disabled", "true");
  await expect(pane.part("price-rate")).toHaveValue("");

  await pane.part("price-part").selectOption(B200.name);
  await expect(pane.part("price-choice-note")).toContainText(B200.rent!.price.source);
  await expect(pane.part("price-rate-note")).toHaveText(
    "Typical of B200: no published runs: from its measured matrix products",
  );
  await useOnSheet(pane);
  const rateText = `${(100 * wholeRunUtilisation(B200, "typical")).toFixed(1)}% of its peak`;
  await pane.says(`The sheet is priced on B200 at US$${B200.rent!.usd}, ${rateText}.`);
  // With the low and the high of its list, which the sensitivity takes over.
  const { low, high } = B200.rent!.spread!;
  await expect(pane.part(PRICE)).toHaveValue(`${low} to ${high}, ${B200.rent!.usd}`);
  const { figures } = paper;
  const { usd_per_gpu_hour: usd, flops_per_gpu: rate } = acceleratorFigures(
    B200,
    B200.rent!.usd,
    wholeRunUtilisation(B200, "typical"),
    figures.goodput,
  );
  const expected = (before * (usd! / figures.usd_per_gpu_hour) * figures.flops_per_gpu) / rate!;
  await expect.poll(() => pane.figure("total-usd")).toBeCloseTo(expected, 2);

  // One undo takes back the price, the rate and the peak.
  await workbench.goTo("A1");
  await workbench.undo();
  await expect.poll(() => pane.figure("total-usd")).toBeCloseTo(before, 2);

  await pane.part("own-prices").locator("summary").focus();
  await page.keyboard.press("Enter");
  await pane.part("prices-paste").fill(LIST);
  await pane.part("prices-take").focus();
  await page.keyboard.press("Enter");
  await pane.says("Read 1 price of the pasted rows; 1 row is none.");
  await expect(pane.part("prices-problems")).toContainText("Line 3: “B2000” is not an accelerator of the catalogue");
  await pane.part("price-part").selectOption("H100 SXM");
  await pane.part("price-part").selectOption("B200");
  await expect(pane.part("price-choice-note")).toContainText("your price list, Our cloud");
  await expect(pane.part("price-age")).toContainText(ageText("2026-01-15", new Date().toISOString()));
  await useOnSheet(pane);
  await expect(pane.part(PRICE)).toHaveValue("4.25");

  // A table on a sheet of the user's own, read from its first heading.
  await workbench.addSheet();
  await workbench.paste("B2", "part\tvendor\tprice\tdate\nB200\tAnother\t3.75\t2026-11-03");
  await workbench.goTo("B2");
  await pane.part("own-prices").locator("summary").click();
  await pane.part("prices-read").click();
  await pane.says("Read 1 price of the sheet.");
});
