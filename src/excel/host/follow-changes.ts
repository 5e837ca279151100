import type { Visibility } from "./visibility";

/** One edit raises several events, and a recalculation many; they are reported once, when they are over. */
const SETTLE_MS = 80;
/** Streaming functions and a colleague who types raise events without end; what has come by then is told of. */
const LONGEST_WAIT_MS = 800;

/** Excel's events of values, selection and sheets, as one signal without a payload. */
export interface Changes {
  /** Returns a way to stop. */
  listen(listener: () => void): () => void;
  /** Nothing is reported while `work` runs; what was missed is reported once afterwards. */
  heldDuring<T>(work: () => Promise<T>): Promise<T>;
}

/** While the pane is out of view nothing is reported; what changed meanwhile is, once it is in view again. */
export function followChanges(visibility: Visibility): Changes {
  const listeners = new Set<() => void>();
  let registered: Promise<void> | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  /** When the first event came that has not been told of. */
  let since: number | undefined;
  let held = 0;

  const tell = () => {
    if (held > 0 || !visibility.isShown()) return;
    since ??= Date.now();
    clearTimeout(timer);
    const wait = Math.min(SETTLE_MS, since + LONGEST_WAIT_MS - Date.now());
    timer = setTimeout(
      () => {
        since = undefined;
        if (visibility.isShown()) listeners.forEach((it) => it());
      },
      Math.max(0, wait),
    );
  };

  visibility.onChange((isShown) => isShown && tell());

  /** Once for the pane's life; Excel drops the handlers with the page. */
  async function register(): Promise<void> {
    const context = new Excel.RequestContext();
    const { worksheets } = context.workbook;
    const onEvent = async () => tell();
    worksheets.onChanged.add(onEvent);
    worksheets.onCalculated.add(onEvent);
    worksheets.onActivated.add(onEvent);
    worksheets.onDeleted.add(onEvent);
    worksheets.onSelectionChanged.add(onEvent);
    await context.sync();
  }

  return {
    listen(listener) {
      listeners.add(listener);
      // Without events the pane still reads after its own writes and when it is asked to; a later listener tries again.
      registered ??= register().catch(() => void (registered = undefined));
      return () => listeners.delete(listener);
    },
    async heldDuring(work) {
      held++;
      try {
        return await work();
      } finally {
        held--;
        tell();
      }
    },
  };
}
