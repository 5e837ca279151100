import * as fc from "../fast-check";
import { catalogue } from "../../src/functions";
import { flopsPerToken } from "../../src/functions/flops-per-token";
import { modelParams } from "../../src/functions/model-params";
import { runFlops } from "../../src/functions/run-flops";
import { CellError, type Cell } from "../../src/grid/cell";
import { consistent } from "./consistent-arguments";
import { variables, type WorksheetFunction } from "../../src/grid/define-function";
import { compile } from "../../src/grid/formula/compile";
import { functionsOf, textOf, variable, type Operand } from "../../src/grid/formula/formula";

/** A sheet's cells. */
const cells = {
  width: variable("model_width"),
  layers: variable("layer_count"),
  seq_len: variable("seq_len"),
  vocab: variable("vocab_size"),
  kv_ratio: variable("kv_ratio"),
  ffn_ratio: variable("ffn_ratio"),
};
const { seq_len: _, ...sized } = cells;

const excel = <Names extends string>(fn: WorksheetFunction<Names>, args: Readonly<Partial<Record<Names, Operand>>>) =>
  textOf(fn.write("excel", args));

test("a model in a study's shape has a short formula: what is no case of its leaves no trace", () => {
  expect(excel(flopsPerToken, cells)).toBe(
    "6*(2*(1+kv_ratio+ffn_ratio)*layer_count*model_width^2+(layer_count*seq_len+vocab_size)*model_width)",
  );
  expect(excel(flopsPerToken, { ...cells, gated: true, causal: false })).toBe(
    "6*(2*(1+kv_ratio+1.5*ffn_ratio)*layer_count*model_width^2+(2*layer_count*seq_len+vocab_size)*model_width)",
  );
  expect(excel(modelParams, sized)).toBe("2*(1+kv_ratio+ffn_ratio)*layer_count*model_width^2+2*vocab_size*model_width");
  expect(excel(modelParams, { ...sized, tied: true })).toBe(
    "2*(1+kv_ratio+ffn_ratio)*layer_count*model_width^2+vocab_size*model_width",
  );
  expect(excel(runFlops, { ...cells, tokens: variable("run_tokens") })).toBe(
    `${excel(flopsPerToken, cells)}*run_tokens`,
  );
});

test("windows and experts are in the formula where there are some", () => {
  expect(excel(flopsPerToken, { ...cells, window: 4096 })).toContain("IF(4096<seq_len,4096,seq_len)/seq_len");
  expect(excel(flopsPerToken, { ...cells, experts: 8, active_experts: 2 })).toContain("ffn_ratio*2)");
  for (const formula of [excel(flopsPerToken, cells), excel(modelParams, sized)]) expect(formula).not.toContain("IF(");
});

test("a call has the same cells, and truth values as Excel writes them", () => {
  const call = flopsPerToken.write("addin", { ...cells, gated: true });
  expect(textOf(call, { spell: (name) => `TRAIN.${name}` })).toBe(
    "TRAIN.FLOPS_PER_TOKEN(model_width,layer_count,seq_len,vocab_size,kv_ratio,ffn_ratio,TRUE)",
  );
});

/** Functions whose native formula is arithmetic where their flags are known. */
const arithmetic = catalogue.filter(
  ({ native, parameters }) =>
    native && functionsOf(native.formula(variables(Object.keys(parameters)))).every((it) => it === "IF"),
);

test("nearly every native formula is arithmetic", () => {
  expect(arithmetic.length).toBeGreaterThanOrEqual(8);
});

test.each(arithmetic.map((it) => [it.name, it] as const))(
  "%s is computed as its native formula says, whatever its arguments",
  (_name, fn) => {
    const names = Object.keys(fn.parameters);
    const argument = names.map((name) => {
      const parameter = fn.parameters[name]!;
      const admits = (cell: Cell) => !(parameter.read(cell) instanceof CellError);
      const number = admits(1.5) ? fc.double({ min: 0.01, max: 1e6, noNaN: true }) : fc.integer({ min: 1, max: 9999 });
      if (typeof parameter.fallback === "boolean") return fc.boolean();
      const value = admits(2) ? number : fc.double({ min: 0.01, max: 1, noNaN: true });
      return parameter.fallback === undefined ? value : fc.option(value);
    });
    fc.assert(
      fc.property(fc.tuple(...argument), (any: readonly (number | boolean | null)[]) => {
        const args = consistent(names, any);
        const expected = fn.call(...args)[0]![0];
        if (expected instanceof CellError) return;
        // Experts, windows and latent attention fold only where they are literals; the others may be cells.
        const folded = ["window", "experts", "active_experts", "mla_heads", "q_rank"];
        const given = names.flatMap((name, index): [string, number | boolean][] =>
          args[index] === null ? [] : [[name, args[index]!]],
        );
        const operands = Object.fromEntries(
          given.map(([name, value]): [string, Operand] => [
            name,
            typeof value === "number" && !folded.includes(name) ? variable(name) : value,
          ]),
        );
        // A window beside a cell with the length of the sequence is an IF, which is no arithmetic.
        if (operands["window"] !== undefined) operands["seq_len"] = Number(Object.fromEntries(given)["seq_len"] ?? 512);
        const value = compile(fn.write("excel", operands))(Object.fromEntries(given) as Record<string, number>);
        expect(value / (expected as number)).toBeCloseTo(1, 11);
      }),
    );
  },
);
