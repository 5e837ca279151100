import { useDraft } from "../../../src/taskpane/fields/use-draft";
import { inTime, inTurn, runHook } from "../run-hook";

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

const read = (typed: string) => {
  const value = Number(typed);
  return typed !== "" && Number.isFinite(value) ? { value } : { problem: "Type a number." };
};

/** A field over a value that takes until `writes[…]` is called to be written. */
function field(value: number, commits: "typing" | "leaving" = "leaving") {
  const asked: number[] = [];
  const writes: (() => void)[] = [];
  const hook = (held: number) =>
    useDraft<number>({
      value: held,
      text: String(held),
      read,
      commits,
      onChange: (it) => {
        asked.push(it);
        return new Promise<void>((resolve) => writes.push(resolve));
      },
    });
  const run = runHook(hook, value);
  return { run, asked, writes, key: (key: string) => run.current.onKeyDown({ key } as KeyboardEvent) };
}

test("what is typed is shown, and handed on when the field is left", () => {
  const { run, asked } = field(3);
  inTurn(() => run.current.type("4"));
  expect(run.current).toMatchObject({ text: "4", value: 4, isDraft: true, problem: undefined });
  expect(asked).toEqual([]);
  inTurn(() => run.current.leave());
  expect(asked).toEqual([4]);
});

test("what is handed on is shown until it is written, and then what holds", async () => {
  const { run, writes } = field(3);
  inTurn(() => run.current.commit("4"));
  expect(run.current.text).toBe("4");
  run.update(5);
  expect(run.current.text).toBe("4");
  await inTime(() => writes[0]!());
  expect(run.current).toMatchObject({ text: "5", isDraft: false });
});

test("a write that ends does not wipe what is being typed", async () => {
  const { run, writes } = field(3);
  inTurn(() => run.current.commit("4"));
  inTurn(() => run.current.type("47"));
  await inTime(() => writes[0]!());
  expect(run.current).toMatchObject({ text: "47", isDraft: true });
});

test("an earlier write that ends does not take the draft of a later one", async () => {
  const { run, asked, writes } = field(3);
  inTurn(() => run.current.commit("4"));
  inTurn(() => run.current.commit("5"));
  await inTime(() => writes[0]!());
  expect(run.current.text).toBe("5");
  await inTime(() => writes[1]!());
  expect([asked, run.current.isDraft]).toEqual([[4, 5], false]);
});

test("Enter hands on, and leaving the field after it does not do so again", async () => {
  const { run, asked, writes, key } = field(3);
  inTurn(() => run.current.type("4"));
  inTurn(() => key("Enter"));
  inTurn(() => run.current.leave());
  expect(asked).toEqual([4]);
  await inTime(() => writes[0]!());
  // It was not taken: the same may be asked for once more.
  inTurn(() => run.current.commit("4"));
  expect(asked).toEqual([4, 4]);
});

test("the value that holds is no change, and Escape is none either", () => {
  const { run, asked, key } = field(3);
  inTurn(() => run.current.type("3.0"));
  inTurn(() => run.current.leave());
  expect([run.current.text, asked]).toEqual(["3", []]);
  inTurn(() => run.current.type("8"));
  inTurn(() => key("Escape"));
  inTurn(() => run.current.leave());
  expect([run.current.text, asked]).toEqual(["3", []]);
});

test("what is wrong stays to be seen and is handed on by nothing", () => {
  const { run, asked, key } = field(3);
  inTurn(() => run.current.type("three"));
  inTurn(() => key("Enter"));
  inTurn(() => run.current.leave());
  expect(run.current).toMatchObject({ text: "three", value: undefined, problem: "Type a number.", isDraft: true });
  inTurn(() => run.current.drop());
  expect([run.current.text, asked]).toEqual(["3", []]);
});

test("a drag hands on the value that it stops at", () => {
  const { run, asked } = field(3);
  for (const text of ["4", "5", "6"]) {
    inTurn(() => run.current.drag(text));
    jest.advanceTimersByTime(100);
  }
  expect([run.current.text, asked]).toEqual(["6", []]);
  inTurn(() => jest.advanceTimersByTime(100));
  expect(asked).toEqual([6]);
});

test("what is committed after a drag is not handed on twice", () => {
  const { run, asked } = field(3);
  inTurn(() => run.current.drag("4"));
  inTurn(() => run.current.commit("5"));
  inTurn(() => jest.advanceTimersByTime(1000));
  expect(asked).toEqual([5]);
});

test("a field that is taken away hands nothing on", () => {
  const { run, asked } = field(3);
  inTurn(() => run.current.drag("4"));
  const last = run.current;
  run.end();
  jest.advanceTimersByTime(1000);
  last.leave();
  expect(asked).toEqual([]);
});

test("where typing hands on, each number is, what is wrong is not, and leaving the field shows the value again", () => {
  const { run, asked, key } = field(3, "typing");
  for (const text of ["4", "4x", "42"]) inTurn(() => run.current.type(text));
  expect(asked).toEqual([4, 42]);
  inTurn(() => key("Escape"));
  expect(run.current.text).toBe("42");
  run.update(42);
  inTurn(() => run.current.leave());
  expect([run.current.isDraft, run.current.text, asked]).toEqual([false, "42", [4, 42]]);
  inTurn(() => run.current.type("x"));
  inTurn(() => run.current.leave());
  expect(run.current.text).toBe("x");
});
