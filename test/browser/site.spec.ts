import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { LOCAL_SITE } from "../../src/site/settings";
import { catalogue } from "../../src/functions";
import { literalText } from "../../src/grid/formula/literal";
import { OFFICE_JS_ADDRESS } from "../../src/site/office-library";
import { answerForMicrosoft } from "./excel-on-the-web";
import { expect, test } from "./fixtures";

test("outside Excel the page says where it belongs and where the workbench is", async ({ page, site, misdeeds }) => {
  misdeeds.answered.push(new URL(OFFICE_JS_ADDRESS).origin);
  await answerForMicrosoft(page);
  await page.goto(`${site.url}taskpane.html`);
  await expect(page.getByRole("heading", { name: "This page belongs inside Excel" })).toBeVisible();
  await expect(page.getByRole("link", { name: "the workbench" })).toHaveAttribute("href", "index.html");
});

/** In full with its thousands where its digits can be read. */
const writtenOut = (result: number): string =>
  Math.abs(result) < 1e15 ? result.toLocaleString("en-US", { maximumSignificantDigits: 15 }) : literalText(result);

test("every function has a help page that functions.json and the list of functions link to", async ({ page, site }) => {
  const metadata = JSON.parse(readFileSync(join(site.folder, "functions.json"), "utf8")) as {
    functions: { helpUrl: string }[];
  };
  await page.goto(`${site.url}help.html`);
  const listed = await page
    .locator("th a")
    .evaluateAll((links) => links.map((it) => (it as HTMLAnchorElement).getAttribute("href")));
  expect(listed).toEqual(metadata.functions.map(({ helpUrl }) => helpUrl.replace(LOCAL_SITE.address, "")));
  for (const [index, { name, examples }] of catalogue.entries()) {
    await page.goto(site.url + listed[index]!);
    await expect(page.locator("h1")).toContainText(`${name}(`);
    for (const { result } of examples) {
      // Numbers as Excel writes them; of a table its first cell, within a sentence.
      const shown =
        typeof result === "number"
          ? page.getByRole("cell", { name: writtenOut(result), exact: true })
          : page.getByRole("cell", { name: result });
      await expect(shown.first(), `${name} answers ${result}`).toBeVisible();
    }
    await expect(page.locator("main")).toContainText("#VALUE! ");
  }
});

test("pages run no script of their own text and name no other origin, but the pane's for office.js alone", ({
  site,
}) => {
  const { origin } = new URL(OFFICE_JS_ADDRESS);
  for (const name of ["taskpane.html", "help.html", ...catalogue.map((it) => `help/${it.name}.html`)]) {
    const page = readFileSync(join(site.folder, name), "utf8");
    expect(page).toMatch(/http-equiv="Content-Security-Policy"[^>]*default-src 'none'/);
    const named = page.match(/https:[^"'; ]*/g)?.filter((it) => it.startsWith(origin)) ?? [];
    expect(named).toEqual(name === "taskpane.html" ? [origin, `${OFFICE_JS_ADDRESS}office.js`] : []);
    const html = page.replace(`src="${OFFICE_JS_ADDRESS}office.js"`, `src="office.js"`);
    expect(html).not.toMatch(/unsafe|<script(?![^>]*\bsrc=)|\son[a-z]+=|(src|href)="?https?:/);
  }
});

test("the licences of every package whose code is in the site come with it", ({ site }) => {
  const notices = readFileSync(join(site.folder, "THIRD-PARTY-NOTICES.txt"), "utf8");
  const named = [...notices.matchAll(/^-{80}\n\n(\S+) \d/gm)].map(([, name]) => name);
  expect(new Set(named).size).toBe(named.length);
  const loaded = ["@fluentui/web-components", "@univerjs/core", "chart.js", "preact", "rxjs", "valibot"];
  expect(named).toEqual(expect.arrayContaining(loaded));
  // A deployed site has no copy of it.
  expect(named).not.toContain("@microsoft/office-js");
  // What only builds and tests use is not handed on.
  expect(named).not.toContain("webpack-dev-server");
  expect(named).not.toContain("@playwright/test");
});

test("the site is built without the hyphenation patterns of the spreadsheet's engine, each of which is a script", ({
  site,
}) => {
  // There are 77 of them; the parts that the pane loads when they are asked for are some twenty.
  expect(readdirSync(site.folder).filter((it) => it.endsWith(".js")).length).toBeLessThan(40);
});
