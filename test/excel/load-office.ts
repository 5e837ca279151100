import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { createContext, Script } from "node:vm";

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

/** Another folder of Microsoft's files may be named, such as newer ones. */
const FOLDER =
  process.env.TEST_OFFICE_JS ?? join(dirname(require.resolve("@microsoft/office-js/package.json")), "dist");
const FILE = join(FOLDER, "excel-web-16.00.js");
/** Read once; each run of it makes a library of its own. */
let library: Script | undefined;

const storage = { getItem: () => null, setItem() {}, removeItem() {} };
const element = () => ({ style: {}, setAttribute() {}, appendChild() {} });

/** The real Excel library of @microsoft/office-js, run without a browser; each call gives one of its own. */
export function loadOffice(): LoadedOffice {
  library ??= new Script(readFileSync(FILE, "utf8"), { filename: FILE });
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
  library.runInContext(scope);
  return scope as unknown as LoadedOffice;
}
