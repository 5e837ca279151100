import { HOURS_PER_DAY, SECONDS_PER_HOUR } from "../../core/cost";
import { flopsPerToken } from "../../functions/flops-per-token";
import { gpuHours } from "../../functions/gpu-hours";
import type { modelParameters } from "../../functions/parameters/model-parameters";
import { modelParams } from "../../functions/model-params";
import { optimalTokens } from "../../functions/optimal-tokens";
import { runCost } from "../../functions/run-cost";
import { runDays } from "../../functions/run-days";
import { runFlops } from "../../functions/run-flops";
import { runTokens } from "../../functions/run-tokens";
import { CellError } from "../../grid/cell";
import type { WorksheetFunction } from "../../grid/define-function";
import type { Parameter } from "../../grid/parameter";

/** A workbook name that stands for a function of ours, written in Excel's own functions. */
export interface LambdaName {
  name: string;
  formula: string;
  comment: string;
}

/** The expression of a function over its arguments' names. */
type Body<Names extends string> = (argument: Readonly<Record<Names, string>>) => string;

/** Experts that are counted, of those there are. */
const counted: Body<"experts" | "active_experts"> = (it) =>
  `IF(${it.active_experts}<${it.experts},${it.active_experts},${it.experts})`;

const blockWeights: Body<
  "attention_ratio" | "kv_ratio" | "ffn_ratio" | "gated" | "layers" | "width" | "experts" | "active_experts"
> = (it) =>
  `((2*${it.attention_ratio}*(1+${it.kv_ratio})+IF(${it.gated},3,2)*${it.ffn_ratio}*${counted(it)})*${it.width}^2` +
  `+IF(${it.experts}>1,${it.width}*${it.experts},0))*${it.layers}`;

/** Share of the sequence that a window lets a position see, and what it leaves of the work of attention. */
const seen: Body<"window" | "seq_len"> = (it) =>
  `IF(${it.window}<${it.seq_len},${it.window},${it.seq_len})/${it.seq_len}`;
const reach: Body<"window" | "seq_len" | "windowed_share" | "causal"> = (it) =>
  `(1-${it.windowed_share}+${it.windowed_share}*${seen(it)}*IF(${it.causal},2-${seen(it)},1))`;

const trainingFlops: Body<"width" | keyof typeof modelParameters> = (it) =>
  `6*(${blockWeights(it)}+IF(${it.causal},1,2)*${it.layers}*${it.seq_len}*${it.attention_ratio}*${it.width}*${reach(it)}+${it.vocab}*${it.width})`;

const hours: Body<"flops" | "flops_per_gpu"> = (it) => `${it.flops}/${SECONDS_PER_HOUR}/${it.flops_per_gpu}`;

/** No more experts are active than there are, unless nothing was said of it. */
const expertsRule: Body<"experts" | "active_experts"> = (it) =>
  `((${it.active_experts}<=${it.experts})+(${it.active_experts}=${String(flopsPerToken.parameters["active_experts"]!.fallback)})>0)`;

/** A share of windowed layers says something only where there is a window. */
const windowRule: Body<"window" | "windowed_share"> = (it) =>
  `((${it.windowed_share}=1)+(${it.window}<${String(flopsPerToken.parameters["window"]!.fallback)})>0)`;

/** Functions whose arithmetic is one expression; sweeps and the paper's tables need the add-in. */
export const lambdaNames: readonly LambdaName[] = [
  lambdaName(flopsPerToken, trainingFlops, [expertsRule, windowRule]),
  lambdaName(modelParams, (it) => `${blockWeights(it)}+IF(${it.tied},1,2)*${it.vocab}*${it.width}`, [expertsRule]),
  lambdaName(runTokens, (it) => `${it.steps}*${it.batch}*${it.seq_len}`),
  lambdaName(optimalTokens, (it) => `${it.ratio}*${it.params}`),
  lambdaName(runFlops, (it) => `${trainingFlops(it)}*${it.tokens}`, [expertsRule, windowRule]),
  lambdaName(gpuHours, hours),
  lambdaName(runCost, (it) => `${hours(it)}*${it.usd_per_gpu_hour}`),
  lambdaName(runDays, (it) => `${hours(it)}/${it.gpus}/${HOURS_PER_DAY}`),
];

/** Arguments, defaults and rules come from the function's declaration; only the expression is said here. */
function lambdaName<Names extends string>(
  fn: WorksheetFunction<Names>,
  body: Body<Names>,
  furtherRules: readonly Body<Names>[] = [],
): LambdaName {
  const parameters = Object.entries(fn.parameters);
  // A name of its own for what an optional argument comes to: a variable may not be defined by itself.
  const valueOf = Object.fromEntries(
    parameters.map(([name, { fallback }]) => [name, fallback === undefined ? name : `${name}_`]),
  ) as Record<Names, string>;
  const declared = parameters.map(([name, { fallback }]) => (fallback === undefined ? name : `[${name}]`));
  const defaults = parameters.flatMap(([name, { fallback }]) => {
    if (fallback === undefined) return [];
    const taken = String(fallback).toUpperCase();
    return [`${valueOf[name as Names]},IF(ISOMITTED(${name}),${taken},IF(${name}="",${taken},${name}))`];
  });
  const rules = [
    ...parameters.flatMap(([name, parameter]) => ruleOf(parameter, valueOf[name as Names])),
    ...furtherRules.map((it) => it(valueOf)),
  ];
  const checked = `IF(${rules.join("*")},${body(valueOf)},#VALUE!)`;
  const value = defaults.length === 0 ? checked : `LET(${[...defaults, checked].join(",")})`;
  return {
    name: fn.name,
    formula: `=LAMBDA(${[...declared, value].join(",")})`,
    comment: `${fn.summary} Result: ${fn.unit}.`,
  };
}

/** What the parameter admits, asked of the parameter itself; a factor of 1 or 0 that works on ranges too. */
function ruleOf(parameter: Parameter, value: string): string[] {
  const admits = (cell: number) => !(parameter.read(cell) instanceof CellError);
  // A flag: TRUE, FALSE, 1 and 0, and nothing else; Excel holds TRUE and 1 apart.
  if (admits(0) && admits(1) && !admits(2)) return [`((${value}=TRUE)+(${value}=FALSE)+(${value}=1)+(${value}=0)>0)`];
  const whole = admits(1.5) || !admits(2) ? [] : [`(${value}=INT(${value}))`];
  return [
    `(${value}>${admits(0) ? "=" : ""}0)`,
    ...whole,
    ...(admits(2) ? [] : [`(${value}<=1)`]),
    ...(admits(1e300) || !admits(2) ? [] : [`(${value}<=${Number.MAX_SAFE_INTEGER})`]),
  ];
}
