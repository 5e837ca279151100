import { HostBusy, type Host } from "../../grid/host";
import { readBreakdown, type Breakdown } from "./sheet-reading";

export interface Selection {
  address: string;
  error?: string;
  /** The page that explains the function in it. */
  help?: string;
}

export interface SheetState {
  /** Null where the active sheet is not a breakdown. */
  breakdown: Breakdown | null;
  selection: Selection | undefined;
  /** What the host threw instead of an answer. */
  failure: unknown;
  /** True where cells have been calculated for longer than any function of ours takes. */
  isStuck: boolean;
}

export interface SheetWatch {
  /** Reads again; resolves after the listener has had a state that was read after this call. */
  refresh(): Promise<void>;
  stop(): void;
}

/** A host that is busy, or calculating, is asked again after this, for as long as it is. */
const ASK_AGAIN_MS = 2000;
/** Functions of ours answer within a second or two, a whole sheet of them included. */
const STUCK_AFTER_MS = 30_000;

/**
 * Reads the sheet now and after each change. What was read stays while the host is busy. Changes that come while a read is under way are answered by one more read.
 */
export function watchSheet(host: Host, names: readonly string[], listener: (state: SheetState) => void): SheetWatch {
  let stopped = false;
  let current: Promise<void> | undefined;
  let next: Promise<void> | undefined;

  let last: SheetState | undefined;
  let again: ReturnType<typeof setTimeout> | undefined;
  let calculatingSince: number | undefined;

  async function readOnce(): Promise<void> {
    const [cells, selection] = await Promise.allSettled([host.read(names), host.selection()]);
    if (stopped) return;
    clearTimeout(again);
    const isBusy = cells.status === "rejected" && cells.reason instanceof HostBusy;
    const isCalculating = cells.status === "fulfilled" && cells.value?.isCalculating === true;
    if (!isBusy) calculatingSince = isCalculating ? (calculatingSince ?? Date.now()) : undefined;
    const isStuck = calculatingSince !== undefined && Date.now() - calculatingSince >= STUCK_AFTER_MS;
    // No event says that a cell is edited no longer, or that the functions never answered. What is stuck is not asked without end.
    if (isBusy || (isCalculating && !isStuck)) again = setTimeout(() => void refresh(), ASK_AGAIN_MS);
    if (isBusy && last) return;
    last = {
      breakdown: cells.status === "fulfilled" ? readBreakdown(cells.value) : null,
      selection: selectionOf(selection),
      failure: cells.status === "rejected" ? cells.reason : undefined,
      isStuck,
    };
    listener(last);
  }

  function selectionOf(answer: PromiseSettledResult<Selection>): Selection | undefined {
    if (answer.status === "fulfilled") return answer.value;
    return answer.reason instanceof HostBusy ? last?.selection : undefined;
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
      clearTimeout(again);
      unsubscribe();
    },
  };
}
