import { associateFunctions } from "../../../src/excel/functions/associate-functions";
import { ErrorMessages } from "../../../src/excel/functions/error-messages";
import { catalogue } from "../../../src/functions";
import { loadOffice } from "../load-office";
import * as cards from "../../../src/excel/functions/value-card";

type Call = (...args: unknown[]) => unknown[][];

const { CustomFunctions } = loadOffice();
const associated = new Map<string, Call>();
const messages = new ErrorMessages();

beforeAll(() => {
  // The real runtime's error classes; only the association is listened to.
  globalThis.CustomFunctions = {
    ...CustomFunctions,
    associate: (id: string, fn: Call) => void associated.set(id, fn),
  } as never;
  associateFunctions(catalogue, messages);
});

const at = (address: string) => ({ address });
/** Calls as Excel does: every declared argument, null where it is left out, then the runtime's own. */
function call(name: string, args: unknown[], address = "Sheet1!A1"): unknown[][] {
  const size = Object.keys(catalogue.find((it) => it.name === name)!.parameters).length;
  return associated.get(name)!(...Array.from({ length: size }, (_, index) => args[index] ?? null), at(address));
}

function thrown(run: () => unknown): { code: string; message: string } {
  try {
    run();
  } catch (error) {
    expect(error).toBeInstanceOf(CustomFunctions.Error);
    return error as { code: string; message: string };
  }
  throw new Error("nothing was thrown");
}

test("every function of the catalogue is associated under its name", () => {
  expect([...associated.keys()]).toEqual(catalogue.map(({ name }) => name));
});

test.each(catalogue.flatMap(({ name, examples }) => examples.map((it) => [name, it] as const)))(
  "%s answers %j through Excel's calling convention",
  (name, { arguments: args, result }) => {
    const value = call(name, [...args])[0]![0];
    if (typeof result === "number") expect(Math.abs((value as number) / result - 1)).toBeLessThan(1e-15);
    else expect(value).toBe(result);
  },
);

test("arguments that Excel does not pass at all take their defaults", () => {
  expect(associated.get("FLOPS_PER_TOKEN")!(1024, at("Sheet1!A1"))).toEqual([[826_374_144]]);
});

test("arguments of a newer functions.json than this code are ignored where they are left out, and refused where they are given", () => {
  const [name, size] = ["RUN_COST", 3];
  const withMore = (...more: unknown[]) =>
    associated.get(name)!(1.26e18, ...Array(size - 1).fill(null), ...more, at("Sheet1!A1"));
  expect(withMore(null, null)).toEqual([[3]]);
  expect(thrown(() => withMore(null, [[7]])).message).toBe(
    "RUN_COST takes at most 3 arguments in this version of the add-in; close Excel and open it again for the newest",
  );
});

test("a lone cell, a cell in brackets and a number as text are one and the same", () => {
  for (const width of [1024, [[1024]], "1024", [["1024"]]])
    expect(call("FLOPS_PER_TOKEN", [width])).toEqual([[826_374_144]]);
});

test("blanks take the default however Excel spells them", () => {
  for (const blank of [null, undefined, "", [[null]], [[""]]])
    expect(call("FLOPS_PER_TOKEN", [1024, blank])).toEqual([[826_374_144]]);
});

test("a range answers with as many cells, its errors in their places", () => {
  const error = new CustomFunctions.Error(CustomFunctions.ErrorCode.divisionByZero);
  const results = call("FLOPS_PER_TOKEN", [[[1024], [-1], [error], [""]]]).flat();
  expect(results[0]).toBe(826_374_144);
  expect(results.slice(1).map((it) => (it as { code: string }).code)).toEqual(["#VALUE!", "#DIV/0!", "#VALUE!"]);
  expect((results[1] as Error).message).toBe("width must be a positive whole number");
  expect((results[3] as Error).message).toMatch(/^width is missing/);
});

test("a lone error is thrown with its code and message", () => {
  expect(thrown(() => call("FLOPS_PER_TOKEN", [12.5]))).toMatchObject({
    code: "#VALUE!",
    message: "width must be a positive whole number",
  });
  expect(thrown(() => call("RUN_COST", [1e308, 1e300]))).toMatchObject({ code: "#NUM!" });
});

test("errors that a custom function cannot answer with are named in words", () => {
  for (const code of ["#REF!", "#NAME?"]) {
    expect(thrown(() => call("RUN_COST", [{ code }]))).toMatchObject({
      code: "#VALUE!",
      message: `an argument is ${code}`,
    });
  }
});

test("booleans, formatted numbers and foreign objects are read as what they are", () => {
  expect(call("FLOPS_PER_TOKEN", [1024, null, null, null, null, null, false, [[true]]])).toEqual([[826_374_144]]);
  expect(call("FLOPS_PER_TOKEN", [{ type: "FormattedNumber", basicValue: 1024 }])).toEqual([[826_374_144]]);
  expect(thrown(() => call("FLOPS_PER_TOKEN", [{ type: "WebImage" }])).message).toMatch(/neither a number nor text/);
});

test("the message of an error is kept for the pane while the cell still holds that function", () => {
  thrown(() => call("FLOPS_PER_TOKEN", [-1], "Sheet1!C3"));
  expect(messages.at("Sheet1!C3", "=TRAIN.FLOPS_PER_TOKEN(-1)")).toBe("width must be a positive whole number");
  expect(messages.at("Sheet1!C3", "=1/0")).toBeUndefined();
  thrown(() => call("FLOPS_PER_TOKEN", [-1], "'Cost breakdown'!C3"));
  expect(messages.at("Cost breakdown!$C$3", "=TRAIN.FLOPS_PER_TOKEN(-1)")).toBe(
    "width must be a positive whole number",
  );
  call("FLOPS_PER_TOKEN", [1], "Sheet1!C3");
  expect(messages.at("Sheet1!C3", "=TRAIN.FLOPS_PER_TOKEN(1)")).toBeUndefined();
});

describe("with value cards", () => {
  const carded = new Map<string, Call>();
  const supports = (has: boolean) =>
    Object.assign(globalThis, { Office: { context: { requirements: { isSetSupported: () => has } } } });

  beforeAll(() => {
    globalThis.CustomFunctions = {
      ...CustomFunctions,
      associate: (id: string, fn: Call) => void carded.set(id, fn),
    } as never;
    associateFunctions(catalogue, messages, cards);
  });

  test("a lone number has its unit, equation and source, and stays a number to other functions", () => {
    supports(true);
    const [[card]] = carded.get("RUN_COST")!(1.26e18, null, null, at("A1")) as [[Record<string, unknown>]];
    expect(card).toEqual({
      type: "Double",
      basicType: "Double",
      basicValue: 3,
      numberFormat: '"$"#,##0.00',
      properties: {
        Function: { type: "String", basicType: "String", basicValue: "RUN_COST" },
        Unit: { type: "String", basicType: "String", basicValue: "US$" },
        Equation: { type: "String", basicType: "String", basicValue: expect.stringContaining("usd_per_gpu_hour") },
        Source: { type: "String", basicType: "String", basicValue: expect.stringContaining("July 2024") },
      },
    });
    expect(call("RUN_TOKENS", [[[card]], 2, 2])).toEqual([[12]]);
  });

  test("a range of results, a text and an Excel without them have plain values", () => {
    supports(true);
    expect(carded.get("RUN_COST")!([[1.26e18], [2.52e18]], null, null, at("A1"))).toEqual([[3], [6]]);
    expect(typeof carded.get("MODEL")!("Llama 3 8B", "source", at("A1"))[0]![0]).toBe("string");
    supports(false);
    expect(carded.get("RUN_COST")!(1.26e18, null, null, at("A1"))).toEqual([[3]]);
  });
});
