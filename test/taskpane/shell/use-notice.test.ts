import { useNotice } from "../../../src/taskpane/shell/use-notice";
import type { Notice } from "../../../src/taskpane/shell/notice-bar";
import { inTurn, runHook } from "../run-hook";

/** The page's own events, as the pane hears them. */
const heard = new Map<string, Set<() => void>>();
beforeEach(() => {
  jest.useFakeTimers();
  Object.assign(globalThis, {
    addEventListener: (type: string, it: () => void) => heard.set(type, (heard.get(type) ?? new Set()).add(it)),
    removeEventListener: (type: string, it: () => void) => heard.get(type)?.delete(it),
  });
});
afterEach(() => {
  jest.useRealTimers();
  heard.clear();
});

const done: Notice = { intent: "success", title: "Added.", advice: "" };
const later = (seconds: number) => inTurn(() => jest.advanceTimersByTime(1000 * seconds));

test("what was done leaves by itself after ten seconds", () => {
  const run = runHook(() => useNotice(undefined), undefined);
  inTurn(() => run.current.setNotice(done));
  later(9.9);
  expect(run.current.notice).toBe(done);
  later(0.2);
  expect(run.current.notice).toBeUndefined();
});

test("each message has its own ten seconds", () => {
  const run = runHook(() => useNotice(undefined), undefined);
  inTurn(() => run.current.setNotice(done));
  later(6);
  inTurn(() => run.current.setNotice({ ...done, title: "Copied." }));
  later(6);
  expect(run.current.notice?.title).toBe("Copied.");
  later(4.1);
  expect(run.current.notice).toBeUndefined();
});

test.each<Notice>([
  { intent: "error", title: "Failed.", advice: "" },
  { intent: "warning", title: "Some failed.", advice: "" },
  { intent: "info", title: "Replace it?", advice: "", actions: [{ label: "Replace", run: () => undefined }] },
])("a message that asks for something stays: $title", (notice) => {
  const run = runHook(() => useNotice(undefined), undefined);
  inTurn(() => run.current.setNotice(notice));
  later(600);
  expect(run.current.notice).toBe(notice);
});

test("a message that is looked at stays until it is let go, and the next one is not held by it", () => {
  const run = runHook(() => useNotice(undefined), undefined);
  inTurn(() => run.current.setNotice(done));
  inTurn(() => run.current.hold());
  later(60);
  expect(run.current.notice).toBe(done);
  inTurn(() => run.current.letGo());
  later(10.1);
  expect(run.current.notice).toBeUndefined();
  inTurn(() => run.current.setNotice(done));
  inTurn(() => run.current.hold());
  inTurn(() => run.current.setNotice({ ...done, title: "Copied." }));
  later(10.1);
  expect(run.current.notice).toBeUndefined();
});

test.each(["pointerdown", "keydown"])("what was opened is said until the user is at work, by %s", (type) => {
  const run = runHook(() => useNotice(done), undefined);
  later(60);
  expect(run.current.notice).toBe(done);
  inTurn(() => heard.get(type)!.forEach((it) => it()));
  later(10.1);
  expect(run.current.notice).toBeUndefined();
  expect([...heard.values()].map(({ size }) => size)).toEqual([0, 0]);
});
