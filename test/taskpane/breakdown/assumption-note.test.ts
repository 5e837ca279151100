import { noteOf } from "../../../src/taskpane/breakdown/assumption-control";

const steps = { value: 50_000, source: "The article" };

test("the note of an assumption is its source, and first what it changes where that is not everything", () => {
  expect(noteOf(steps, "all", 50_000)).toBe("The article");
  expect(noteOf(steps, { only: "fixed-length runs" }, 50_000)).toBe("Changes only fixed-length runs. The article");
});

test("a value that was changed is not the source's", () => {
  expect(noteOf(steps, "all", 9)).toBe("Your own value. The study's is 50000: The article");
  expect(noteOf(steps, "all", null)).toBe("Your own value. The study's is 50000: The article");
});
