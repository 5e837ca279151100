import * as fc from "../fast-check";
import { isoflopSheet, type IsoflopSheet } from "../../src/breakdown/isoflop-sheet";
import { CellError, type Cell } from "../../src/grid/cell";
import type { Sheet } from "../../src/grid/sheet";
import {
  isoflopCost,
  isoflopRuns,
  isoflopStudy,
  plausibleTokens,
  type FitCost,
  type IsoflopRun,
} from "../../src/study/isoflop";
import { ladderCost, ladderRungs, ladderTarget, rungOf, targetRun, USUAL_SHARES } from "../../src/study/ladder";
import { planOf } from "../../src/taskpane/plan/plan";
import * as golden from "../golden/isoflop.json";
import { runs as sized } from "../sizes";
import { figures } from "./any-study";
import { inputCells, valuesOf, withTyped, type CalculatedStyle } from "./typed-sheet";

const file = planOf();
const BUDGETS = [1e18, 3e18, 1e19];
const plan = (models: readonly (number | string)[], budgets = BUDGETS): IsoflopSheet => ({
  study: isoflopStudy(file, models),
  budgets,
});

/** A sheet's values: rows of a block by its title, and a row by its first cell. */
function reading(sheet: Sheet, style: CalculatedStyle) {
  const value = valuesOf(sheet, style);
  const rowAt = (label: string): number => sheet.rows.findIndex(([cell]) => cell?.content === label);
  const row = (label: string): Cell[] =>
    sheet.rows[rowAt(label)]!.map((_, column) => value({ row: rowAt(label), column }));
  return {
    value,
    rowAt,
    row,
    block: (title: string, models: number, budgets: number): Cell[][] =>
      Array.from({ length: models }, (_, index) =>
        Array.from({ length: budgets }, (_, at) => value({ row: rowAt(title) + 2 + index, column: 3 + at })),
      ),
    summary(label: string): FitCost {
      const [, runs, flops, gpuHours, usd] = row(label).map(Number);
      return { runs: runs!, flops: flops!, gpuHours: gpuHours!, usd: usd! };
    },
  };
}

const near = (a: unknown, b: number) => {
  const error = Math.abs(Number(a) / b - 1);
  if (!(error < 1e-12)) throw new Error(`${String(a)} is not ${b}`);
};

const STYLES = ["excel", "addin"] as const;

test("any budgets and widths have core's tokens, steps, hours and dollars in both styles", () => {
  const widths = fc.uniqueArray(fc.integer({ min: 1, max: 20_000 }), { minLength: 1, maxLength: 4 });
  const names = fc.subarray(["Llama 3 8B", "Mixtral 8x7B", "DeepSeek-V3", "Mistral 7B"], { maxLength: 2 });
  const budgets = fc.array(fc.double({ min: 1, max: 1e25, noNaN: true }), { minLength: 1, maxLength: 4 });
  const shape = fc.record({ gated: fc.boolean(), causal: fc.boolean(), tied: fc.boolean() });
  fc.assert(
    fc.property(widths, names, budgets, figures, shape, (some, others, given, assumptions, choices) => {
      const study = isoflopStudy({ ...file, assumptions, shape: choices }, [...some, ...others]);
      const runs = isoflopRuns(study, given);
      const cost = isoflopCost(study, given);
      for (const style of STYLES) {
        const sheet = isoflopSheet({ study, budgets: given }, style);
        const { block, summary } = reading(sheet, style);
        for (const [title, of] of [
          ["Tokens of a run", "tokens"],
          ["Tokens per parameter", "tokensPerParam"],
          ["Steps", "steps"],
          ["GPU-hours of a run", "gpuHours"],
          ["US$ of a run", "usd"],
        ] as const)
          block(title, runs.length, given.length).forEach((row, model) =>
            row.forEach((it, at) => near(it, runs[model]![at]![of])),
          );
        const shown = summary("IsoFLOP runs");
        for (const it of ["runs", "flops", "gpuHours", "usd"] as const) near(shown[it], cost[it]);
      }
    }),
    { numRuns: sized(40) },
  );
});

test("a ladder has core's shapes, tokens and cost in both styles, and the fit its share of the target", () => {
  const targets = fc.constantFrom<string | number>("Llama 3 8B", "Mixtral 8x7B", "DeepSeek-V3", "Gemma 3 4B", 4096);
  const tokens = fc.double({ min: 1e9, max: 1e14, noNaN: true });
  fc.assert(
    fc.property(targets, tokens, figures, (name, given, assumptions) => {
      const plan = { ...file, assumptions };
      const study = isoflopStudy(plan, [512, 1024]);
      const target = ladderTarget(plan, name, given);
      const rungs = ladderRungs(target, assumptions, USUAL_SHARES);
      const whole = targetRun(target, assumptions);
      for (const style of STYLES) {
        const sheet = isoflopSheet({ study, budgets: BUDGETS, ladder: { target, shares: USUAL_SHARES, rungs } }, style);
        const { row, summary } = reading(sheet, style);
        rungs.forEach((rung, index) => {
          const [, , width, layers, params, perToken, seen, , flops, share, hours, usd] = row(`Rung ${index + 1}`);
          expect([width, layers]).toEqual([rung.width, rung.layers]);
          near(params, rung.params);
          near(perToken, rung.flopsPerToken);
          near(seen, rung.tokens);
          near(flops, rung.flops);
          near(share, rung.flops / whole.flops);
          near(hours, rung.gpuHours);
          near(usd, rung.usd);
        });
        const [ladder, isoflop] = [ladderCost(rungs), isoflopCost(study, BUDGETS)];
        const fit = summary("The fit: all of them");
        near(fit.usd, ladder.usd + isoflop.usd);
        near(fit.flops, ladder.flops + isoflop.flops);
        expect(fit.runs).toBe(ladder.runs + isoflop.runs);
        near(summary(`The run it informs: ${target.name}`).usd, whole.usd);
        near(row("The fit: all of them")[5], (ladder.flops + isoflop.flops) / whole.flops);
      }
    }),
    { numRuns: sized(15) },
  );
});

test("whatever input cell is cleared or holds no number, both styles show the same or an error, never another number", () => {
  const target = ladderTarget(file, "Llama 3 8B", 15e12);
  const rungs = ladderRungs(target, file.assumptions, [0.001, 0.01]);
  const given = { ...plan([512, 1024]), ladder: { target, shares: [0.001, 0.01], rungs } };
  const [excel, addin] = STYLES.map((style) => isoflopSheet(given, style)) as [Sheet, Sheet];
  const cells = inputCells(excel);
  expect(cells.length).toBeGreaterThan(25);
  const total = reading(excel, "excel").rowAt("The fit: all of them");
  for (const cell of cells)
    for (const content of [null, 0, "text", -1, 2.5]) {
      const [one, other, desktop] = (
        [
          [excel, "excel"],
          [addin, "addin"],
          [addin, "desktop"],
        ] as const
      ).map(([sheet, style]) => valuesOf(withTyped(sheet, [[cell, content]]), style)({ row: total, column: 4 }));
      if (content !== 2.5) expect(one).toBeInstanceOf(CellError);
      // What its cell refuses at entry, such as a rate of 2.5 FLOP/s, our own functions refuse as well.
      const isRefused = content === 2.5 && cell.rule?.kind === "decimal" && cell.rule.minimum > content;
      for (const it of [other, desktop])
        if (one instanceof CellError || (isRefused && it instanceof CellError)) expect(it).toBeInstanceOf(CellError);
        else near(it, one as number);
    }
});

test("a budget that is changed moves its column and no other", () => {
  const sheet = isoflopSheet(plan([512, 1024, "Llama 3 8B"]), "addin");
  const cell = inputCells(sheet).find(({ cell: it }) => it.content === 3e18)!;
  const changed = withTyped(sheet, [[cell, 6e18]]);
  const [before, after] = [sheet, changed].map((it) => reading(it, "addin").block("Tokens of a run", 3, 3)) as [
    Cell[][],
    Cell[][],
  ];
  for (const [index, row] of after.entries()) {
    near(row[1], 2 * Number(before[index]![1]));
    expect([row[0], row[2]]).toEqual([before[index]![0], before[index]![2]]);
  }
});

test("runs with fewer or more tokens per parameter than is plausible are counted and grayed", () => {
  const { study, budgets } = plan([256, 1024, 4096]);
  const sheet = isoflopSheet({ study, budgets }, "excel");
  const runs = isoflopRuns(study, budgets);
  const { low, high } = plausibleTokens(file.assumptions);
  expect([low, high]).toEqual([2, 200]);
  const { rowAt, value } = reading(sheet, "excel");
  const top = rowAt("Tokens per parameter") + 2;
  const shown = runs.map((_, index) => value({ row: top + index, column: 3 + budgets.length }));
  const expected = runs.map((row) => {
    const [few, many] = [
      row.filter((it) => it.tokensPerParam < low).length,
      row.filter((it) => it.tokensPerParam > high).length,
    ];
    return (
      [few > 0 && `${few} with too few`, many > 0 && `${many} with too many`].filter(Boolean).join(", ") || "plausible"
    );
  });
  expect(shown).toEqual(expected);
  expect(new Set(shown).size).toBeGreaterThan(1);
  expect(sheet.conditionalFormats).toHaveLength(1);
});

test("each budget says whether its runs are on both sides of the expected optimum, or all too large or too small", () => {
  // 6e18 FLOPs at 20 tokens per parameter: 0.22e9 parameters, a width between 1024 and 2048 in the plan's shape.
  for (const [widths, said] of [
    [[256, 512], "all too small"],
    [[256, 8192], "yes"],
    [[8192, 16384], "all too large"],
  ] as const) {
    const { row, rowAt, value } = reading(isoflopSheet(plan([...widths], [6e18]), "excel"), "excel");
    expect([widths, row("Runs on both sides of it")[3]]).toEqual([widths, said]);
    near(value({ row: rowAt("Expected optimum, parameters"), column: 3 }), Math.sqrt(6e18 / (6 * 20)));
  }
});

test("no function of ours waits for another one on the sheet", () => {
  const target = ladderTarget(file, "Llama 3 8B", 15e12);
  const rungs = ladderRungs(target, file.assumptions, USUAL_SHARES);
  const sheet = isoflopSheet(
    { ...plan([512, "Llama 3 8B"]), ladder: { target, shares: USUAL_SHARES, rungs } },
    "addin",
  );
  const calls = /\b(FLOPS_PER_TOKEN|MODEL_PARAMS|MODEL|GPU_HOURS|RUN_COST)\(/;
  const contents = new Map<string, string>();
  sheet.rows.forEach((row, at) =>
    row.forEach((cell, column) => {
      if (typeof cell?.content === "string" && cell.content.startsWith("="))
        contents.set(`${String.fromCharCode(65 + column)}${at + 1}`, cell.content.replaceAll("$", ""));
    }),
  );
  /** Whether a cell has a call, or refers to one that has, however far away. */
  const waits = (address: string): boolean => {
    const content = contents.get(address);
    return content !== undefined && (calls.test(content) || refersToCalls(content));
  };
  const refersToCalls = (content: string): boolean => (content.match(/\b[A-Z]\d+\b/g) ?? []).some(waits);
  const callers = [...contents.values()].filter((it) => calls.test(it));
  expect(callers.length).toBeGreaterThan(15);
  expect(callers.filter(refersToCalls)).toEqual([]);
});

test("single cells are what a program that shares no code with this one computes", () => {
  const study = isoflopStudy(file, [512, 1024, "Llama 3 8B"]);
  const budgets = [1e18, 1e19, 1e21];
  const [small, medium, llama] = isoflopRuns(study, budgets) as [IsoflopRun[], IsoflopRun[], IsoflopRun[]];
  for (const [run, expected] of [
    [small[0], golden.width512at1e18],
    [medium[1], golden.width1024at1e19],
    [llama[2], golden.llama3at1e21],
  ] as const)
    for (const [name, value] of Object.entries(expected)) near(run![name as keyof IsoflopRun], value);
  const target = ladderTarget(file, "Llama 3 8B", 15e12);
  const whole = targetRun(target, file.assumptions);
  const rung = rungOf(target, file.assumptions, 1024, 8);
  for (const [of, expected] of [
    [rung, golden.rungOf1024and8],
    [whole, golden.target],
  ] as const) {
    for (const name of ["params", "tokens", "flops", "usd"] as const) near(of[name], expected[name]);
    near(of.flops / whole.flops, expected.share);
  }
});

test("at published IsoFLOP budgets the expected optimum lies where the papers' own runs are", () => {
  // arXiv:2203.15556 (March 2022), abstract and Approach 2: 6e18 to 3e21 FLOPs, 70M to over 16B parameters, 5 to 500
  // billion tokens. arXiv:2407.21783 (July 2024), §3.2.1: 6e18 to 1e22 FLOPs, 40M to 16B parameters.
  for (const [budgets, smallest, largest] of [
    [[6e18, 3e21], 70e6, 16e9],
    [[6e18, 1e22], 40e6, 16e9],
  ] as const) {
    const sheet = isoflopSheet({ study: isoflopStudy(file, [1024]), budgets }, "excel");
    const optima = reading(sheet, "excel").row("Expected optimum, parameters").slice(3, 5).map(Number);
    for (const [index, params] of optima.entries()) {
      expect(params).toBeGreaterThan(smallest);
      expect(params).toBeLessThan(largest);
      const tokens = 20 * params;
      near(6 * params * tokens, budgets[index]!);
      expect(tokens).toBeGreaterThan(4e9);
      expect(tokens).toBeLessThan(500e9);
    }
  }
});

test("rungs come near the shares that were asked for, with widths that heads divide", () => {
  for (const name of ["Llama 3 8B", "Llama 3.1 405B", "DeepSeek-V3", "Mixtral 8x7B"]) {
    const target = ladderTarget(file, name, 15e12);
    const whole = targetRun(target, file.assumptions);
    ladderRungs(target, file.assumptions, USUAL_SHARES).forEach(({ flops, width, layers }, index) => {
      expect(width % 64).toBe(0);
      expect(layers).toBeLessThan(target.layers);
      expect(flops / whole.flops / USUAL_SHARES[index]!).toBeGreaterThan(0.85);
      expect(flops / whole.flops / USUAL_SHARES[index]!).toBeLessThan(1.15);
    });
  }
});

test("no other number of layers brings a rung nearer to the share that was asked for", () => {
  const targets = fc.record({
    width: fc.integer({ min: 2048, max: 16_384 }),
    layers: fc.integer({ min: 16, max: 120 }),
  });
  fc.assert(
    fc.property(targets, fc.double({ min: 1e-3, max: 0.999, noNaN: true }), ({ width, layers }, share) => {
      const plan = { ...file, assumptions: { ...file.assumptions, layer_count: layers } };
      const target = ladderTarget(plan, width, 1e12);
      const wanted = share * targetRun(target, plan.assumptions).flops;
      const [rung] = ladderRungs(target, plan.assumptions, [share]) as [ReturnType<typeof rungOf>];
      const away = (of: number) => Math.abs(Math.log(rungOf(target, plan.assumptions, rung.width, of).flops / wanted));
      expect(rung.width % 64).toBe(0);
      for (const other of [rung.layers - 1, rung.layers + 1])
        if (other > 0) expect(away(other)).toBeGreaterThanOrEqual(away(rung.layers) - 1e-12);
    }),
  );
});
