import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "./excel-on-the-web";
import { expect } from "./fixtures";

test.use({ build: "self-hosted" });

test("without the internet the pane loads office.js from its own site, and names no other origin", async ({
  web,
  folder,
}) => {
  await web.pane.insertBreakdown("addin");
  await expect(web.pane.part("message")).toContainText("Added sheet “Cost breakdown”.");
  const html = readFileSync(join(folder, "taskpane.html"), "utf8");
  expect(html).toContain(`script-src 'self';`);
  expect(html).not.toMatch(/https?:/);
  expect(readFileSync(join(folder, "THIRD-PARTY-NOTICES.txt"), "utf8")).toMatch(/^@microsoft\/office-js 1\./m);
});
