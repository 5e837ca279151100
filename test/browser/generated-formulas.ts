// Its own seed: the browser tests are not run by jest, whose seed test/fast-check.ts takes.
// eslint-disable-next-line no-restricted-imports
import * as fc from "fast-check";

/** Numbers as people type them who work on models; the engine's own spelling of each is another. */
const SPELLED = ["1e6", "20e9", "1E6", "1.0", "40%", "1e-4", "2.50", "3.5E+14"];
const PLAIN = ["1024", "8", "0.5"];
const TEXTS = ['"abc"', '"a ""b"""', '"1e6"', '""', '"8B"'];
/** Names of no sheet: that of one sheet is resolved at once. */
const NAMES = ["my_price", "kv_ratios"];
const REFERENCES = ["A1", "$B$2", "A1:B3"];
const FUNCTIONS = ["SUM", "MAX", "IF"];

/** Formulas that mix numbers, texts, names, references, arrays and calls within calls. */
function formulas(numbers: readonly string[]): fc.Arbitrary<string> {
  const number = fc.constantFrom(...numbers);
  const value = fc.oneof(
    { weight: 2, arbitrary: number },
    { weight: 3, arbitrary: fc.constantFrom(...TEXTS, ...NAMES, ...REFERENCES) },
    { weight: 1, arbitrary: fc.tuple(number, fc.constantFrom("x", "y")).map(([it, text]) => `{${it},"${text}";1,2}`) },
  );
  const call = (...given: fc.Arbitrary<string>[]) =>
    fc.tuple(fc.constantFrom(...FUNCTIONS), ...given).map(([name, ...rest]) => `${name}(${rest.join(",")})`);
  return fc
    .oneof(
      { weight: 4, arbitrary: call(number, value) },
      { weight: 2, arbitrary: call(value, number) },
      { weight: 2, arbitrary: call(call(number), value) },
      { weight: 1, arbitrary: call(value, number, value) },
      { weight: 2, arbitrary: fc.tuple(number, fc.constantFrom("+", "*", "/"), value).map((it) => it.join("")) },
      {
        weight: 1,
        arbitrary: fc.constantFrom("RUN_COST", "MODEL_PARAMS").chain((name) => value.map((it) => `${name}(${it})`)),
      },
    )
    .map((it) => `=${it}`);
}

/** So many different formulas, the same at every run. */
const sample = (numbers: readonly string[], count: number): string[] =>
  fc.sample(fc.uniqueArray(formulas(numbers), { minLength: count, maxLength: count }), { seed: 1, numRuns: 1 })[0]!;

export const spelledFormulas = (count: number): string[] => sample([...SPELLED, ...PLAIN], count);
export const plainFormulas = (count: number): string[] => sample(PLAIN, count);
