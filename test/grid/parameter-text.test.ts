import { choice, count, flag, inherited, optional } from "../../src/grid/parameter";
import { defaultText, fallbackText, parameterHelp, shortParameterHelp } from "../../src/grid/parameter-text";

const layers = { ...inherited(count("Layers."), 8), inheritedFrom: "the named model's own" };

test("a default is written as it is typed in a cell, or in the words that its digits need", () => {
  expect(fallbackText(optional(flag("It."), false))).toBe("FALSE");
  expect(fallbackText(optional(choice("It.", ["published", "text"]), "published"))).toBe('"published"');
  expect(fallbackText(optional(count("It."), 8))).toBe("8");
  expect(fallbackText(optional(count("It."), 6_553_600_000, "50,000 × 256 × 512"))).toBe("50,000 × 256 × 512");
  expect([fallbackText(count("It.")), defaultText(count("It."))]).toEqual([undefined, undefined]);
});

test("what another argument brings is said beside the default", () => {
  expect([fallbackText(layers), defaultText(layers)]).toEqual(["8", "8, or the named model's own"]);
});

test("help says what an argument is, what it must be and what is taken without it", () => {
  expect(parameterHelp(count("Layers."))).toBe("Layers. Must be a positive whole number.");
  expect(parameterHelp(optional(count("Layers."), 8))).toBe("Layers. Must be a positive whole number. 8 if left out.");
  expect(parameterHelp(layers)).toBe(
    "Layers. Must be a positive whole number. 8, or the named model's own, if left out.",
  );
  expect(shortParameterHelp(layers)).toBe("Layers. 8, or the named model's own, if left out.");
});
