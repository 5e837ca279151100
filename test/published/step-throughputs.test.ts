import { trainingFlopsPerToken } from "../../src/core/flops";
import { transformerOf } from "../../src/core/models";
import { mptShapes, stepThroughputs, type StepThroughput } from "../../src/core/step-throughputs";
import { parameterCount } from "../../src/core/transformer";
import { catalogue } from "../../src/functions";
import { CellError, type Cell } from "../../src/grid/cell";

const one = (name: string, ...args: Cell[]): number => {
  const value = catalogue.find((it) => it.name === name)!.call(...args)[0]![0];
  if (typeof value !== "number") throw new Error(value instanceof CellError ? value.message : String(value));
  return value;
};

/** Dense peaks by precision; the H100's fp8 peak is twice its bf16 one. */
const PEAK = { "A100 40GB": 312e12, "A100 80GB": 312e12, "H100 80GB": 989.4e12 };
const peakOf = ({ gpu, precision }: StepThroughput): number => PEAK[gpu] * (precision === "fp8" ? 2 : 1);

/** The arguments of a shape's functions, in their order: width, layers, seq_len, vocab. */
const shapeOf = ({ model, seqLen }: StepThroughput): [number, number, number, number] => {
  const { width, layers, vocab } = mptShapes[model];
  return [width, layers, seqLen, vocab];
};

/** Learned positions, and biases and norms: 13 of D a layer and two more. MPT's count of parameters has them, ours has not. */
const beyondMatrices = ({ model, seqLen }: StepThroughput): number => {
  const { width, layers } = mptShapes[model];
  return (seqLen + 13 * layers + 2) * width;
};

test("an MPT model has the parameters that its authors count, once what we leave out is there", () => {
  const params = (it: StepThroughput) =>
    parameterCount(transformerOf({ ...mptShapes[it.model], seqLen: it.seqLen }), true) + beyondMatrices(it);
  const of = (model: string, seqLen: number) =>
    params(stepThroughputs.find((it) => it.model === model && it.seqLen === seqLen)!);
  expect([of("125m", 512), of("7b", 2048), of("30b", 2048), of("70b", 2048)]).toEqual([
    124_131_840, 6_658_859_008, 29_975_214_080, 64_862_437_376,
  ]);
});

test("tokens a second in the full convention are the 216 utilisations that were printed", () => {
  expect(stepThroughputs).toHaveLength(216);
  for (const it of stepThroughputs) {
    const [width, layers, seqLen, vocab] = shapeOf(it);
    const full = one("MFU", it.tokensPerSecondPerGpu, peakOf(it), width, "full", layers, seqLen, vocab);
    // llm-foundry counts 6 FLOPs for positions, biases and norms too.
    const theirs = full + (6 * beyondMatrices(it) * it.tokensPerSecondPerGpu) / peakOf(it);
    expect(Math.abs((100 * theirs) / it.mfuPercent - 1)).toBeLessThan(0.01);
  }
});

test("MEASURED_FLOPS is tokens a second times our FLOPs a token, and MFU its share of the peak", () => {
  for (const it of stepThroughputs.filter(({ gpus }) => gpus === 8)) {
    const rate = one("MEASURED_FLOPS", it.tokensPerSecondPerGpu, ...shapeOf(it));
    const perToken = trainingFlopsPerToken(transformerOf({ ...mptShapes[it.model], seqLen: it.seqLen }));
    expect(rate / (perToken * it.tokensPerSecondPerGpu)).toBeCloseTo(1, 12);
    const [width, layers, seqLen, vocab] = shapeOf(it);
    const share = one("MFU", it.tokensPerSecondPerGpu, PEAK[it.gpu], width, null, layers, seqLen, vocab);
    expect(share).toBeCloseTo(rate / PEAK[it.gpu], 12);
  }
});

test("a convention mixed up costs 12.5 % for Llama 3 8B and 52 % for Gemma 3 27B", () => {
  const ratio = (model: string, convention: string) =>
    one("MFU", 1000, "H100 SXM", model, convention) / one("MFU", 1000, "H100 SXM", model);
  const cost = (model: string) => Math.round(1000 * (ratio(model, "full") - 1)) / 10;
  expect(cost("Llama 3 8B")).toBe(12.5);
  expect(cost("Mistral 7B")).toBe(17);
  expect(cost("Mixtral 8x7B")).toBe(25.2);
  expect(cost("Gemma 3 27B")).toBe(51.7);
  expect(ratio("Llama 3 8B", "recomputed")).toBeCloseTo(4 / 3, 12);
  // Without windows and masks there is nothing to halve.
  const unmasked = one("MFU", 1000, "H100 SXM", "Gemma 3 27B", "causal", null, null, null, null, null, null, false);
  expect(unmasked).toBeLessThan(one("MFU", 1000, "H100 SXM", "Gemma 3 27B", "full"));
});
