import { readFileSync } from "node:fs";
import { join } from "node:path";
import { accelerators } from "../../src/core/accelerators";
import { matrixProducts } from "../../src/core/matrix-products";
import {
  generationOf,
  studentQuantile,
  typicalUtilisation,
  UTILISATION_FIT,
  utilisationEvidence,
} from "../../src/core/utilisation";
import * as fc from "../fast-check";
import { accuracyPage, accuracySentences, scores } from "./accuracy";
import {
  evidence,
  fitAnySize,
  fitBySize,
  fitOfMatrixProducts,
  fitted,
  leaveAuthorsOut,
  leaveOneOut,
  median,
  ofGeneration,
  partOf,
} from "./utilisation-fit";

const H100 = accelerators.find(({ name }) => name === "H100 SXM")!;
const A100 = accelerators.find(({ name }) => name === "A100 SXM 80GB")!;

/** Parameters and FLOPs to four digits as they were counted apart from this project, from other copies of the shapes. */
const COUNTED_APART: Readonly<Record<string, readonly [params: number, flops: number]>> = {
  "Llama 4 Maverick": [400_711_352_320, 2.398e24],
  "Granite 3.0 2B": [2_533_365_760, 2.066e23],
  "Nemotron-4 15B": [15_627_976_704, 7.133e23],
  "phi-3.5-mini": [3_820_879_872, 8.415e22],
  "Phi-3.5-MoE": [41_872_261_120, 2.071e23],
  "DeepSeek-V2": [235_740_692_480, 1.258e24],
  "DeepSeek 67B": [67_423_436_800, 8.373e23],
  "Llama 2 34B": [33_743_175_680, 4.211e23],
  "GLM-130B": [128_685_441_024, 3.131e23],
  BloombergGPT: [50_551_848_960, 1.763e23],
  "TinyLlama 1.1B": [1_099_956_224, 2.028e22],
  "StableLM-3B-4E1T": [2_795_110_400, 7.205e22],
  "Skywork-13B": [13_853_786_112, 2.79e23],
  "phi-2": [2_778_726_400, 2.365e22],
  "phi-1.5": [1_417_674_752, 1.272e21],
  "Phi-4-mini": [3_835_822_080, 1.272e23],
};

test("a run's shape has the parameters and the FLOPs that were counted apart", () => {
  const ours = Object.fromEntries(evidence.map((it) => [it.run.name, it]));
  for (const [name, [params, flops]] of Object.entries(COUNTED_APART)) {
    expect([name, ours[name]!.params]).toEqual([name, params]);
    expect([name, Number(ours[name]!.flops.toPrecision(4))]).toEqual([name, flops]);
  }
});

describe("the coefficients are what a fit to the published runs gives", () => {
  const { bySize, anySize, ofMatrixProducts, matrixProductShare } = UTILISATION_FIT;

  test("by size", () => {
    const fit = fitBySize(fitted);
    expect(bySize.scale).toBeCloseTo(fit.scale, 4);
    for (const generation of ["Ampere", "Hopper"] as const) {
      expect(bySize[generation].level).toBeCloseTo(fit[generation].level, 4);
      expect(bySize[generation].perDecade).toBeCloseTo(fit[generation].perDecade, 4);
      expect(Math.abs(bySize[generation].smallest / fit[generation].smallest - 1)).toBeLessThan(0.005);
      expect(Math.abs(bySize[generation].largest / fit[generation].largest - 1)).toBeLessThan(0.005);
    }
  });

  test("of any size, and as a share of matrix products", () => {
    const fit = fitAnySize(fitted);
    expect(anySize.scale).toBeCloseTo(fit.scale, 4);
    expect(anySize.Ampere.level).toBeCloseTo(fit.Ampere.level, 4);
    expect(anySize.Hopper.level).toBeCloseTo(fit.Hopper.level, 4);
    const products = fitOfMatrixProducts(fitted);
    expect(ofMatrixProducts.level).toBeCloseTo(products.level, 4);
    expect(ofMatrixProducts.scale).toBeCloseTo(products.scale, 4);
    const shares = [...new Set(Object.values(matrixProducts).map(({ flops, peak }) => flops / peak))];
    expect(matrixProductShare).toBeCloseTo(median(shares), 3);
  });
});

describe.each([
  ["the run itself", leaveOneOut()],
  ["all runs of its authors", leaveAuthorsOut()],
  ["the run itself, with the one that was never fitted", leaveOneOut(evidence)],
])("a fit without %s", (_, predictions) => {
  test.each(["Hopper", "Ampere"] as const)("has no bias on %s", (generation) => {
    const { median: middle } = scores(ofGeneration(predictions, generation));
    expect(middle).toBeGreaterThan(0.85);
    expect(middle).toBeLessThan(1.18);
  });

  test("is off by a factor of less than 1.29, where the article's rate for all is off by 1.35", () => {
    expect(scores(predictions).factor).toBeLessThan(1.29);
  });

  test.each(["Hopper", "Ampere"] as const)("has four of five runs on %s within its 10 to 90 %% band", (generation) => {
    const { coverage } = scores(ofGeneration(predictions, generation));
    expect(coverage).toBeGreaterThan(0.65);
    expect(coverage).toBeLessThan(0.95);
  });
});

test("quantiles of Student's t are those of its tables", () => {
  // Four degrees of freedom, one-sided: 90, 95, 97.5, 99 and 99.9 %.
  for (const [probability, t] of [
    [0.9, 1.533],
    [0.95, 2.132],
    [0.975, 2.776],
    [0.99, 3.747],
    [0.999, 7.173],
  ] as const) {
    expect(studentQuantile(probability)).toBeCloseTo(t, 3);
    expect(studentQuantile(1 - probability)).toBeCloseTo(-t, 3);
  }
  expect(studentQuantile(0.5)).toBe(0);
});

test("a quantile is a share, and more where the probability is more", () => {
  // Nearer to 0 or 1 a double has no share between.
  const share = fc.double({ min: 1e-6, max: 1 - 1e-6, noNaN: true });
  fc.assert(
    fc.property(
      fc.constantFrom(...accelerators),
      fc.double({ min: 1, max: 1e13, noNaN: true }),
      share,
      share,
      (...it) => {
        const [part, params, one, other] = it;
        const [low, high] = [Math.min(one, other), Math.max(one, other)].map((p) =>
          typicalUtilisation(part, params, p),
        );
        expect(low).toBeGreaterThan(0);
        expect(low).toBeLessThanOrEqual(high!);
        expect(high).toBeLessThan(1);
      },
    ),
  );
});

test("every accelerator has a utilisation, and says what it rests on", () => {
  for (const part of accelerators) {
    const middle = typicalUtilisation(part);
    expect(middle).toBeGreaterThan(0.1);
    expect(middle).toBeLessThan(0.45);
    // Nothing trains faster than its own matrix products.
    const measured = matrixProducts[part.name];
    if (measured) expect(middle * part.peakFlops).toBeLessThan(measured.flops);
  }
  const of = (name: string) => utilisationEvidence({ name });
  expect(["H100 PCIe", "H800 SXM", "A100 SXM 40GB", "GH200"].map(of)).toEqual(Array(4).fill("published runs"));
  expect(["B200", "MI300X"].map(of)).toEqual(Array(2).fill("measured matrix products"));
  expect(["TPU v4", "L40S", "H20", "A1000"].map(of)).toEqual(Array(4).fill("other accelerators"));
  expect(["A800", "H200 SXM", "H20", "A10G"].map(generationOf)).toEqual(["Ampere", "Hopper", undefined, undefined]);
});

test("sizes beyond those of the runs count as the nearest, and a size that is left out as none", () => {
  expect(typicalUtilisation(H100, 1e6)).toBe(typicalUtilisation(H100, 2.53e9));
  expect(typicalUtilisation(A100, 1e13)).toBe(typicalUtilisation(A100, 1.76e11));
  expect(typicalUtilisation(H100)).not.toBe(typicalUtilisation(H100, 1e10));
  expect(partOf("Hopper")).toBe(H100);
});

test("what the README says of accuracy is what runs that were not fitted come to", () => {
  const readme = readFileSync(join(__dirname, "../../README.md"), "utf8").replace(/\s+/g, " ");
  for (const it of accuracySentences()) expect(readme).toContain(it);
});

test("docs/accuracy.md is what this data gives", () => {
  expect(readFileSync(join(__dirname, "../../docs/accuracy.md"), "utf8")).toBe(accuracyPage());
});
