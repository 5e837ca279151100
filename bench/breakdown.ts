import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { basename, dirname } from "node:path";
import { trainingFlopsPerToken } from "../src/core/flops";
import { scalingExponents } from "../src/studies/scaling-exponents";
import { pointsOf, settingsOf, studyCost } from "../src/study/study";
import { parameterCount } from "../src/core/transformer";
import { medianMs } from "./median-ms";

const CALLS = 200;

/** The paper's total as a script would add it up: plain loops, whole numbers to the last digit. */
function bareLoop(): bigint {
  const { shape, headDim, models, steps, batch, tokensPerParam, experiments } = scalingExponents;
  const model = { ...shape, width: 0 };
  let total = 0n;
  for (const { sweeps } of experiments) {
    for (const sweep of sweeps) {
      const runs = BigInt(settingsOf(sweep.factors) * pointsOf(scalingExponents, sweep));
      for (const index of sweep.models) {
        model.width = models[index]!.heads * headDim;
        const tokens = sweep.tokens === "fixed" ? steps * batch * shape.seqLen : tokensPerParam * parameterCount(model);
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
  if (studyCost(scalingExponents).total.exactFlops !== bareLoop())
    throw new Error("the breakdown and the bare loop differ");
  const many = (work: () => unknown) => () => {
    for (let call = 0; call < CALLS; call++) work();
  };
  const [ours, loop] = medianMs([many(() => studyCost(scalingExponents)), many(bareLoop)]);
  return { ours: ours! / CALLS, loop: loop! / CALLS, reference: referenceMs(script) };
}
