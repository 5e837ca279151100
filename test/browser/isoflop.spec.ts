import { expect, test } from "./fixtures";

test("an IsoFLOP plan is typed, shows what the fit costs against its target, and is inserted as a live sheet", async ({
  workbench,
}) => {
  const { pane, page } = workbench;
  await pane.show("plan");
  const summary = pane.part("isoflop").locator("summary").first();
  await summary.focus();
  await page.keyboard.press("Enter");
  await pane.type("isoflop-budgets", "1e18, much");
  await expect(pane.part("problem-isoflop-budgets")).toContainText("“much” is not a number of FLOPs");
  await expect(pane.part("isoflop-insert")).toHaveAttribute("disabled");
  // A field of this plan says nothing of the other one.
  await expect(pane.part("plan-total")).toHaveAttribute("data-value", /\d/);
  await pane.type("isoflop-budgets", "1e18, 1e19");
  await pane.type("isoflop-models", "512, 1024, 2048");
  await pane.type("isoflop-target", "Llama 3 8B");
  const preview = pane.part("isoflop-preview");
  // 3 × (1e18 + 1e19) FLOPs at 3.5e14 FLOP/s and US$3.
  await expect(preview).toContainText("IsoFLOP (6)3.30E+1926.2$79");
  await expect(preview).toContainText("Llama 3 8B7.72E+23612,743$1.8M");
  await expect(pane.part("isoflop-share")).toContainText(
    /^The fit costs \$89,4\d\d: 4\.9% of the FLOPs of the \$1\.8M run that it informs\.$/,
  );

  await pane.part("isoflop-insert").focus();
  await page.keyboard.press("Enter");
  await pane.says("Added sheet “IsoFLOP plan”.");
  await workbench.shows("A1", "IsoFLOP plan");
  await workbench.shows("E5", "$79");
  // The price of the sheet: the run costs half as much.
  await workbench.enter("B11", "1.5");
  await workbench.shows("E5", "$39");
});
