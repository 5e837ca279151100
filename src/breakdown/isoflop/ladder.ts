import { TRAINING_FLOPS_PER_WEIGHT } from "../../core/flops";
import { f, pinned, type Formula, type Place } from "../../grid/formula/formula";
import { span } from "../../grid/sheet-builder";
import { COUNT_RULE, type Rule } from "../../study/assumptions";
import type { LadderTarget } from "../../study/ladder";
import { formats } from "../formats";
import type { Ladder } from "../isoflop-sheet";
import { aside, heading, inputRule, note } from "../section";
import { priceOf, type CostFormulas } from "./price";
import { cellAtPlace as at, COUNTED, PARAMETERS, type IsoflopContext } from "./runs";

export interface LadderFormulas {
  rungs: CostFormulas;
  target: CostFormulas;
}

const [RUN, WANTED, WIDTH, LAYERS, PARAMS, PER_TOKEN, TOKENS, STEPS, FLOPS, SHARE, HOURS, USD] = [
  0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11,
] as const;

const HEADINGS: Readonly<Record<number, string>> = {
  [RUN]: "Run",
  [WANTED]: "Wanted share",
  [WIDTH]: "Width",
  [LAYERS]: "Layers",
  [PARAMS]: "Parameters",
  [PER_TOKEN]: "FLOPs / token",
  [TOKENS]: "Tokens",
  [STEPS]: "Steps",
  [FLOPS]: "FLOPs",
  [SHARE]: "Share of target",
  [HOURS]: "GPU-hours",
  [USD]: "US$",
};
export const LADDER_WIDTH = USD + 1;

const SHARES = "0.00%";
const FIGURE_RULE: Rule = { kind: "decimal", minimum: 1, maximum: 1e21 };

/** What the shape of the target is made of: each grows in its own way with width and layers. */
const FACTS = [
  ["blocks", "Weights of its blocks", "× layers × width²: those that one token uses"],
  ["output", "Weights of its output layer", "× width"],
  ["tables", "Embedding tables", "1 where input and output share one"],
  ["attention", "Attention per token", "× layers × width, at its sequence length"],
  ["seqLen", "Sequence length", "tokens"],
] as const satisfies readonly (readonly [keyof LadderTarget, string, string])[];

/** Smaller copies of a target at its tokens per parameter, up to the target itself. */
export function placeLadder(context: IsoflopContext, { target, shares, rungs }: Ladder): LadderFormulas {
  const { sheet, inputs, checked, needs } = context;
  sheet.place(sheet.nextRow, RUN, { content: `Ladder to ${target.name}`, style: "section" });
  sheet.place(
    sheet.nextRow - 1,
    WANTED,
    note("The target's shape with less width and fewer layers, at its tokens per parameter."),
  );
  const headRow = sheet.nextRow;
  for (const [column, text] of Object.entries(HEADINGS))
    sheet.place(headRow, Number(column), heading(text, Number(column) === RUN ? "left" : "right"));
  const top = sheet.nextRow;
  const totalRow = top + rungs.length;
  const targetRow = totalRow + 1;
  const facts = Object.fromEntries(FACTS.map(([name], index) => [name, at(targetRow + 2 + index, WANTED)])) as Record<
    (typeof FACTS)[number][0],
    Place
  >;
  const whole = (column: number): Place => at(targetRow, column);

  /** A run of the shape in its row, its tokens where they do not follow the target's. */
  function place(row: number, label: string, shape: { width: number; layers: number }, tokens: number | Formula): void {
    const style = row === targetRow ? "total" : undefined;
    const byWidth = f`${at(row, WIDTH)}/${pinned(whole(WIDTH), "both")}`;
    const byLayers = f`${at(row, LAYERS)}/${pinned(whole(LAYERS), "both")}`;
    const blocks = f`${pinned(facts.blocks, "both")}*(${byWidth})^2*${byLayers}`;
    const output = f`${pinned(facts.output, "both")}*${byWidth}`;
    const attention = f`${pinned(facts.attention, "both")}*${byWidth}*${byLayers}`;
    const price = priceOf(context, at(row, FLOPS), at(row, WIDTH));
    sheet.place(row, RUN, { content: label, style });
    for (const [column, value] of [
      [WIDTH, shape.width],
      [LAYERS, shape.layers],
    ] as const) {
      const cell = sheet.place(row, column, { content: value, format: formats.whole, style: "input" });
      sheet.validate(inputRule(cell, { label: HEADINGS[column]!, rule: COUNT_RULE }));
      needs(cell, true);
    }
    for (const [column, content, format] of [
      [PARAMS, f`${checked}*(${blocks}+${pinned(facts.tables, "both")}*${output})`, PARAMETERS],
      [PER_TOKEN, f`${checked}*${TRAINING_FLOPS_PER_WEIGHT}*(${blocks}+${output}+${attention})`, formats.flops],
      [STEPS, f`${at(row, TOKENS)}/(${inputs["batch_size"]!}*${pinned(facts.seqLen, "both")})`, COUNTED],
      [FLOPS, f`${at(row, PER_TOKEN)}*${at(row, TOKENS)}`, formats.flops],
      [SHARE, f`${at(row, FLOPS)}/${pinned(whole(FLOPS), "both")}`, SHARES],
      [HOURS, price.gpuHours, formats.runHours],
      [USD, price.usd, formats.usdShort],
    ] as const)
      sheet.place(row, column, { content, format, style });
    sheet.place(
      row,
      TOKENS,
      typeof tokens === "number"
        ? { content: tokens, format: formats.flops, style: "input" }
        : { content: tokens, format: formats.flops },
    );
  }

  for (const [index, rung] of rungs.entries()) {
    const row = top + index;
    place(
      row,
      `Rung ${index + 1}`,
      rung,
      f`${pinned(whole(TOKENS), "both")}*${at(row, PARAMS)}/${pinned(whole(PARAMS), "both")}`,
    );
    sheet.place(row, WANTED, { content: shares[index]!, format: SHARES, style: "note", align: "right" });
  }
  const sum = (column: number): Formula => f`SUM(${span(at(top, column), at(totalRow - 1, column))})`;
  for (const column of Object.keys(HEADINGS).map(Number)) {
    const summed = { [FLOPS]: formats.flops, [HOURS]: formats.runHours, [USD]: formats.usdShort }[column];
    if (column === RUN) sheet.place(totalRow, column, { content: "All rungs", style: "total" });
    else if (summed) sheet.place(totalRow, column, { content: sum(column), format: summed, style: "total" });
    else if (column === SHARE)
      sheet.place(totalRow, column, {
        content: f`${at(totalRow, FLOPS)}/${whole(FLOPS)}`,
        format: SHARES,
        style: "total",
      });
    else sheet.place(totalRow, column, { content: "", style: "total" });
  }
  place(targetRow, `Target: ${target.name}`, target, target.tokens);
  sheet.place(targetRow, WANTED, { content: "", style: "total" });
  sheet.validate(inputRule(whole(TOKENS), { label: "Tokens of the target", rule: FIGURE_RULE }));
  needs(whole(TOKENS));

  sheet.place(sheet.nextRow, RUN, { content: "Shape of the target", style: "label" });
  sheet.place(sheet.nextRow - 1, WIDTH, note(target.source));
  for (const [name, label, about] of FACTS) {
    const row = facts[name].row;
    sheet.place(row, RUN, note(label));
    sheet.place(row, WANTED, { content: target[name], format: formats.whole, style: "input" });
    sheet.place(row, WIDTH, aside(about));
    sheet.validate(inputRule(facts[name], { label, rule: FIGURE_RULE }));
    needs(facts[name], name === "seqLen");
  }
  sheet.skip(1);
  const runs = (count: number): Formula => f`${count}`;
  return {
    rungs: {
      runs: runs(rungs.length),
      flops: f`${at(totalRow, FLOPS)}`,
      gpuHours: f`${at(totalRow, HOURS)}`,
      usd: f`${at(totalRow, USD)}`,
    },
    target: { runs: runs(1), flops: f`${whole(FLOPS)}`, gpuHours: f`${whole(HOURS)}`, usd: f`${whole(USD)}` },
  };
}
