import { f, type Place } from "../../grid/formula/formula";
import { usd } from "../../study/arithmetic";
import { hasPointsByWidth, POINTS_BY_WIDTH_RULES, sweepsOf } from "../../study/study";
import { ASIDE, DETAIL, FIRST_NUMBER, LABEL, VALUE } from "../columns";
import { formats } from "../formats";
import { resultNames } from "../result-names";
import {
  aside,
  heading,
  inCells,
  note,
  placeHeadings,
  placeInput,
  placeTitle,
  type CellInput,
  type SectionContext,
} from "../section";
import { modelRow } from "./models";
import { timedAt } from "./runs";

/** Name of the switch, and its two choices. */
export const POINTS_RULE = "points_rule";
export const ONE_COUNT = "one count";
export const BY_WIDTH = "by width";

export interface PointsByWidthCells {
  rule: Place;
  /** Learning rates that range and step give a model. */
  at(model: number): Place;
  /** One row, a model a column: those that count at present. */
  current: Place;
}

/** Learning rates per sweep by width: more at small widths. Left out where the study says nothing of them. */
export function pointsByWidth(context: SectionContext): PointsByWidthCells | undefined {
  const { sheet, study, placed } = context;
  const declared = study.pointsByWidth;
  if (!declared || !sweepsOf(study).some((it) => hasPointsByWidth(study, it))) return undefined;
  placeTitle(
    sheet,
    "Learning rates per sweep",
    "One count for all widths, or a count by width from a range and a step, larger at small widths.",
  );
  const ruleRow = sheet.nextRow;
  sheet.place(ruleRow, LABEL, { content: "Learning rates per sweep" });
  sheet.place(ruleRow, DETAIL, note(POINTS_RULE));
  const rule = sheet.place(ruleRow, VALUE, { content: ONE_COUNT, style: "input", align: "right" });
  sheet.place(ruleRow, ASIDE, aside(`“${ONE_COUNT}” as published, or “${BY_WIDTH}”`));
  sheet.name(POINTS_RULE, rule, "How the learning rates per sweep are counted");
  sheet.validate({
    area: rule,
    rule: { kind: "list", choices: [ONE_COUNT, BY_WIDTH] },
    message: `The rule must be “${ONE_COUNT}” or “${BY_WIDTH}”.`,
  });
  const { lrStep, stepSource, octavesAtLargest, octavesSource, octavesPerHalving, halvingSource } = declared;
  const step: CellInput = {
    name: "lr_step",
    label: "Learning-rate step",
    unit: "×",
    value: lrStep,
    ...octaveContent(lrStep),
    rule: POINTS_BY_WIDTH_RULES.lrStep,
    format: "step",
    source: stepSource,
  };
  const octaves: Pick<CellInput, "unit" | "format"> = { unit: "octaves", format: "plain" };
  const [lr, atLargest, perHalving] = [
    step,
    {
      ...octaves,
      name: "octaves_at_largest",
      label: "Range at the largest width",
      value: octavesAtLargest,
      rule: POINTS_BY_WIDTH_RULES.octavesAtLargest,
      source: octavesSource,
    },
    {
      ...octaves,
      name: "octaves_per_halving",
      label: "Added per halving of D",
      value: octavesPerHalving,
      rule: POINTS_BY_WIDTH_RULES.octavesPerHalving,
      source: halvingSource,
    },
  ].map((it) => placeInput(sheet, it)) as [Place, Place, Place];

  placeHeadings(sheet, {
    [LABEL]: heading("Width", "left"),
    [VALUE]: heading("All widths"),
    ...placed.models.headings,
  });
  const label = (text: string, detail: string): number => {
    const row = sheet.nextRow;
    sheet.place(row, LABEL, { content: text });
    sheet.place(row, DETAIL, note(detail));
    return row;
  };
  const [byWidthRow, currentRow, usdRow] = [
    label("By width", "As SWEEP_POINTS(1, 2^octaves, step)"),
    label("Current", "By the rule above"),
    label("Change by width, US$", "If every sweep used these"),
  ];
  const count = placed.assumptions.inputs[declared.count]!;
  for (const index of study.models.keys()) {
    const column = FIRST_NUMBER + index;
    const { models } = placed;
    const range = f`(${atLargest}+${perHalving}*LOG(MAX(${models.row("width")})/${models.at("width", index)},2))`;
    // SWEEP_POINTS as native arithmetic in both styles: the custom functions of the runs wait for it. The slack counts a
    // last point that a rounded logarithm would lose.
    const here = sheet.place(byWidthRow, column, {
      content: f`INT(${range}*LOG(2,${lr})+1E-9)+1`,
      format: formats.whole,
    });
    const current = sheet.place(currentRow, column, {
      content: f`IF(${rule}=${BY_WIDTH},${here},${count})`,
      format: formats.whole,
    });
    sheet.place(usdRow, column, {
      content: () => {
        const flops = timedAt(context, index, placed.sums.tokensOfModel(index, declared.count));
        return f`(${here}-${count})/${current}*${inCells(context, usd, { flops })}`;
      },
      format: formats.usdChange,
    });
  }
  const change = sheet.place(usdRow, VALUE, { content: f`SUM(${modelRow(study, usdRow)})`, format: formats.usdChange });
  sheet.name(resultNames.pointsByWidthUsd, change, "Change in the total if every sweep used learning rates by width");
  sheet.skip(1);
  return {
    rule,
    at: (model) => ({ row: byWidthRow, column: FIRST_NUMBER + model, rows: 1, columns: 1 }),
    current: modelRow(study, currentRow),
  };
}

/** A step that is a power of two to two digits says so in its cell: "=2^0.5". */
function octaveContent(step: number): Pick<CellInput, "content"> {
  const octaves = Number(Math.log2(step).toFixed(2));
  return 2 ** octaves === step ? { content: `=2^${octaves}` } : {};
}
