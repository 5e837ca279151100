import { paper } from "../../src/studies";
import { expect, test } from "./fixtures";

const [article, publication] = paper.references;

test("the article and the paper are links on the sheet, which Ctrl and a click open", async ({
  context,
  misdeeds,
  workbench,
}) => {
  const { url } = article!;
  misdeeds.answered.push(new URL(url).origin);
  await context.route(url, (route) => route.fulfill({ contentType: "text/html", body: "the article" }));
  await workbench.shows("A3", "152334H (2024). Calculating the Cost of a Google DeepMind Paper.");
  await workbench.goTo("E3");
  await workbench.pane.part("why").locator("summary").click();
  await expect(workbench.pane.part("why-link")).toHaveAttribute("href", publication!.url);
  // What a link shows is a text to other cells.
  await workbench.enter("D6", "=LEFT(A3,7)");
  await workbench.goTo("D6");
  await workbench.shows("D6", "152334H");
  const opened = context.waitForEvent("page");
  await workbench.clickWithModifier("A3");
  await expect((await opened).getByText("the article")).toBeVisible();
});
