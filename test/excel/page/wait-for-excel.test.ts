import { waitForExcel, type Surroundings } from "../../../src/excel/page/wait-for-excel";

const EXCEL = "Excel";

/** A page that Excel opened, in a session that remembers; `answers` are what Office.js comes to at each load, "never" included. */
function page(answers: readonly unknown[], without: Partial<Surroundings> = {}) {
  const memory = new Map<string, string>();
  let reloads = 0;
  const around: Surroundings = {
    ready: () => {
      const host = answers[Math.min(reloads, answers.length - 1)];
      if (host === "never") return new Promise(() => undefined);
      return host instanceof Error ? Promise.reject(host) : Promise.resolve({ host });
    },
    excel: EXCEL,
    isEmbedded: true,
    storage: () => ({
      getItem: (key) => memory.get(key) ?? null,
      setItem: (key, value) => void memory.set(key, value),
      removeItem: (key) => void memory.delete(key),
    }),
    reload: () => void reloads++,
    ...without,
  };
  return { around, memory, reloads: () => reloads };
}

/** Loads the page until it no longer reloads itself. */
async function load({ around }: ReturnType<typeof page>) {
  for (let loads = 1; loads < 10; loads++) {
    const outcome = await waitForExcel(around, 1);
    if (outcome !== "reloading") return outcome;
  }
  throw new Error("the page reloads without end");
}

test("a pane that Excel answers at once is not reloaded", async () => {
  const it = page([EXCEL]);
  expect(await load(it)).toBe("excel");
  expect(it.reloads()).toBe(0);
});

test.each<[string, unknown]>([
  ["never answers", "never"],
  ["answers without a program", null],
  ["fails", new Error("no library")],
])("a pane whose Office.js %s is reloaded twice, and then says so", async (_, answer) => {
  const it = page([answer]);
  expect(await load(it)).toBe("silent");
  expect(it.reloads()).toBe(2);
});

test("a reload that helps is forgotten, so that the next restart of Excel has its own", async () => {
  const it = page(["never", EXCEL]);
  expect(await load(it)).toBe("excel");
  expect(it.reloads()).toBe(1);
  expect(it.memory.size).toBe(0);
});

test("a pane that cannot remember its reloads does not reload itself at all", async () => {
  const refused = (): never => {
    throw new DOMException("denied", "SecurityError");
  };
  for (const storage of [
    refused,
    () => ({ getItem: () => null, setItem: () => undefined, removeItem: () => undefined }),
  ]) {
    const it = page(["never"], { storage });
    expect(await load(it)).toBe("silent");
    expect(it.reloads()).toBe(0);
  }
  expect(await load(page([EXCEL], { storage: refused }))).toBe("excel");
});

test("a page in a browser is outside Excel, and so is another program's pane", async () => {
  for (const answer of [null, "never", new Error("no library")])
    expect(await load(page([answer], { isEmbedded: false }))).toBe("outside");
  expect(await load(page(["Word"]))).toBe("outside");
});
