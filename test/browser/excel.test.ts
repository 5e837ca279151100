import { readFileSync } from "node:fs";
import { join } from "node:path";
import { scalingExponents } from "../../src/studies/scaling-exponents";
import { lambdaNames } from "../../src/excel/functions/lambda-names";
import { catalogue } from "../../src/functions";
import { LOCAL_SITE } from "../../src/excel/site";
import { areaAddress, type Area } from "../../src/grid/address";
import { CellError, type Cell, type Matrix } from "../../src/grid/cell";
import type { Content, Sheet } from "../../src/grid/sheet";
import { breakdownSheet, type FormulaStyle } from "../../src/breakdown/breakdown";
import { areaOf, cellKey, type FakeSheet } from "../excel/fake-excel";
import { rebuildSheet } from "../excel/rebuild-sheet";
import { literalText } from "../../src/grid/formula/literal";
import { launchBrowser, type LaunchedBrowser } from "./browser";
import { openExcelOnTheWeb, type ExcelOnTheWeb } from "./excel-on-the-web";
import { openSite, watch, type Site } from "./site";

const golden = JSON.parse(readFileSync(join(__dirname, "../golden/golden.json"), "utf8"));
const STYLES: readonly FormulaStyle[] = ["excel", "addin"];

let site: Site;
let launched: LaunchedBrowser;
let it: ExcelOnTheWeb;

beforeAll(async () => {
  site = await openSite("production");
  launched = await launchBrowser();
}, 180_000);

afterAll(async () => {
  await launched?.close();
  await site?.close();
});

beforeEach(async () => {
  it = await openExcelOnTheWeb(launched.browser, site);
});

afterEach(async () => {
  // Neither a request beyond the add-in's own files nor a breach of its content security policy.
  expect(it.misdeeds).toEqual({ requests: [], errors: [] });
  await it.close();
});

const shown = (test: string) => it.frame.locator(`[data-test="${test}"]`);
const written = (): FakeSheet => it.excel.sheets[1]!;

async function insert(style: FormulaStyle = "excel"): Promise<void> {
  await shown(`style-${style}`).check();
  await shown("insert").click();
  await shown("message").waitFor();
}

function expectClose(actual: unknown, expected: number): void {
  expect(Math.abs((actual as number) / expected - 1)).toBeLessThanOrEqual(1e-12);
}

/** Values of a sheet's names as the workbench's engine works them out; it knows our functions by their bare names. */
async function workedOut(sheet: Sheet): Promise<Record<string, Matrix<Cell>>> {
  const bare = (content: Content): Content =>
    typeof content === "string" ? content.replaceAll("TRAIN.", "") : content;
  const rows = sheet.rows.map((cells) => cells.map((cell) => cell && { ...cell, content: bare(cell.content) }));
  const page = await launched.browser.newPage();
  const misdeeds = await watch(page, site);
  await page.goto(site.url);
  await page.waitForFunction(() => window.flopsheet);
  const values = await page.evaluate(
    async (it) => {
      await window.flopsheet.host.insert(it);
      return window.flopsheet.host.read(it.names.map(({ name }) => name));
    },
    { ...sheet, rows },
  );
  await page.close();
  expect(misdeeds).toEqual({ requests: [], errors: [] });
  return values!;
}

test.each(STYLES)("one click inserts the sheet in the %s style, and the pane says so", async (style) => {
  await insert(style);
  expect(await shown("message").getAttribute("data-intent")).toBe("success");
  expect(await shown("message").innerText()).toContain("“Cost breakdown” is in the workbook.");
  const template = breakdownSheet(scalingExponents, { style, charts: true, spell: (name) => `TRAIN.${name}` });
  expect(rebuildSheet(written()).names).toEqual(template.names);
  expect(written().charts).toHaveLength(template.charts.length);
  expect(it.excel.requests.filter(({ text }) => text.includes('"Formulas"'))).toHaveLength(1);
});

test.each(STYLES)(
  "what the requests wrote in the %s style works out every published figure to 12 digits",
  async (style) => {
    await insert(style);
    const figures = await workedOut(rebuildSheet(written()));
    const total = golden.published_total;
    expectClose(figures.total_flops![0]![0], Number(total.flops));
    expectClose(figures.total_usd![0]![0], total.usd);
    expectClose(figures.node_months![0]![0], total.node_months_of_30_days);
    expect(figures.total_runs![0]![0]).toBe(total.runs);
    for (const [row, { id }] of scalingExponents.experiments.entries()) {
      expectClose(figures.experiment_flops![row]![0], Number(golden.published[id].flops));
      expectClose(figures.experiment_usd![row]![0], golden.published[id].usd);
      expect(figures.experiment_runs![row]![0]).toBe(golden.published[id].runs);
    }
    for (const [column, width] of golden.per_width.entries()) {
      expect(figures.width_params![0]![column]).toBe(Number(width.params));
      expect(figures.width_flops_per_token![0]![column]).toBe(Number(width.flops_per_token));
    }
  },
);

test("a control of the pane writes its cell, and a change in the sheet shows in the pane", async () => {
  const { row, column } = breakdownSheet(scalingExponents, { style: "excel" }).names.find(
    ({ name }) => name === "usd_per_gpu_hour",
  )!.area;
  const price = () => written().cells.get(cellKey(row, column))!;
  it.excel.evaluate = () => 1_000_000 * Number(price().content);
  await insert();
  await it.frame.getByText("$3.0M").first().waitFor();
  await shown("what-if-usd_per_gpu_hour").fill("2");
  await shown("what-if-usd_per_gpu_hour").press("Enter");
  await it.frame.getByText("$2.0M").first().waitFor();
  expect(price().content).toBe(2);
  price().content = 5;
  await it.tellOfChange();
  await it.frame.getByText("$5.0M").first().waitFor();
  expect(await shown("what-if-usd_per_gpu_hour").inputValue()).toBe("5");
});

test("the pane's own writes and reads come to rest", async () => {
  await insert();
  await shown("what-if-usd_per_gpu_hour").fill("2");
  await shown("what-if-usd_per_gpu_hour").press("Enter");
  await it.tellOfChange();
  await it.page.waitForTimeout(1000);
  const requests = it.excel.requests.length;
  await it.page.waitForTimeout(1000);
  expect(it.excel.requests.length).toBe(requests);
});

test("the functions become workbook names at a click, once", async () => {
  await it.frame.getByRole("tab", { name: "Functions" }).click();
  await shown("add-names").click();
  await it.frame.getByText("names are in the workbook").waitFor();
  expect([...it.excel.names.values()].map(({ props }) => props.Name)).toEqual(lambdaNames.map(({ name }) => name));
  await shown("add-names").click();
  await it.frame.getByText("All names were in the workbook already.").waitFor();
});

test("a failure is said in the pane with what to do, and the workbook is as it was", async () => {
  it.excel.isProtected = true;
  const before = it.excel.snapshot();
  await insert();
  expect(await shown("message").getAttribute("data-intent")).toBe("error");
  expect(await shown("message").innerText()).toMatch(
    /structure of this workbook is protected.*Choose Review > Protect Workbook/s,
  );
  expect(it.excel.snapshot()).toEqual(before);
});

test("an insertion that hangs can be cancelled, and nothing is left of it", async () => {
  const before = it.excel.snapshot();
  const writes = () => it.excel.requests.filter(({ text }) => text.includes('"Formulas"')).length;
  it.excel.failures = [{ request: it.excel.requests.length + 2, kind: "hang after writing" }];
  await shown("insert").click();
  while (writes() === 0) await it.page.waitForTimeout(20);
  await shown("insert-cancel").click();
  it.excel.answerLate();
  await shown("message").waitFor();
  expect(await shown("message").innerText()).toContain("Insert cancelled.");
  expect(it.excel.snapshot()).toEqual(before);
});

describe("the built functions in Excel's own runtime", () => {
  test("every example of the catalogue has its result", async () => {
    const calls = catalogue.flatMap(({ name, examples }) =>
      examples.map(({ arguments: args, result }) => ({ name, args, result })),
    );
    const { answers } = await it.calculate(calls);
    for (const [index, { result }] of calls.entries()) {
      const { succeeded, value } = answers[index]!;
      expect(succeeded).toBe(true);
      const first = (value as unknown[][])[0]![0];
      if (typeof result === "number") expectClose(first, result);
      else expect(first).toBe(result);
    }
  });

  test("ranges, blanks, errors and texts answer cell by cell, each error with its code and message", async () => {
    const divided = { type: "CustomFunctionError", code: "#DIV/0!" };
    const { answers } = await it.calculate([
      {
        name: "FLOPS_PER_TOKEN",
        args: [
          [
            [1024, "1024"],
            ["", -1],
            [divided, true],
          ],
          "",
        ],
      },
      { name: "FLOPS_PER_TOKEN", args: [-1] },
      { name: "RUN_COST", args: [divided] },
      { name: "RUN_COST", args: [1e308, 1e300] },
      { name: "RUN_COST", args: [{ type: "CustomFunctionError", code: "#N/A" }] },
      { name: "RUN_COST", args: [{ type: "CustomFunctionError", code: "#REF!" }] },
    ]);
    const cells = (answers[0]!.value as unknown[][]).flat();
    expect(cells.slice(0, 2)).toEqual([826_374_144, 826_374_144]);
    expect(cells.slice(2)).toEqual([
      expect.objectContaining({ code: "#VALUE!", message: expect.stringMatching(/^width is missing/) }),
      expect.objectContaining({ code: "#VALUE!", message: "width must be a positive whole number" }),
      expect.objectContaining({ code: "#DIV/0!" }),
      expect.objectContaining({ code: "#VALUE!", message: "width must be a positive whole number" }),
    ]);
    expect(answers.slice(1)).toEqual([
      { succeeded: false, value: "width must be a positive whole number", errorCode: 7 },
      { succeeded: false, value: "", errorCode: 5 },
      { succeeded: false, value: expect.anything(), errorCode: 6 },
      { succeeded: false, value: "", errorCode: 1 },
      { succeeded: false, value: "an argument is #REF!", errorCode: 7 },
    ]);
  });

  test("all calls of a whole sheet in the add-in style are answered in one round, with what the sheet shows", async () => {
    await insert("addin");
    const rebuilt = rebuildSheet(written());
    const calls = rebuilt.rows.flatMap((cells, row) =>
      cells.flatMap((cell, column) =>
        [...String(cell?.content ?? "").matchAll(/TRAIN\.([A-Z_]+)\(([^()]*)\)/g)].map(([, name, args]) => ({
          name: name!,
          args: args!.split(","),
          place: { row, column, rows: 1, columns: 1 },
        })),
      ),
    );
    expect(calls.length).toBeGreaterThan(30);
    // Each cell that calls, and each that a call reads, is given a name by which its value can be asked for.
    const areas = new Map<string, Area>(calls.map(({ place }) => [areaAddress(place), place]));
    for (const text of calls.flatMap(({ args }) => args)) {
      const named = rebuilt.names.find(({ name }) => name === text)?.area;
      if (named) areas.set(text, named);
      else if (/[A-Z]/.test(text)) areas.set(text, areaOf(text));
    }
    const probes = [...areas].map(([text, area], index) => ({ text, name: `probe_${index}`, area, comment: "" }));
    const values = await workedOut({
      ...rebuilt,
      names: [...rebuilt.names, ...probes.map(({ text: _, ...name }) => name)],
    });
    const valueOf = (text: string): Cell | Matrix<Cell> => {
      const probe = probes.find((it) => it.text === text);
      return probe ? values[probe.name]! : text === "" ? null : Number(text);
    };
    const { answers, requests } = await it.calculate(
      calls.map(({ name, args }) => ({ name, args: args.map(valueOf) })),
    );
    expect(requests).toBe(1);
    for (const [index, { place }] of calls.entries()) {
      // A cell may choose between two calls; Excel calculates one of them.
      const results = answers
        .filter((_, other) => areaAddress(calls[other]!.place) === areaAddress(place))
        .map(({ value }) => (value as number[][])[0]![0]!);
      const shown = (valueOf(areaAddress(place)) as number[][])[0]![0]!;
      expect(answers[index]!.succeeded).toBe(true);
      expect(results.some((result) => Math.abs(result - shown) <= 1e-12 * Math.abs(shown))).toBe(true);
    }
  });

  test("the pane shows the message behind the error in the selected cell", async () => {
    it.excel.evaluate = () => new CellError("#VALUE!");
    it.excel.active.cells.set(cellKey(0, 0), { content: "=TRAIN.FLOPS_PER_TOKEN(-1)" });
    await it.calculate([{ name: "FLOPS_PER_TOKEN", args: [-1], address: "Sheet1!A1" }]);
    await it.tellOfChange();
    await it.frame.getByRole("tab", { name: "Functions" }).click();
    await it.frame.locator('[data-function="RUN_COST"]').click();
    await it.frame.getByText("width must be a positive whole number").first().waitFor();
  });
});

test("outside Excel the page says where it belongs and where the workbench is", async () => {
  const page = await launched.browser.newPage();
  const misdeeds = await watch(page, site);
  await page.goto(`${site.url}taskpane.html`);
  await page.getByRole("heading", { name: "This page belongs inside Excel" }).waitFor();
  expect(await page.getByRole("link", { name: "the workbench" }).getAttribute("href")).toBe("index.html");
  expect(misdeeds).toEqual({ requests: [], errors: [] });
  await page.close();
});

test("every function has a help page that functions.json and the list of functions link to", async () => {
  const metadata = JSON.parse(readFileSync(join(site.folder, "functions.json"), "utf8")) as {
    functions: { helpUrl: string }[];
  };
  const page = await launched.browser.newPage();
  const misdeeds = await watch(page, site);
  await page.goto(`${site.url}help.html`);
  const listed = await page
    .locator("th a")
    .evaluateAll((links) => links.map((it) => (it as HTMLAnchorElement).getAttribute("href")));
  expect(listed).toEqual(metadata.functions.map(({ helpUrl }) => helpUrl.replace(LOCAL_SITE.address, "")));
  for (const [index, { name, examples }] of catalogue.entries()) {
    await page.goto(site.url + listed[index]!);
    expect(await page.locator("h1").innerText()).toContain(`${name}(`);
    for (const { result } of examples) {
      // Numbers as Excel writes them; of a table its first cell, within a sentence.
      const shown =
        typeof result === "number"
          ? page.getByRole("cell", { name: literalText(result), exact: true })
          : page.getByRole("cell", { name: result });
      expect([name, result, (await shown.count()) > 0]).toEqual([name, result, true]);
    }
    expect(await page.locator("main").innerText()).toContain("#VALUE! ");
  }
  expect(misdeeds).toEqual({ requests: [], errors: [] });
  await page.close();
});

test("the site is self-contained: neither page runs a script of its own text or names another origin", () => {
  for (const name of ["taskpane.html", "help.html", ...catalogue.map((it) => `help/${it.name}.html`)]) {
    const html = readFileSync(join(site.folder, name), "utf8");
    expect(html).toMatch(/http-equiv="Content-Security-Policy"[^>]*default-src 'none'/);
    expect(html).not.toMatch(/unsafe|<script(?![^>]*\bsrc=)|\son[a-z]+=|(src|href)="?https?:/);
  }
});
