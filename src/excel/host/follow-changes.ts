/** One edit raises several events, and a recalculation many; they are reported once, when they are over. */
const SETTLE_MS = 80;

/** Excel's events of values, selection and sheets, as one signal without a payload. */
export interface Changes {
  /** Returns a way to stop. */
  listen(listener: () => void): () => void;
  /** Nothing is reported while `work` runs; what was missed is reported once afterwards. */
  heldDuring<T>(work: () => Promise<T>): Promise<T>;
}

export function followChanges(): Changes {
  const listeners = new Set<() => void>();
  let registered: Promise<void> | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let held = 0;

  const tell = () => {
    if (held > 0) return;
    clearTimeout(timer);
    timer = setTimeout(() => listeners.forEach((it) => it()), SETTLE_MS);
  };

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
