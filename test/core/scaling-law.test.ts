import * as fc from "../fast-check";
import { scalingLaws } from "../../src/core/scaling-law";

const law = (name: string) => scalingLaws.find((it) => it.name === name)!;
const GOPHER_BUDGET = 5.76e23;

test("the laws give the models that their papers print for Gopher's budget", () => {
  // arXiv:2203.15556, Table 3 and §3.4: 67B, 63B and 40B by its three approaches; 70B on 1.4e12 tokens were trained.
  expect(law("20 tokens").optimal(GOPHER_BUDGET).params / 70e9).toBeCloseTo(1, 1);
  expect(law("20 tokens").optimal(GOPHER_BUDGET).tokens / 1.4e12).toBeCloseTo(1, 1);
  expect(Math.round(law("Hoffmann").optimal(GOPHER_BUDGET).params / 1e9)).toBe(40);
  // arXiv:2404.10102, §4: about 20 tokens a parameter at that budget, as Chinchilla was trained.
  const { params, tokens } = law("Besiroglu").optimal(GOPHER_BUDGET);
  expect(Math.abs(tokens / params / 20 - 1)).toBeLessThan(0.15);
});

test("no other share of the same FLOPs has a lower loss, and all of them spend what there is", () => {
  fc.assert(
    fc.property(
      fc.constantFrom("Hoffmann", "Besiroglu"),
      fc.double({ min: 18, max: 28, noNaN: true }),
      (name, exponent) => {
        const flops = 10 ** exponent;
        const { params, tokens, loss } = law(name).optimal(flops);
        expect((6 * params * tokens) / flops).toBeCloseTo(1, 12);
        // The law again, from its printed form, a little to either side.
        const [e, a, alpha, b, beta] =
          name === "Hoffmann" ? [1.6934, 406.4, 0.3392, 410.7, 0.2849] : [1.8172, 482.01, 0.3478, 2085.43, 0.3658];
        const at = (n: number) => e + a / n ** alpha + b / (flops / 6 / n) ** beta;
        expect(at(params)).toBeCloseTo(loss!, 12);
        for (const factor of [0.5, 0.99, 1.01, 2]) expect(at(params * factor)).toBeGreaterThan(loss!);
      },
    ),
  );
});

test("every law names who measured it, and when", () => {
  for (const { source, date } of scalingLaws) {
    expect(source.length).toBeGreaterThan(10);
    expect(date).toMatch(/^20\d\d-\d\d$/);
  }
});
