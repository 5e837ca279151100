/** Excel has not answered, and may still do so. */
export class TimeLimitError extends Error {
  constructor(readonly seconds: number) {
    super(`no answer within ${seconds} seconds`);
    this.name = "TimeLimitError";
  }
}

/** Long enough for a write under way to end, short enough for somebody who pressed Cancel. */
const AFTER_ABORT_MS = 10_000;

/** The work's own outcome, or a TimeLimitError: a request that Excel never answers must not leave the pane waiting. */
export function withinTime<T>(work: Promise<T>, milliseconds: number, signal?: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    let timer: ReturnType<typeof setTimeout>;
    const giveUpAfter = (limit: number) => {
      clearTimeout(timer);
      timer = setTimeout(() => settle(() => reject(new TimeLimitError(limit / 1000))), limit);
    };
    const shorten = () => giveUpAfter(Math.min(AFTER_ABORT_MS, milliseconds));
    const settle = (outcome: () => void) => {
      clearTimeout(timer);
      signal?.removeEventListener("abort", shorten);
      outcome();
    };
    giveUpAfter(milliseconds);
    if (signal?.aborted) shorten();
    signal?.addEventListener("abort", shorten);
    work.then(
      (value) => settle(() => resolve(value)),
      // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors -- passed on as it came
      (error: unknown) => settle(() => reject(error)),
    );
  });
}
