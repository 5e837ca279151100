import { expect, test } from "./fixtures";

const EXPORT = `Name,State,Runtime,num_gpus,tokens
run-1,finished,36000,8,6553600000
run-2,finished,72000,8,6553600000
run-3,crashed,18000,8,1000000000
run-4,exploded,18000,8,1000000000
`;

test("an export of runs is read in the pane, set beside the plan, inserted as a live sheet, and gives the plan its rate", async ({
  workbench,
}) => {
  const { pane } = workbench;
  await pane.show("plan");
  const before = await pane.figure("plan-total");
  await pane.part("actuals").locator("summary").first().click();
  await pane
    .part("actuals-file")
    .setInputFiles({ name: "runs.csv", mimeType: "text/csv", buffer: Buffer.from(EXPORT) });
  const summary = pane.part("actuals-summary");
  await expect(summary).toContainText("finished2240$720");
  await expect(summary).toContainText("failed140.0$120");
  await expect(pane.part("actuals-problems")).toContainText("Line 5: State is “exploded”, not a state that is known.");
  await expect(pane.part("actuals-use")).toHaveAttribute("disabled");
  await pane.part("actuals-others").selectOption({ label: "D = 1024" });
  await expect(pane.part("actuals-rate")).toContainText(
    "Finished runs took 85.7 % of the GPU-hours of runs that ended.",
  );
  await expect(pane.part("actuals-rate")).toContainText("at a median utilisation of");

  await pane.part("actuals-insert").click();
  await pane.says("Added sheet “Actuals”.");
  await workbench.shows("A1", "Actuals");
  await workbench.shows("A8", "finished");
  await workbench.shows("D8", "$720");
  await workbench.enter("C4", "6");
  await workbench.shows("D8", "$1,440");

  await pane.part("actuals-use").click();
  await pane.says("The plan takes its rate with its range, and its goodput, from the runs.");
  await expect.poll(() => pane.figure("plan-total")).toBeGreaterThan(before);
});

test("runs above the peak of their GPUs are not taken into a plan, and the pane says what may be wrong", async ({
  plainPane: pane,
}) => {
  await pane.show("plan");
  await pane.part("actuals").locator("summary").first().click();
  const tooFast = EXPORT.replace(",36000,", ",36,").replace(",72000,", ",72,");
  await pane
    .part("actuals-file")
    .setInputFiles({ name: "runs.csv", mimeType: "text/csv", buffer: Buffer.from(tooFast) });
  await pane.part("actuals-others").selectOption({ label: "D = 2048" });
  await expect(pane.part("actuals-impossible")).toContainText("No run has more than 100% of the peak");
  await expect(pane.part("actuals-use")).toHaveAttribute("disabled");
});

test("a run without its GPUs waits for the user to say how many, and what was assumed is said", async ({
  plainPane: pane,
}) => {
  await pane.show("plan");
  await pane.part("actuals").locator("summary").first().click();
  const gaps = EXPORT.replace("72000,8", "72000,").replace("crashed", "running");
  await pane.part("actuals-file").setInputFiles({ name: "runs.csv", mimeType: "text/csv", buffer: Buffer.from(gaps) });
  await expect(pane.part("actuals-problems")).toContainText("Line 3: it has a duration and no number of GPUs.");
  await expect(pane.part("actuals-rate")).toContainText("took 100.0 % of the GPU-hours of runs that ended");
  await pane.part("actuals-gpus-each").fill("16");
  await expect(pane.part("actuals-summary")).toContainText("finished2400");
  await expect(pane.part("actuals-remark").first()).toHaveText("16 GPUs assumed for 1 run.");
  await expect(pane.part("actuals-problems")).not.toContainText("Line 3");
});

const OF_MODELS = `Name,State,model,Runtime,num_gpus,tokens
a-1,finished,d1024,36000,8,6553600000
a-2,crashed,d1024,18000,8,1000000000
b-1,finished,2048,72000,8,6553600000
c-1,finished,teapot,3600,8,1000000000
`;

test("runs of several models are matched by the export's column, the user says what the rest trained, and each model is beside its plan", async ({
  plainPane: pane,
}) => {
  await pane.show("plan");
  await pane.part("actuals").locator("summary").first().click();
  await pane
    .part("actuals-file")
    .setInputFiles({ name: "runs.csv", mimeType: "text/csv", buffer: Buffer.from(OF_MODELS) });
  const groups = pane.part("actuals-groups").locator("summary");
  await expect(groups).toHaveText("What each run trained: 3 of 4 runs matched");
  await expect(pane.part("actuals-others-note")).toContainText("which model of the plan they trained: “teapot”.");
  const models = pane.part("actuals-models");
  await expect(models.getByRole("row").filter({ hasText: "D = 1024" })).toContainText(/D = 10242\$[\d.,K]+\$360/);
  await expect(models.getByRole("row").filter({ hasText: "No model of the plan" })).toContainText("1–$24–");
  await pane.part("actuals-group-2").selectOption({ label: "D = 2048" });
  await expect(groups).toHaveText("What each run trained: 4 of 4 runs matched");
  await expect(pane.part("actuals-others")).toHaveCount(0);
  await expect(models.getByRole("row").filter({ hasText: "No model of the plan" })).toHaveCount(0);
  // 16 and 8 GPU-hours of a 2048 model; the rate is of every run by its own model.
  await expect(models.getByRole("row").filter({ hasText: "D = 2048" })).toContainText(/D = 20482\$[\d.,K]+\$504/);
  await expect(pane.part("actuals-rate")).toContainText("at a median utilisation of");
});
