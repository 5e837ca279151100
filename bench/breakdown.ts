import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { basename, dirname } from "node:path";
import { trainingFlopsPerToken } from "../src/core/flops";
import { parameterCount, type Transformer } from "../src/core/transformer";
import { paper } from "../src/studies";
import { studyCost } from "../src/study/cost";
import { pointsOf, settingsOf } from "../src/study/study";
import { medianMs } from "./median-ms";

const CALLS = 200;

/** The paper's total as a script would add it up: plain loops, whole numbers to the last digit. */
function bareLoop(): bigint {
  const { figures, shape, models, experiments } = paper;
  const model: Transformer = {
    width: 0,
    layers: figures.layer_count,
    seqLen: figures.seq_len,
    vocab: figures.vocab_size,
    kvRatio: figures.kv_ratio,
    ffnRatio: figures.ffn_ratio,
    ...shape,
  };
  let total = 0n;
  for (const { sweeps } of experiments) {
    for (const sweep of sweeps) {
      const runs = BigInt(settingsOf(sweep.factors) * pointsOf(paper, sweep));
      for (const index of sweep.models) {
        model.width = models[index]!.width;
        const tokens =
          sweep.tokens === "fixed"
            ? figures.train_steps * figures.batch_size * figures.seq_len
            : figures.tokens_per_param * parameterCount(model);
        total += runs * BigInt(trainingFlopsPerToken(model)) * BigInt(tokens);
      }
    }
  }
  return total;
}

/** Milliseconds of one breakdown by the reference script, inside its own process; undefined where there is no Python or no script. */
function referenceMs(script: string): number | undefined {
  if (!existsSync(script)) return undefined;
  const program = `
import sys, time
sys.path.insert(0, ${JSON.stringify(dirname(script))})
import ${basename(script, ".py")} as reference
def once():
    rows = reference.published()
    total = sum(rows.values())
    return [reference.row(it) for it in rows.values()], reference.row(total), reference.run_counts()
times = []
for _ in range(${CALLS}):
    start = time.perf_counter()
    once()
    times.append(time.perf_counter() - start)
print(sorted(times)[len(times) // 2] * 1000)
`;
  try {
    return Number(execFileSync("python3", ["-c", program], { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] }));
  } catch {
    return undefined;
  }
}

export interface BreakdownTimes {
  ours: number;
  loop: number;
  reference: number | undefined;
}

/** Milliseconds of one whole breakdown: runs, FLOPs to the last digit, US$ and hours of each experiment and of all. */
export function breakdownTimes(script: string): BreakdownTimes {
  if (studyCost(paper).total.exactFlops !== bareLoop()) throw new Error("the breakdown and the bare loop differ");
  const many = (work: () => unknown) => () => {
    for (let call = 0; call < CALLS; call++) work();
  };
  const [ours, loop] = medianMs([many(() => studyCost(paper)), many(bareLoop)]);
  return { ours: ours! / CALLS, loop: loop! / CALLS, reference: referenceMs(script) };
}
