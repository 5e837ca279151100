import { catalogue } from "../../src/functions";
import { functionsMetadata } from "../../src/site/functions-metadata";

const { functions, allowErrorForDataTypeAny } = functionsMetadata(catalogue, "https://example.org/");

test("functions.json lists the catalogue in its order, each id being the name", () => {
  expect(functions.map(({ id, name }) => [id, name])).toEqual(catalogue.map(({ name }) => [name, name]));
  expect(allowErrorForDataTypeAny).toBe(true);
});

test.each(functions.map((it) => [it.name, it] as const))(
  "%s obeys Excel's limits for a custom function",
  (name, it) => {
    // https://learn.microsoft.com/office/dev/add-ins/excel/custom-functions-naming
    expect(name).toMatch(/^[A-Z][A-Z0-9_.]{2,254}$/);
    expect(name).not.toMatch(/^([A-Z]{1,3}\d+|R\d*C\d*)$/);
    expect(it.description.length).toBeLessThanOrEqual(255);
    // With more than that the Function Wizard shows no arguments: xlwings/xlwings#1489.
    expect(it.parameters.length + it.parameters.map((one) => one.name).join("").length).toBeLessThanOrEqual(254);
    for (const parameter of it.parameters) {
      expect(parameter.name).toMatch(/^[a-z][a-z0-9_]{0,127}$/);
      expect(parameter.description.length).toBeLessThanOrEqual(255);
    }
    expect(it.helpUrl).toBe(`https://example.org/help/${name}.html`);
  },
);

test("an argument is optional exactly where it has a default, and none that is required follows one that is not", () => {
  for (const [index, { parameters }] of functions.entries()) {
    const optional = parameters.map((it) => it.optional);
    expect(optional).toEqual(Object.values(catalogue[index]!.parameters).map(({ fallback }) => fallback !== undefined));
    expect(optional.lastIndexOf(false)).toBeLessThan(optional.includes(true) ? optional.indexOf(true) : Infinity);
  }
});

test("arguments and results are matrices of anything, so that ranges, blanks and errors come through", () => {
  for (const { parameters, result } of functions) {
    for (const it of [...parameters, result]) expect(it).toMatchObject({ type: "any", dimensionality: "matrix" });
  }
});

test("the help of an argument says its rule and its default", () => {
  const { parameters } = functions.find(({ name }) => name === "RUN_COST")!;
  expect(parameters[1]!.description).toBe(
    "Price per GPU-hour, in US$. Must be a number greater than zero. 3 if left out.",
  );
});

describe("with the closed lists of arguments", () => {
  const { functions: offering, enums } = functionsMetadata(catalogue, "https://example.org/", { offersChoices: true });

  test("each list is there once, in the form that Excel's schema has for it, and none otherwise", () => {
    expect(functionsMetadata(catalogue, "https://example.org/").enums).toBeUndefined();
    // https://learn.microsoft.com/microsoft-365/extensibility/schema/enum
    for (const { id, type, values } of enums!) {
      expect(id).toMatch(/^[A-Z][A-Z0-9._]{2,63}$/);
      expect(type).toBe("string");
      expect(values.every(({ name, stringValue }) => name.length > 0 && name === stringValue)).toBe(true);
    }
    expect(new Set(enums!.map(({ values }) => JSON.stringify(values))).size).toBe(enums!.length);
  });

  test("exactly the parameters with choices name a list, and it is theirs", () => {
    for (const [index, { parameters }] of offering.entries()) {
      const declared = Object.values(catalogue[index]!.parameters);
      const choices = parameters.map(({ customEnumId }) =>
        enums!.find(({ id }) => id === customEnumId)?.values.map(({ stringValue }) => stringValue),
      );
      expect(choices).toEqual(declared.map((it) => it.choices && [...it.choices]));
    }
  });
});

test("Excel is told of value cards only by a build that has them", () => {
  const cards = (showsCards: boolean) =>
    functionsMetadata(catalogue, "https://example.org/", { showsCards }).allowCustomDataForDataTypeAny;
  expect([cards(false), cards(true)]).toEqual([undefined, true]);
});
