import * as fc from "../fast-check";
import { catalogue } from "../../src/functions";
import { CellError, type Cell } from "../../src/grid/cell";
import { textOf, verbatim } from "../../src/grid/formula/formula";
import { paper } from "../../src/studies";
import { studyCost } from "../../src/study/cost";

const named = (name: string) => catalogue.find((it) => it.name === name)!;
const one = (name: string, ...args: Parameters<(typeof catalogue)[number]["call"]>): Cell =>
  named(name).call(...args)[0]![0]!;

describe.each(catalogue.map((it) => [it.name, it] as const))("%s", (_, it) => {
  test.each(it.examples)("gives its example's result for $arguments", ({ arguments: args, result }) => {
    const value = it.call(...args)[0]![0];
    if (typeof result === "number") expect(Math.abs((value as number) / result - 1)).toBeLessThan(1e-15);
    else expect(value).toBe(result);
  });

  test("has a name that Excel takes for a custom function", () => {
    // Three characters or more, a letter first, no cell reference such as ABC123.
    expect(it.name).toMatch(/^[A-Z][A-Z0-9_.]{2,}$/);
    expect(it.name).not.toMatch(/^[A-Z]{1,3}\d+$/);
  });

  test("says what it is, where it comes from and what each argument means", () => {
    expect(it.summary).toMatch(/\.$/);
    expect(it.source.length).toBeGreaterThan(10);
    for (const parameter of Object.values(it.parameters)) expect(parameter.description).toMatch(/\.$/);
  });

  test("answers any cells with cells and never throws", () => {
    const cells = fc.oneof(
      fc.double(),
      fc.integer(),
      fc.string(),
      fc.boolean(),
      fc.constant(null),
      fc.constant(new CellError("#N/A")),
      fc.constantFrom("alignment", "text", "3"),
    );
    fc.assert(
      fc.property(
        fc.array(fc.oneof(cells, fc.array(fc.tuple(cells, cells), { minLength: 1, maxLength: 3 })), { maxLength: 8 }),
        (args) => {
          for (const row of it.call(...args)) {
            for (const cell of row) {
              expect(
                cell === null || cell instanceof CellError || ["number", "string", "boolean"].includes(typeof cell),
              ).toBe(true);
              if (typeof cell === "number") expect(Number.isFinite(cell)).toBe(true);
            }
          }
        },
      ),
    );
  });

  test("names the first argument that is wrong", () => {
    const [first] = Object.keys(it.parameters);
    const value = it.call("not a value of any kind", ...it.examples[0]!.arguments.slice(1))[0]![0] as CellError;
    expect(value).toBeInstanceOf(CellError);
    expect(value.message).toMatch(new RegExp(`^${first} must be `));
  });
});

test("a column of widths gives a column of results, and a row beside it a table", () => {
  const column = named("FLOPS_PER_TOKEN").call([[128], [1024], [16384]]);
  expect(column).toEqual([[37_236_480], [826_374_144], [158_177_132_544]]);
  const table = named("FLOPS_PER_TOKEN").call([[128], [1024]], [[8, 16, 32]]);
  expect(table.map((row) => row.length)).toEqual([3, 3]);
});

test("ranges of different lengths leave #N/A in the gaps", () => {
  const results = named("RUN_TOKENS").call([[1], [2], [3]], [[1], [2]], 5);
  expect(results.map(([cell]) => (cell instanceof CellError ? cell.code : cell))).toEqual([5, 20, "#N/A"]);
});

test("a blank optional argument takes its default and a blank required one is an error", () => {
  expect(one("FLOPS_PER_TOKEN", 1024, null, "", undefined)).toBe(826_374_144);
  expect(one("RUN_TOKENS", 50_000, null, 512)).toEqual(
    new CellError("#VALUE!", "batch is missing: it must be a positive whole number"),
  );
});

test("an error in a cell goes on as it came", () => {
  expect(one("RUN_COST", new CellError("#DIV/0!"))).toEqual(new CellError("#DIV/0!"));
  expect(one("SWEEP_FLOPS", [[128, new CellError("#REF!")]])).toEqual(new CellError("#REF!"));
});

test("numbers that stand as text count, other text does not", () => {
  expect(one("FLOPS_PER_TOKEN", " 1024 ")).toBe(826_374_144);
  expect(one("FLOPS_PER_TOKEN", "0x400")).toEqual(
    new CellError("#VALUE!", "width must be a positive whole number, or the name of a published model listed by MODEL"),
  );
  expect(one("FLOPS_PER_TOKEN", true)).toMatchObject({
    code: "#VALUE!",
    message: expect.stringMatching(/^width must be a positive whole number/),
  });
});

test("a result past the largest double is #NUM!", () => {
  expect(one("RUN_COST", 1e308, 1e300)).toMatchObject({ code: "#NUM!" });
});

test("one argument too many is an error that says how many there are", () => {
  expect(one("GPU_HOURS", 1, 2, 3)).toEqual(new CellError("#VALUE!", "GPU_HOURS takes at most 2 arguments"));
});

test("a sweep is the sum of its runs, with lines and tokens for each width or for all", () => {
  const width = fc.integer({ min: 1, max: 20_000 });
  fc.assert(
    fc.property(
      fc.array(fc.tuple(width, fc.nat(50), fc.integer({ min: 1, max: 1e9 })), { minLength: 1, maxLength: 14 }),
      (rows) => {
        // A lone zero may be a blank cell, and is refused.
        fc.pre(rows.length > 1 || rows[0]![1] > 0);
        const sweep = one(
          "SWEEP_FLOPS",
          rows.map(([it]) => [it]),
          rows.map(([, lines]) => [lines]),
          3,
          rows.map(([, , tokens]) => [tokens]),
        ) as number;
        const runs = rows.reduce(
          (sum, [it, lines, tokens]) => sum + 3 * lines * (one("RUN_FLOPS", it, tokens) as number),
          0,
        );
        expect(Math.abs(sweep - runs)).toBeLessThanOrEqual(1e-12 * runs);
      },
    ),
  );
  expect(one("SWEEP_FLOPS", [[1, 2, 3]], [[1, 2]])).toEqual(
    new CellError("#VALUE!", "lines must be one number or as many as widths"),
  );
});

test("a blank among the lines of a sweep is no run, and among its tokens an error", () => {
  // 15 runs of width 2048: 15 × 50,000 × 256 × 512 tokens × 2,860,707,840 FLOPs, as test/golden has them.
  const golden = 15 * 6_553_600_000 * 2_860_707_840;
  expect(one("SWEEP_FLOPS", [[1024, 2048]], [[null, 15]], 1)).toBe(golden);
  expect(one("SWEEP_FLOPS", [[1024, 2048]], [[0, 15]], 1)).toBe(golden);
  expect(one("SWEEP_FLOPS", [[1024, 2048]], 1, 1, [[null, 1e9]])).toEqual(
    new CellError("#VALUE!", "tokens must be a number greater than zero"),
  );
});

test("the highest learning rate may not be below the lowest", () => {
  expect(one("SWEEP_POINTS", 0.1, 0.01)).toEqual(new CellError("#VALUE!", "highest_lr must not be below lowest_lr"));
});

test("the spilled breakdown is the core's, and its price only moves the dollars", () => {
  const table = named("PAPER_BREAKDOWN").call();
  const { experiments, total } = studyCost(paper);
  expect(table).toHaveLength(experiments.length + 2);
  expect(table.at(-1)).toEqual(["Total", total.runs, total.flops, total.usd, total.nodeHours]);
  const dear = named("PAPER_BREAKDOWN").call(6);
  expect(dear.at(-1)!.slice(0, 3)).toEqual(["Total", total.runs, total.flops]);
  expect(dear.at(-1)![3]).toBeCloseTo(2 * total.usd, 4);
  expect(named("PAPER_BREAKDOWN").call([[2], [3]])).toEqual([
    [new CellError("#VALUE!", "PAPER_BREAKDOWN returns a table and takes single cells only")],
  ]);
});

test("a call is written with its trailing arguments left out and its host's spelling", () => {
  const call = named("RUN_COST").write("addin", { flops: verbatim("A1"), flops_per_gpu: verbatim("B2") });
  expect(textOf(call, { spell: (name) => `TRAIN.${name}` })).toBe("TRAIN.RUN_COST(A1,,B2)");
  expect(textOf(named("RUN_COST").write("addin", { flops: verbatim("A1") }))).toBe("RUN_COST(A1)");
});
