import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { createContext, runInContext } from "node:vm";

/** What office.js leaves behind once it has loaded. */
export interface LoadedOffice {
  Excel: typeof Excel;
  CustomFunctions: typeof CustomFunctions;
  Office: Record<string, unknown>;
  OfficeExtension: {
    SessionBase: (abstract new () => object) & { _overrideSession: object };
    CommonUtility: { _doApiNotSupportedCheck: boolean };
  };
}

const storage = { getItem: () => null, setItem() {}, removeItem() {} };
const element = () => ({ style: {}, setAttribute() {}, appendChild() {} });

/** The real Excel library of @microsoft/office-js, run without a browser; each call gives one of its own. */
export function loadOffice(): LoadedOffice {
  const file = join(dirname(require.resolve("@microsoft/office-js/package.json")), "dist", "excel-web-16.00.js");
  const page = new URL("https://localhost/taskpane.html");
  const scope: Record<string, unknown> = {
    console,
    setTimeout,
    clearTimeout,
    setInterval,
    clearInterval,
    performance,
    queueMicrotask,
    URL,
    Promise,
    location: {
      href: page.href,
      search: "",
      hash: "",
      protocol: page.protocol,
      host: page.host,
      origin: page.origin,
      pathname: page.pathname,
    },
    navigator: { userAgent: "node", language: "en-US" },
    document: {
      getElementsByTagName: () => [],
      createElement: element,
      addEventListener() {},
      head: element(),
      body: element(),
      cookie: "",
    },
    addEventListener() {},
    removeEventListener() {},
    sessionStorage: storage,
    localStorage: storage,
    Office: {},
  };
  for (const name of ["window", "self", "globalThis", "top", "parent"]) scope[name] = scope;
  createContext(scope);
  runInContext(readFileSync(file, "utf8"), scope, { filename: file });
  return scope as unknown as LoadedOffice;
}
