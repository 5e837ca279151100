import { f, type Place } from "../../grid/formula/formula";
import type { SheetBuilder } from "../../grid/sheet-builder";
import { assumptionOf, type AssumptionName, type Rule } from "../../study/assumptions";
import { plausibleTokens } from "../../study/isoflop";
import { sourceOf, type Study } from "../../study/study";
import { formats } from "../formats";
import { completeFormula } from "../input-check";
import { aside, inputRule, note } from "../section";

export interface IsoflopInputs {
  /** By the names of the assumptions, and the two bounds below. */
  inputs: Readonly<Record<string, Place>>;
  /** 1, or an error where an input is missing. */
  checked: Place;
  /** Adds cells that must have a number, whole ones where they count something. */
  needs(cells: Place, isWhole?: boolean): void;
}

export const [LOWEST, HIGHEST] = ["lowest tokens per parameter", "highest tokens per parameter"] as const;

/** The column of labels, of values, of units and of sources. */
const [LABEL, VALUE, UNIT, SOURCE] = [0, 1, 2, 3] as const;

const PRICED: readonly AssumptionName[] = ["usd_per_gpu_hour", "flops_per_gpu", "goodput", "rate_at_1024"];
const RUN: readonly AssumptionName[] = ["batch_size", "seq_len", "tokens_per_param"];
/** Of models that have no more than a width. */
const SHAPE: readonly AssumptionName[] = ["layer_count", "vocab_size", "kv_ratio", "ffn_ratio"];
/** What functions of ours take as whole numbers only. */
const WHOLE: readonly AssumptionName[] = ["batch_size", "seq_len", "layer_count", "vocab_size"];

const RATIO_RULE: Rule = { kind: "decimal", minimum: 0.001, maximum: 1e6 };

/** What all runs are priced by, and what is taken for plausible. */
export function placeInputs(sheet: SheetBuilder, { figures, sources, models }: Study): IsoflopInputs {
  const inputs: Record<string, Place> = {};
  const needed: Place[] = [];
  const wholes: Place[] = [];
  function place(name: string, label: string, value: number, format: string, unit: string, rule: Rule, source: string) {
    const row = sheet.nextRow;
    sheet.place(row, LABEL, { content: label });
    const cell = sheet.place(row, VALUE, { content: value, format, style: "input" });
    sheet.place(row, UNIT, aside(unit));
    sheet.place(row, SOURCE, note(source));
    sheet.validate(inputRule(cell, { label, rule }));
    needed.push(cell);
    inputs[name] = cell;
  }
  sheet.place(sheet.nextRow, LABEL, { content: "Assumptions", style: "section" });
  for (const name of [...PRICED, ...RUN, ...(models.some((it) => !it.own) ? SHAPE : [])]) {
    const { label, unit, rule, format } = assumptionOf(name);
    place(name, label, figures[name], formats[format], unit, rule, sourceOf({ sources }, name));
    if (WHOLE.includes(name)) wholes.push(inputs[name]!);
  }
  const { low, high } = plausibleTokens(figures);
  for (const [name, label, value, basis] of [
    [LOWEST, "Fewest plausible tokens", low, "Judgement: a tenth of the compute-optimal tokens"],
    [HIGHEST, "Most plausible tokens", high, "Judgement: ten times the compute-optimal tokens"],
  ] as const)
    place(name, label, value, formats.plain, "per parameter", RATIO_RULE, basis);
  const row = sheet.nextRow;
  sheet.place(row, LABEL, { content: "Inputs complete" });
  const checked = sheet.place(row, VALUE, {
    content: () =>
      f`IF(MAX(${inputs["goodput"]!},${inputs["rate_at_1024"]!})<=1,${completeFormula(needed, wholes)},NA())`,
    format: '"yes"',
    align: "right",
  });
  sheet.place(
    row,
    SOURCE,
    note(
      f`IF(ISNUMBER(${checked}),"Every input has its number","An input cell is blank, a text, zero, not whole, or a share above 1: without it there are no figures")`,
    ),
  );
  sheet.skip(1);
  return {
    inputs,
    checked,
    needs(cells, isWhole = false) {
      needed.push(cells);
      if (isWhole) wholes.push(cells);
    },
  };
}
