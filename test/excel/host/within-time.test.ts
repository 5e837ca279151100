import type { TimeLimitError } from "../../../src/excel/host/within-time";
import { withinTime } from "../../../src/excel/host/within-time";

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

const never = new Promise<never>(() => undefined);

/** After how many milliseconds the wait for work that never ends is given up. */
async function givenUpAfter(limitMs: number, abortAfterMs: number): Promise<number> {
  const controller = new AbortController();
  let seconds: number | undefined;
  const began = Date.now();
  let ended: number | undefined;
  withinTime(never, limitMs, controller.signal).catch((error: TimeLimitError) => {
    seconds = error.seconds;
    ended = Date.now() - began;
  });
  await jest.advanceTimersByTimeAsync(abortAfterMs);
  controller.abort();
  await jest.advanceTimersByTimeAsync(200_000);
  expect(seconds).toBeDefined();
  return ended!;
}

test("who cancels waits ten seconds more at most, and never longer than the limit that was set", async () => {
  expect(await givenUpAfter(60_000, 1000)).toBe(11_000);
  expect(await givenUpAfter(5000, 1000)).toBe(6000);
});

test("work that ends in time has its own outcome, and leaves no timer", async () => {
  expect(await withinTime(Promise.resolve(7), 1000)).toBe(7);
  await expect(withinTime(Promise.reject(new Error("refused")), 1000)).rejects.toThrow("refused");
  expect(jest.getTimerCount()).toBe(0);
});
