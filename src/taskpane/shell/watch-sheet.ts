import type { Host } from "../../grid/host";
import { readBreakdown, type Breakdown } from "./sheet-reading";

export interface Selection {
  address: string;
  error?: string;
}

export interface SheetState {
  /** Null where the active sheet is not a breakdown. */
  breakdown: Breakdown | null;
  selection: Selection | undefined;
  /** What the host threw instead of an answer. */
  failure: unknown;
}

export interface SheetWatch {
  /** Reads again; resolves after the listener has had a state that was read after this call. */
  refresh(): Promise<void>;
  stop(): void;
}

/** Reads the sheet now and after each change. Changes that come while a read is under way are answered by one more read. */
export function watchSheet(host: Host, names: readonly string[], listener: (state: SheetState) => void): SheetWatch {
  let stopped = false;
  let current: Promise<void> | undefined;
  let next: Promise<void> | undefined;

  async function readOnce(): Promise<void> {
    const [cells, selection] = await Promise.allSettled([host.read(names), host.selection()]);
    if (stopped) return;
    listener({
      breakdown: cells.status === "fulfilled" ? readBreakdown(cells.value) : null,
      selection: selection.status === "fulfilled" ? selection.value : undefined,
      failure: cells.status === "rejected" ? cells.reason : undefined,
    });
  }

  function start(): Promise<void> {
    const read = readOnce().finally(() => {
      if (current === read) current = undefined;
    });
    current = read;
    return read;
  }

  function refresh(): Promise<void> {
    if (stopped) return Promise.resolve();
    if (!current) return start();
    next ??= current.then(() => {
      next = undefined;
      return stopped ? undefined : start();
    });
    return next;
  }

  const unsubscribe = host.onChange(() => void refresh());
  void refresh();
  return {
    refresh,
    stop() {
      stopped = true;
      unsubscribe();
    },
  };
}
