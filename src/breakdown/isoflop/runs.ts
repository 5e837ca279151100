import { findNamed } from "../../core/find-named";
import { TRAINING_FLOPS_PER_WEIGHT } from "../../core/flops";
import { publishedModels } from "../../core/models";
import { flopsPerToken } from "../../functions/flops-per-token";
import { model as modelFacts } from "../../functions/model";
import { modelParams } from "../../functions/model-params";
import type { FormulaStyle } from "../../grid/define-function";
import { product } from "../../grid/formula/fold";
import { bind, f, pinned, type Formula, type Operand, type Place } from "../../grid/formula/formula";
import { span, type DraftCell, type SheetBuilder } from "../../grid/sheet-builder";
import { numberFormatOf } from "../../grid/unit-format";
import { COUNT_RULE, type Rule } from "../../study/assumptions";
import type { Study, StudyModel } from "../../study/study";
import { formats } from "../formats";
import { heading, inputRule, note } from "../section";
import { windowReachFormula } from "../sections/models";
import { HIGHEST, LOWEST, type IsoflopInputs } from "./inputs";
import { priceOf, type CostFormulas } from "./price";

export interface IsoflopContext extends IsoflopInputs {
  sheet: SheetBuilder;
  study: Study;
  style: FormulaStyle;
}

/** A model is a row; what it is stands first, then a column for each budget, then what the row comes to. */
export const [MODEL, PER_TOKEN, PARAMS, FIRST_BUDGET] = [0, 1, 2, 3] as const;

export const PARAMETERS = numberFormatOf("parameters");
/** A decimal only where it tells something: 12.5 tokens, 5,000 steps. */
export const COUNTED = "[<99.95]0.0;#,##0";
const WIDTH = '"D = "0';
const BUDGET_RULE: Rule = { kind: "decimal", minimum: 1, maximum: 1e30 };

export const cellAtPlace = (row: number, column: number): Place => ({ row, column, rows: 1, columns: 1 });

/** The runs, quantity by quantity: a budget that is changed moves its column. */
export function placeRuns(context: IsoflopContext, budgets: readonly number[]): CostFormulas {
  const { sheet, study, inputs, checked, needs } = context;
  const { models } = study;
  const columns = budgets.map((_, index) => FIRST_BUDGET + index);
  const TOTAL = FIRST_BUDGET + budgets.length;
  const at = cellAtPlace;

  /** A title, a row of headings and a row for each model; gives the cells of all runs. */
  function block(
    title: string,
    about: string,
    format: string,
    of: (model: StudyModel, place: { index: number; row: number; column: number }) => Formula,
    head: Readonly<Record<number, DraftCell>>,
  ): Place {
    sheet.place(sheet.nextRow, MODEL, { content: title, style: "section" });
    sheet.place(sheet.nextRow - 1, PER_TOKEN, note(about));
    const headRow = sheet.nextRow;
    for (const column of [MODEL, PER_TOKEN, PARAMS, ...columns])
      sheet.place(headRow, column, head[column] ?? heading(column === MODEL ? "Model" : "", "left"));
    const top = sheet.nextRow;
    for (const [index, model] of models.entries())
      for (const column of columns)
        sheet.place(top + index, column, { content: () => of(model, { index, row: top + index, column }), format });
    return span(at(top, columns[0]!), at(top + models.length - 1, columns.at(-1)!));
  }

  const headRow = sheet.nextRow + 1;
  const budgetAt = (column: number): Place => at(headRow, column);
  const tokens = block(
    "Tokens of a run",
    "A budget / FLOPs per token. Each column is a budget in FLOPs for one run.",
    formats.flops,
    (_, { row, column }) => f`${pinned(budgetAt(column), "row")}/${pinned(at(row, PER_TOKEN), "column")}`,
    {
      [PER_TOKEN]: heading("FLOPs per token"),
      [PARAMS]: heading("Parameters"),
      ...Object.fromEntries(
        columns.map((column, index) => [
          column,
          { content: budgets[index]!, format: formats.flops, style: "input", align: "right" } as const,
        ]),
      ),
    },
  );
  const budgetCells = span(budgetAt(columns[0]!), budgetAt(columns.at(-1)!));
  sheet.validate(inputRule(budgetCells, { label: "A budget", rule: BUDGET_RULE }));
  needs(budgetCells);
  const modelAt = (index: number): Place => at(tokens.row + index, MODEL);
  for (const [index, model] of models.entries()) {
    const cell = placeModel(sheet, modelAt(index), model);
    if (!model.own) needs(cell, true);
    const facts = factsOf(context, model, cell);
    const row = cell.row;
    sheet.place(row, PER_TOKEN, { content: f`${checked}*${facts.flopsPerToken}`, format: formats.flops });
    sheet.place(row, PARAMS, { content: f`${checked}*${facts.params}`, format: PARAMETERS });
  }
  sheet.skip(1);

  const sameHead = Object.fromEntries(
    columns.map((column) => [
      column,
      { content: f`${budgetAt(column)}`, format: formats.flops, style: "heading", align: "right" } as const,
    ]),
  );
  const nextBlock = (title: string, about: string, format: string, of: Parameters<typeof block>[3]): Place => {
    const cells = block(title, about, format, of, sameHead);
    for (const [index, model] of models.entries())
      sheet.place(cells.row + index, MODEL, {
        content: f`${modelAt(index)}`,
        align: "left",
        ...(model.own ? {} : { format: WIDTH }),
      });
    return cells;
  };
  const tokensAt = (index: number, column: number): Place => at(tokens.row + index, column);

  const ratios = nextBlock(
    "Tokens per parameter",
    "Gray where they are fewer or more than is plausible.",
    COUNTED,
    (_, { index, column }) => f`${tokensAt(index, column)}/${pinned(at(tokens.row + index, PARAMS), "column")}`,
  );
  placeChecks(context, ratios, TOTAL, budgetAt);
  nextBlock(
    "Steps",
    "Tokens / (batch size × sequence length)",
    COUNTED,
    (_, { index, column }) => f`${tokensAt(index, column)}/(${inputs["batch_size"]!}*${inputs["seq_len"]!})`,
  );
  sheet.skip(1);
  const price = (model: StudyModel, index: number, column: number) =>
    priceOf(context, f`${checked}*${budgetAt(column)}`, model.own ? model.width : modelAt(index));
  const hours = nextBlock(
    "GPU-hours of a run",
    "At the rate and the goodput above",
    formats.runHours,
    (model, it) => price(model, it.index, it.column).gpuHours,
  );
  placeSums(sheet, hours, TOTAL, formats.runHours);
  const money = nextBlock(
    "US$ of a run",
    "GPU-hours × price per GPU-hour",
    formats.usdShort,
    (model, it) => price(model, it.index, it.column).usd,
  );
  placeSums(sheet, money, TOTAL, formats.usdShort);
  return {
    runs: f`COUNT(${tokens})`,
    flops: f`${checked}*${models.length}*SUM(${budgetCells})`,
    gpuHours: f`SUM(${hours})`,
    usd: f`SUM(${money})`,
  };
}

/** A width is an input; a model of its own shape is known by its name. */
function placeModel(sheet: SheetBuilder, { row, column }: Place, { width, own }: StudyModel): Place {
  if (own) return sheet.place(row, column, { content: own.name, align: "left" });
  const cell = sheet.place(row, column, { content: width, format: WIDTH, style: "input", align: "left" });
  sheet.validate(inputRule(cell, { label: "A width", rule: COUNT_RULE }));
  return cell;
}

/** FLOPs per token of a model, and the parameters that one token uses. */
function factsOf(
  { inputs, style, study }: IsoflopContext,
  { own }: StudyModel,
  cell: Place,
): { flopsPerToken: Formula; params: Operand } {
  const { gated, causal, tied } = study.shape;
  const seq_len = inputs["seq_len"]!;
  if (!own) {
    const shape = {
      width: cell,
      layers: inputs["layer_count"]!,
      vocab: inputs["vocab_size"]!,
      kv_ratio: inputs["kv_ratio"]!,
      ffn_ratio: inputs["ffn_ratio"]!,
      ...(gated ? { gated } : {}),
    };
    return {
      flopsPerToken: flopsPerToken.write(style, { ...shape, seq_len, ...(causal ? {} : { causal }) }),
      params: modelParams.write(style, { ...shape, ...(tied ? { tied } : {}) }),
    };
  }
  // The catalogue's models have their functions; a plan's own are known to no function.
  if (style === "addin" && findNamed(publishedModels, own.name)?.name === own.name)
    return {
      flopsPerToken: flopsPerToken.write(style, { width: cell, seq_len, ...(causal ? {} : { causal }) }),
      params: modelFacts.write(style, { name: cell, field: "active_params" }),
    };
  const reach = own.window ? bind(windowReachFormula(own.window, causal), inputs) : 1;
  return {
    flopsPerToken: f`${TRAINING_FLOPS_PER_WEIGHT}*(${own.weights}+${product(own.attention, seq_len, reach)})`,
    params: own.activeParams,
  };
}

/** By model, how many runs are not plausible; by budget, where the optimum is expected and whether runs reach past it. */
function placeChecks(
  { sheet, inputs }: IsoflopContext,
  ratios: Place,
  total: number,
  budgetAt: (column: number) => Place,
): void {
  const [low, high, expected] = [inputs[LOWEST]!, inputs[HIGHEST]!, inputs["tokens_per_param"]!];
  const first = cellAtPlace(ratios.row, ratios.column);
  sheet.highlight({
    kind: "formula",
    area: ratios,
    formula: () => f`(${first}<${pinned(low, "both")})+(${first}>${pinned(high, "both")})>0`,
    style: "muted",
  });
  sheet.place(ratios.row - 1, total, heading("Check", "left", 1));
  for (let row = ratios.row; row < ratios.row + ratios.rows; row++) {
    const runs: Place = { ...ratios, row, rows: 1 };
    const [few, many] = [f`SUMPRODUCT((${runs}<${low})*1)`, f`SUMPRODUCT((${runs}>${high})*1)`];
    sheet.place(row, total, {
      content: f`IF(${few}+${many}=0,"plausible",IF(${few}>0,${few}&" with too few","")&IF(${few}*${many}>0,", ","")&IF(${many}>0,${many}&" with too many",""))`,
      style: "note",
      indent: 1,
    });
  }
  const [optimum, both] = [sheet.nextRow, sheet.nextRow + 1];
  sheet.place(optimum, MODEL, { content: "Expected optimum, parameters" });
  sheet.place(optimum, PER_TOKEN, note("At 6 FLOPs per parameter"));
  sheet.place(both, MODEL, { content: "Runs on both sides of it" });
  for (let column = ratios.column; column < ratios.column + ratios.columns; column++) {
    const runs: Place = { ...ratios, column, columns: 1 };
    sheet.place(optimum, column, {
      content: f`(${budgetAt(column)}/(${TRAINING_FLOPS_PER_WEIGHT}*${expected}))^0.5`,
      format: PARAMETERS,
    });
    sheet.place(both, column, {
      content: f`IF(AND(MIN(${runs})<${expected},MAX(${runs})>${expected}),"yes",IF(MIN(${runs})<${expected},"all too large","all too small"))`,
      align: "right",
    });
  }
  sheet.skip(1);
}

/** What each model and each budget come to, and all of them. */
function placeSums(sheet: SheetBuilder, cells: Place, total: number, format: string): void {
  sheet.place(cells.row - 1, total, heading("Total"));
  const below = cells.row + cells.rows;
  for (let row = cells.row; row < below; row++)
    sheet.place(row, total, { content: f`SUM(${{ ...cells, row, rows: 1 }})`, format });
  sheet.place(below, MODEL, { content: "Total", style: "total" });
  for (const column of [PER_TOKEN, PARAMS]) sheet.place(below, column, { content: "", style: "total" });
  for (let column = cells.column; column < cells.column + cells.columns; column++)
    sheet.place(below, column, { content: f`SUM(${{ ...cells, column, columns: 1 }})`, format, style: "total" });
  sheet.place(below, total, { content: f`SUM(${cells})`, format, style: "total" });
  sheet.skip(1);
}
