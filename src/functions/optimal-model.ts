import { scalingLaws } from "../core/scaling-law";
import { sourceText } from "../core/source";
import { CellError } from "../grid/cell";
import { defineFunction } from "../grid/define-function";
import { choice, optional, positive } from "../grid/parameter";

const FIELDS = ["params", "tokens", "tokens_per_param", "loss", "source"] as const;

export const optimalModel = defineFunction({
  name: "OPTIMAL_MODEL",
  summary: "The compute-optimal model size and training tokens for a FLOP budget, by a scaling law.",
  unit: "by field: parameters, tokens, tokens per parameter, nats per token",
  unitsByField: {
    params: "parameters",
    tokens: "tokens",
    tokens_per_param: "tokens per parameter",
    loss: "nats per token",
  } satisfies Partial<Record<(typeof FIELDS)[number], string>>,
  parameters: {
    flops: positive("FLOP budget for training."),
    law: optional(
      choice(
        "Scaling law: the rule of 20 tokens per parameter, or a fitted loss.",
        scalingLaws.map(({ name }) => name),
      ),
      "20 tokens",
    ),
    field: optional(choice("Which field to return.", FIELDS), "params"),
  },
  examples: [
    // Chinchilla's budget: 69e9 parameters, 1.4e12 tokens; 70e9 and 1.4e12 were trained.
    { arguments: [5.76e23], result: 69_282_032_302.7551 },
    { arguments: [5.76e23, "20 tokens", "tokens"], result: 1_385_640_646_055.102 },
    { arguments: [5.76e23, "Besiroglu", "tokens_per_param"], result: 18.39124495531415 },
  ],
  equation:
    "flops = 6 × params × tokens. 20 tokens: tokens = 20 × params. Fitted: params = (αA / βB)^(1/(α+β)) × (flops / 6)^(β/(α+β)), loss = E + A / params^α + B / tokens^β",
  source: scalingLaws.map((it) => `${it.name}: ${sourceText(it)}`).join("; "),
  compute({ flops, law, field }) {
    const chosen = scalingLaws.find(({ name }) => name === law)!;
    const { params, tokens, loss } = chosen.optimal(flops);
    const answers = {
      params,
      tokens,
      tokens_per_param: tokens / params,
      loss: loss ?? new CellError("#N/A", `law “${law}” does not predict a loss`),
      source: sourceText(chosen),
    };
    return answers[field];
  },
});
