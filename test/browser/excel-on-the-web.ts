import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, type Frame, type Page } from "@playwright/test";
import { catalogue } from "../../src/functions";
import { FakeExcel } from "../excel/fake-excel";
import { test as base } from "./fixtures";
import { Pane } from "./pane";
import { OFFICE_JS_ADDRESS } from "../../src/site/office-library";
import { builtSite, type Build } from "./site";
import { soon } from "./values";

/** Excel on the web is this origin to office.js; the test answers for it, and nothing goes to a network. */
const HOST = "https://excel.officeapps.live.com";
const ADDIN = "https://addin.example";

/** What the test answers with for Microsoft's address: another folder of its files may be named, such as a newer one. */
const OFFICE_FILES =
  process.env.TEST_OFFICE_JS ?? join(dirname(require.resolve("@microsoft/office-js/package.json")), "dist");

/** Answers for Microsoft's address with the files of a library, or with a script in the place of office.js. */
export async function answerForMicrosoft(page: Page, officeJs?: string): Promise<void> {
  await page.route(`${OFFICE_JS_ADDRESS}**`, (route) => {
    const path = new URL(route.request().url()).pathname.slice(new URL(OFFICE_JS_ADDRESS).pathname.length);
    if (path === "office.js" && officeJs !== undefined)
      return route.fulfill({ contentType: "text/javascript", body: officeJs });
    const file = join(OFFICE_FILES, path);
    // Its telemetry is not in the package.
    return existsSync(file)
      ? route.fulfill({ path: file })
      : route.fulfill({ contentType: "text/javascript", body: "" });
  });
}

/** One call of a custom function, as Excel's calculation sends it. */
export interface Invocation {
  name: string;
  args: readonly unknown[];
  address?: string;
}

/** What the custom-functions runtime answered to one call. */
export interface Answer {
  succeeded: boolean;
  /** The cells, or the message of the error. */
  value: unknown;
  /** Which error the calling cell shows: 1 #N/A, 5 #DIV/0!, 6 #NUM!, 7 #VALUE!, 8 #NULL!. */
  errorCode: number | undefined;
}

/** Kinds of message and event, and the flag that lets errors in as arguments, as office.js numbers them. */
const FUNCTION_CALL = 1;
const ALLOW_ERRORS = 4;
const EVENT = 65536;
const CHANGED = 10;

/** Excel passes every declared argument, null for those left out. */
const withAllArguments = (name: string, args: readonly unknown[]): unknown[] => {
  const declared = Object.keys(catalogue.find((it) => it.name === name)!.parameters);
  return declared.map((_, index) => args[index] ?? null);
};

export interface ExcelOnTheWeb {
  page: Page;
  excel: FakeExcel;
  /** The add-in's page, in its frame. */
  pane: Pane;
  /** Sends calls in one message, as one round of calculation; resolves with their answers and the requests they came in. */
  calculate(invocations: readonly Invocation[]): Promise<{ answers: Answer[]; requests: number }>;
  /** Tells the add-in that the user changed a cell. */
  tellOfChange(): Promise<void>;
}

const REQUIREMENT_SETS = {
  ExcelApi: "1.17",
  RichApiRuntime: "1.1",
  SharedRuntime: "1.1",
  CustomFunctionsRuntime: "1.4",
  CustomFunctions: "1.9",
};

/** Excel's ticket for the add-in is XML; office.js parses it. */
const E_TOKEN = encodeURIComponent(`<r><t aid="" cid="" oid="" /></r>`);

/** Flag of a shared runtime in the line that tells office.js where it runs. */
const SHARED_RUNTIME = 2;
const HOST_INFO = `Excel$Web$16.01$en-US$$$$${SHARED_RUNTIME}`;

/** The part of Excel on the web that office.js talks to: it answers messages of the frame, and sends it events. */
function hostPage(): string {
  const context = {
    _id: "app1",
    _appName: 16,
    _appVersion: "16.01",
    _appUILocale: "en-US",
    _dataLocale: "en-US",
    _docUrl: "",
    _clientMode: 1,
    _settings: [],
    _reason: 0,
    _osfControlType: 1,
    _eToken: E_TOKEN,
    _correlationId: "c",
    _appInstanceId: "app1",
    _requirementMatrix: JSON.stringify(REQUIREMENT_SETS),
    _hostFullVersion: "16.0.0.0",
    _hostCustomMessage: "",
    _appDomains: [],
    _featureGates: {},
  };
  const frame = { xdmInfo: `conversation|app1|${HOST}`, hostInfo: HOST_INFO, serializerVersion: 1 };
  return `<!doctype html><meta charset="utf-8"><body><script>
const listeners = {};
const answer = ({ source, origin }, m, data, type = 0) => source.postMessage(JSON.stringify({
  _messageType: 1, _actionName: m._actionName, _conversationId: m._conversationId, _correlationId: type ? -1 : m._correlationId,
  _origin: location.href, _errorCode: 0, _responseType: type, _data: data, _serializerVersion: 1 }), origin);
addEventListener("message", async (event) => {
  let m; try { m = JSON.parse(event.data) } catch { return }
  if (m._messageType !== 0 || m._actionName === "ContextActivationManager_notifyHost") return;
  const { source, origin } = event;
  if (m._actionType === 1) { listeners[m._actionName] = { source, origin, m }; return answer(event, m, { Version: 1, Error: 0 }); }
  if (m._actionName === "ContextActivationManager_getAppContextAsync") return answer(event, m, ${JSON.stringify(context)});
  if (m._actionName === "executeMethod" && m._data.DdaMethod.DispatchId === 93) {
    const body = Object.values(m._data).find(Array.isArray).find((it) => typeof it === "string" && it.startsWith("{"));
    return answer({ source, origin }, m, { Version: 1, Error: 0, Data: JSON.parse(await excelExecute(body)) });
  }
  answer(event, m, m._actionName === "executeMethod" ? { Version: 1, Error: 0 } : null);
});
window.send = (entries) => { const { m, ...to } = listeners.richApiMessage; answer(to, m, { ArrayData: entries }, 1); };
const frame = document.createElement("iframe");
frame.name = JSON.stringify(${JSON.stringify(frame)});
frame.style = "width: 360px; height: 780px";
frame.src = "${ADDIN}/taskpane.html?_host_Info=${HOST_INFO}";
document.body.append(frame);
</script>`;
}

/** The page of Excel on the web, with the built pane in its frame. */
export async function openHostPage(page: Page, folder: string): Promise<Frame> {
  await page.route(`${HOST}/host.html`, (route) => route.fulfill({ contentType: "text/html", body: hostPage() }));
  await page.route(`${ADDIN}/**`, (route) => {
    const file = join(folder, new URL(route.request().url()).pathname);
    return existsSync(file) ? route.fulfill({ path: file }) : route.fulfill({ status: 404 });
  });
  await page.goto(`${HOST}/host.html`);
  return (await (await page.waitForSelector("iframe")).contentFrame())!;
}

/** Opens the built pane in a frame of Excel on the web, with a workbook of its own. */
async function openExcelOnTheWeb(page: Page, folder: string): Promise<ExcelOnTheWeb> {
  const excel = new FakeExcel();
  await page.exposeFunction("excelExecute", async (text: string) => {
    const { status, body, error } = await excel.execute(text);
    return JSON.stringify([status, [], JSON.stringify(error ? { error: { code: error, message: error } } : body)]);
  });
  const frame = await openHostPage(page, folder);
  await expect(frame.locator("#pane > *").first()).toBeVisible();

  const send = (entries: readonly unknown[]) =>
    page.evaluate((it) => (window as unknown as { send(entries: unknown): void }).send(it), entries);

  function answersSince(first: number): { answers: Map<number, Answer>; requests: number } {
    const results = excel.requests
      .slice(first)
      .map(({ body }) => body.Actions.find(({ Name }) => Name === "SetInvocationArrayResults"))
      .filter((it) => it !== undefined);
    const answers = new Map<number, Answer>();
    for (const { ArgumentInfo } of results) {
      for (const [id, succeeded, value, errorCode] of ArgumentInfo!.Arguments![0] as [
        number,
        boolean,
        unknown,
        number,
      ][])
        answers.set(id, { succeeded, value, errorCode });
    }
    return { answers, requests: results.length };
  }

  return {
    page,
    excel,
    pane: new Pane(frame),
    async calculate(invocations) {
      const first = excel.requests.length;
      await send(
        invocations.map(({ name, args, address = "Sheet1!A1" }, index) => [
          FUNCTION_CALL,
          1000,
          "",
          JSON.stringify([index + 1, name, withAllArguments(name, args), address, ALLOW_ERRORS]),
          index,
          false,
        ]),
      );
      await expect
        .poll(() => answersSince(first).answers.size, soon("calls that were answered"))
        .toBe(invocations.length);
      const { answers, requests } = answersSince(first);
      return { answers: invocations.map((_, index) => answers.get(index + 1)!), requests };
    },
    tellOfChange: () =>
      send([
        [
          EVENT,
          CHANGED,
          "Workbook",
          JSON.stringify({ worksheetId: excel.active.id, address: "A1", changeType: "RangeEdited", source: "Local" }),
          0,
          false,
        ],
      ]),
  };
}

interface Fixtures {
  web: ExcelOnTheWeb;
  /** Lets a test move the page's time on. */
  clock: boolean;
}

interface WorkerFixtures {
  build: Build;
  /** Where the files of that build are. */
  folder: string;
}

/** A test with the add-in open in Excel on the web. Nothing but the site, and Microsoft's library, may be asked for. */
export const test = base.extend<Fixtures, WorkerFixtures>({
  clock: [false, { option: true }],
  build: ["deployed", { option: true, scope: "worker" }],
  folder: [
    async ({ site, build }, use) => use(build === "deployed" ? site.folder : builtSite(build)),
    { scope: "worker", timeout: 300_000 },
  ],
  page: async ({ page, misdeeds, clock, build }, use) => {
    misdeeds.answered.push(HOST, ADDIN);
    if (build === "deployed") {
      misdeeds.answered.push(new URL(OFFICE_JS_ADDRESS).origin);
      await answerForMicrosoft(page);
    }
    await page.setViewportSize({ width: 400, height: 820 });
    if (clock) {
      await page.clock.install();
      // The clock's own list of what was loaded is empty, which office.js does not expect.
      await page.addInitScript(() => Object.assign(performance, { getEntriesByType: undefined }));
    }
    await use(page);
  },
  web: async ({ page, folder }, use) => use(await openExcelOnTheWeb(page, folder)),
});
