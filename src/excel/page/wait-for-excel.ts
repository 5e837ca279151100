/** What the page came to: Excel is there, it is not opened by Excel, it reloads itself, or Excel does not answer. */
export type Outcome = "excel" | "outside" | "reloading" | "silent";

/** What the page sees of the program that opened it. */
export interface Surroundings {
  /** Resolves with the program once Office.js has found it, with none where it found none. */
  ready(): Promise<{ host: unknown }>;
  /** The name of Excel among the programs. */
  excel: unknown;
  /** Whether a program opened the page, rather than somebody in a browser. */
  isEmbedded: boolean;
  storage(): Pick<Storage, "getItem" | "setItem" | "removeItem">;
  reload(): void;
}

/**
 * Excel restores a pane before it can talk to it, mostly on Windows when Excel is opened again: Office.js then never answers, or
 * without a program. A reload helps as a rule. https://github.com/xlwings/xlwings-server/releases/tag/1.5.0 (May 2026)
 */
const LIMIT_MS = 10_000;
const RELOADS = 2;
const COUNT = "flopsheet-reloads";

/** Waits for Excel; where it does not answer, the page is reloaded a few times, and then it is for the user to say so. */
export async function waitForExcel(around: Surroundings, limitMs = LIMIT_MS): Promise<Outcome> {
  const host = await answerOf(around, limitMs);
  if (host === around.excel) {
    forgetReloads(around);
    return "excel";
  }
  // Another program's pane, or a page in a browser.
  if (host || !around.isEmbedded) return "outside";
  if (!countReload(around)) return "silent";
  around.reload();
  return "reloading";
}

/** The program; nothing where Office.js found none, failed, or did not answer in time. */
async function answerOf({ ready }: Surroundings, limitMs: number): Promise<unknown> {
  let timer: ReturnType<typeof setTimeout>;
  const late = new Promise<undefined>((resolve) => (timer = setTimeout(() => resolve(undefined), limitMs)));
  const answer = ready().then(
    ({ host }) => host,
    () => undefined,
  );
  return Promise.race([answer, late]).finally(() => clearTimeout(timer));
}

/** Whether the page may reload once more. Without a memory of its reloads it would never stop, so then it does not. */
function countReload({ storage }: Surroundings): boolean {
  try {
    const count = Number(storage().getItem(COUNT) ?? 0);
    if (count >= RELOADS) return false;
    storage().setItem(COUNT, String(count + 1));
    return storage().getItem(COUNT) === String(count + 1);
  } catch {
    return false;
  }
}

function forgetReloads({ storage }: Surroundings): void {
  try {
    storage().removeItem(COUNT);
  } catch {
    // Nothing was remembered then.
  }
}
