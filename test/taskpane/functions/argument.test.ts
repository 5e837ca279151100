import { literalText } from "../../../src/grid/formula/literal";
import { problemOf, readArgument } from "../../../src/taskpane/functions/argument";
import { choice, count, flag, optional, positive } from "../../../src/grid/parameter";

const width = count("Width.");
const gated = flag("Gated.");
const accelerator = choice("Accelerator.", ["H100", "A100 80GB"]);

test.each([
  ["1024", 1024, "1024"],
  [" 3.5e14 ", 3.5e14, "350000000000000"],
  ["6,553,600,000", 6553600000, "6553600000"],
  ["40%", 0.4, "0.4"],
  ["-1", -1, "-1"],
  ["1e21", 1e21, "1E+21"],
  ["20B", 20e9, "20000000000"],
  ["350 TFLOP/s", 350e12, "350000000000000"],
])("the number %s is a literal", (typed, value, text) => {
  expect(readArgument(width, typed)).toEqual({ kind: "literal", value, text });
});

test.each([
  "A1",
  "$B$4",
  "b4:c9",
  "A:A",
  "2:7",
  "A1#",
  "Sheet1!B2:B9",
  "'My sheet'!$A$1",
  "'It''s'!A1",
  "usd_per_gpu_hour",
  "Überblick!B2",
])("%s is a reference", (typed) => {
  expect(readArgument(width, typed)).toEqual({ kind: "reference", text: typed });
});

test("7B is a part of a name where names are asked for, and a number elsewhere", () => {
  const named = choice("Model.", ["7B", "Llama 3 8B"]);
  expect(readArgument(named, "7B")).toEqual({ kind: "literal", value: "7B", text: '"7B"' });
  expect(readArgument(width, "7B")).toEqual({ kind: "literal", value: 7e9, text: "7000000000" });
});

test("a text that the parameter admits wins over the cell of that name, and = means the cell", () => {
  expect(readArgument(accelerator, "H100")).toEqual({ kind: "literal", value: "H100", text: '"H100"' });
  expect(readArgument(accelerator, "=H100")).toEqual({ kind: "reference", text: "H100" });
  expect(readArgument(width, "H100")).toEqual({ kind: "reference", text: "H100" });
  expect(readArgument(accelerator, "B7")).toEqual({ kind: "reference", text: "B7" });
});

test("a word is a name where a number is asked for, and a text where a choice is", () => {
  expect(readArgument(width, "layers_used").kind).toBe("reference");
  expect(readArgument(accelerator, "nonsense")).toEqual({ kind: "literal", value: "nonsense", text: '"nonsense"' });
});

test("TRUE and FALSE are not names", () => {
  expect(readArgument(gated, "true")).toEqual({ kind: "literal", value: true, text: "TRUE" });
  expect(readArgument(width, "FALSE")).toEqual({ kind: "literal", value: false, text: "FALSE" });
});

test("quotes are read, and doubled when written", () => {
  expect(readArgument(accelerator, '"say ""hi"""')).toEqual({
    kind: "literal",
    value: 'say "hi"',
    text: '"say ""hi"""',
  });
});

test("an array constant is a literal with all its cells", () => {
  expect(readArgument(width, "{512,1024;2048,4096}")).toEqual({
    kind: "literal",
    value: [
      [512, 1024],
      [2048, 4096],
    ],
    text: "{512,1024;2048,4096}",
  });
  expect(readArgument(width, "{1,2;3}").kind).toBe("literal");
  expect(problemOf("width", width, readArgument(width, "{1,2;3}"))).toBe("width must be a positive whole number.");
});

test("nothing typed is a blank argument", () => {
  expect(readArgument(width, "  ")).toEqual({ kind: "blank", text: "" });
  expect(readArgument(width, "=")).toEqual({ kind: "blank", text: "" });
  expect(problemOf("width", optional(width, 8), readArgument(width, ""))).toBeUndefined();
});

test("a problem names the argument and its rule; a reference is left to the sheet", () => {
  expect(problemOf("width", width, readArgument(width, "12.5"))).toBe("width must be a positive whole number.");
  expect(problemOf("flops", positive("FLOPs."), readArgument(width, "{1,0}"))).toBe(
    "flops must be a number greater than zero.",
  );
  expect(problemOf("width", width, readArgument(width, "A1"))).toBeUndefined();
});

test("every cell value has a text in a formula", () => {
  expect(
    literalText([
      [1, "a"],
      [true, null],
    ]),
  ).toBe('{1,"a";TRUE,}');
});
