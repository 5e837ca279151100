import { trainingFlopsPerToken } from "../src/core/flops";
import { paper } from "../src/studies";
import type { Transformer } from "../src/core/transformer";
import { flopsPerToken } from "../src/functions/flops-per-token";
import { runCost } from "../src/functions/run-cost";
import type { Cell, Matrix } from "../src/grid/cell";
import { medianMs } from "./median-ms";

const CELLS = 100_000;

const column = (of: (row: number) => number): Matrix<number> => Array.from({ length: CELLS }, (_, row) => [of(row)]);

/** A call over a column of 100,000 cells, and the same arithmetic in a bare typed loop: numbers in, a matrix of numbers out, nothing checked. */
export function rangeCalls(): { name: string; callMs: number; loopMs: number }[] {
  const { figures, shape } = paper;
  const fleet = { flopsPerGpu: figures.flops_per_gpu, usdPerGpuHour: figures.usd_per_gpu_hour };
  const widths = column((row) => 128 + (row % 16_000));
  const flops = column((row) => 1e20 + row * 1e15);
  const cases: { name: string; call(): Matrix<Cell>; loop(): Matrix<Cell> }[] = [
    {
      name: "FLOPS_PER_TOKEN",
      call: () => flopsPerToken.call(widths),
      loop: () => {
        const model: Transformer = {
          width: 0,
          layers: figures.layer_count,
          seqLen: figures.seq_len,
          vocab: figures.vocab_size,
          kvRatio: figures.kv_ratio,
          ffnRatio: figures.ffn_ratio,
          ...shape,
        };
        const out = new Array<number[]>(CELLS);
        for (let row = 0; row < widths.length; row++) {
          model.width = widths[row]![0]!;
          out[row] = [trainingFlopsPerToken(model)];
        }
        return out;
      },
    },
    {
      name: "RUN_COST",
      call: () => runCost.call(flops),
      loop: () => {
        const out = new Array<number[]>(CELLS);
        for (let row = 0; row < flops.length; row++)
          out[row] = [(flops[row]![0]! / 3600 / fleet.flopsPerGpu) * fleet.usdPerGpuHour];
        return out;
      },
    },
  ];
  return cases.map(({ name, call, loop }) => {
    const [a, b] = [call(), loop()];
    if (a.some((row, index) => row[0] !== b[index]![0])) throw new Error(`${name}: the call and the loop differ`);
    const [callMs, loopMs] = medianMs([call, loop]);
    return { name, callMs: callMs!, loopMs: loopMs! };
  });
}
