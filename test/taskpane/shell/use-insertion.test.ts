import { HostError, type Host, type InsertOptions } from "../../../src/grid/host";
import type { Sheet } from "../../../src/grid/sheet";
import type { Notice } from "../../../src/taskpane/shell/notice-bar";
import { useInsertion } from "../../../src/taskpane/shell/use-insertion";
import { inTime, inTurn, runHook } from "../run-hook";

/** A pane over a host that inserts when it is told how that ends. */
function pane() {
  const notices: (Notice | undefined)[] = [];
  const inserts: { sheet: Sheet; options: InsertOptions; end(name: string): void; fail(error: unknown): void }[] = [];
  let done = 0;
  const host = {
    insert: (sheet: Sheet, options: InsertOptions) =>
      new Promise<{ name: string }>((resolve, reject) =>
        inserts.push({ sheet, options, end: (name) => resolve({ name }), fail: reject }),
      ),
  } as unknown as Host;
  const run = runHook(
    () =>
      useInsertion(
        host,
        (it) => notices.push(it),
        () => done++,
      ),
    undefined,
  );
  const start = () => inTime(() => void run.current.start(() => ({ name: "Costs" }) as Sheet, "Look at it."));
  return { run, notices, inserts, start, done: () => done };
}

test("an insert shows how far it is, then the sheet's name with the advice", async () => {
  const { run, notices, inserts, start, done } = pane();
  await start();
  expect([run.current.progress?.share, notices]).toEqual([0, [undefined]]);
  inTurn(() => inserts[0]!.options.onProgress!({ share: 0.5, step: "Writing" }));
  expect(run.current.progress).toEqual({ share: 0.5, step: "Writing" });
  await inTime(() => inserts[0]!.end("Costs (2)"));
  expect([run.current.progress, done()]).toEqual([undefined, 1]);
  expect(notices.at(-1)).toEqual({
    intent: "success",
    title: "Added sheet “Costs (2)”.",
    advice: "Look at it.",
    sheet: "Costs (2)",
  });
});

test("a second insert waits for nobody: it is not begun while one is under way, and is afterwards", async () => {
  const { inserts, start } = pane();
  await start();
  await start();
  expect(inserts).toHaveLength(1);
  await inTime(() => inserts[0]!.end("Costs"));
  await start();
  expect(inserts).toHaveLength(2);
});

test("cancelling says so at once, whatever the host still tells, and that the workbook is unchanged when it is", async () => {
  const { run, notices, inserts, start } = pane();
  await start();
  inTurn(() => run.current.cancel());
  const { options, fail } = inserts[0]!;
  expect([options.signal!.aborted, run.current.progress?.step]).toEqual([true, "Cancelling"]);
  inTurn(() => options.onProgress!({ share: 0.7, step: "Writing" }));
  expect(run.current.progress?.step).toBe("Cancelling");
  await inTime(() => fail(options.signal!.reason));
  expect(notices.at(-1)).toMatchObject({ intent: "info", advice: "The workbook is unchanged." });
});

test("a cancelled insert of which something stayed says that, and not that the workbook is unchanged", async () => {
  const { run, notices, inserts, start } = pane();
  await start();
  inTurn(() => run.current.cancel());
  await inTime(() => inserts[0]!.fail(new HostError("The insert was cancelled. The sheet stays.", "Delete it.")));
  expect(notices.at(-1)).toMatchObject({ intent: "error", title: "The insert was cancelled. The sheet stays." });
});

test("a sheet that could not be made is a failure like any other, after which the next insert may begin", async () => {
  const { run, notices, inserts, start, done } = pane();
  await inTime(() => void run.current.start(() => Promise.reject(new HostError("No sheet.", "Again.")), ""));
  expect([notices.at(-1)?.intent, done(), inserts.length]).toEqual(["error", 1, 0]);
  await start();
  expect(inserts).toHaveLength(1);
});

test("what arrives late is told of, and the sheet is read again", async () => {
  const { notices, inserts, start, done } = pane();
  await start();
  await inTime(() => inserts[0]!.fail(new HostError("No answer.", "Wait.")));
  inTurn(() => inserts[0]!.options.onLate!(new HostError("It was added.", "Delete it.")));
  expect(notices.at(-1)).toEqual({ intent: "warning", title: "It was added.", advice: "Delete it." });
  expect(done()).toBe(2);
});

test("the insert ends with the pane", async () => {
  const { run, inserts, start } = pane();
  await start();
  run.end();
  expect(inserts[0]!.options.signal!.aborted).toBe(true);
});
