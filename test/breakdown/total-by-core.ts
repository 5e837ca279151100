import { costInUsd } from "../../src/core/cost";
import type { Position } from "../../src/grid/address";
import type { Content, Sheet } from "../../src/grid/sheet";
import { LINE_COUNT } from "../../src/breakdown/columns";
import { resultNames, switchName } from "../../src/breakdown/result-names";
import { figureNames, type Figure } from "../../src/study/assumptions";
import {
  corrected,
  factorsOf,
  flopsPerTokenOf,
  pointsOnLine,
  settingsOf,
  tokensOf,
  type Study,
  type StudyModel,
  type Sweep,
  type TokensRule,
} from "../../src/study/study";
import { areaOf, type Typed } from "./typed-sheet";

/** The factors of a model, by the labels that their rows have on a sheet that shows them. */
const FACTOR_LABELS = {
  attentionFactor: "Attention, λ",
  weightFactor: "Block weights, ω",
  totalFactor: "All block weights",
  vocabFactor: "Vocabulary, ν",
  embeddingFactor: "Embedding tables, ε",
} as const;

const REFUSED = "refused";

/**
 * What a study's total comes to in the core's arithmetic, to the last digit of a double, where its sheet holds what was
 * typed: numbers and choices that the cells admit, or nothing. "refused" where a cell without which there is no total
 * was cleared or a model came to no width. A cleared count of runs is none, a cleared switch the published reading.
 */
export function totalByCore(original: Study, sheet: Sheet, typed: Typed): number | typeof REFUSED {
  const at = ({ row, column }: Position) => `${row},${column}`;
  const contents = new Map(typed.map(([cell, content]) => [at(cell), content]));
  const typedAt = (position: Position): Content | undefined => contents.get(at(position));
  const typedInto = (name: string): Content | undefined => typedAt(areaOf(sheet, name));
  const amount = (content: Content): number => (content === null ? 0 : (content as number));
  let refused = false;
  /** A number that must be there. */
  const needed = (content: Content | undefined, otherwise: number): number => {
    if (content === null) refused = true;
    return content === undefined ? otherwise : amount(content);
  };

  const figure = (name: Figure, otherwise: number) => needed(typedInto(figureNames[name]), otherwise);
  const { fleet, shape } = original;
  const withFigures: Study = {
    ...original,
    fleet: {
      usdPerGpuHour: figure("usdPerGpuHour", fleet.usdPerGpuHour),
      flopsPerGpu: figure("flopsPerGpu", fleet.flopsPerGpu),
      gpusPerNode: figure("gpusPerNode", fleet.gpusPerNode),
    },
    shape: {
      ...shape,
      seqLen: figure("seqLen", shape.seqLen),
      layers: figure("layers", shape.layers),
      vocab: figure("vocab", shape.vocab),
      kvRatio: figure("kvRatio", shape.kvRatio),
      ffnRatio: figure("ffnRatio", shape.ffnRatio),
    },
    headDim: figure("headDim", original.headDim),
    steps: figure("steps", original.steps),
    batch: figure("batch", original.batch),
    tokensPerParam: figure("tokensPerParam", original.tokensPerParam),
  };

  const heads = areaOf(sheet, resultNames.heads);
  const factorRow = (label: string): number | undefined => {
    const row = sheet.rows.findIndex((cells) => cells[0]?.content === label);
    return row > heads.row && row < areaOf(sheet, resultNames.widths).row ? row : undefined;
  };
  const models = original.models.map((model, index): StudyModel => {
    const column = heads.column + index;
    const own = factorsOf(original, model);
    const factors: StudyModel = { ...model, heads: needed(typedAt({ row: heads.row, column }), model.heads) };
    for (const [name, label] of Object.entries(FACTOR_LABELS) as [keyof typeof FACTOR_LABELS, string][]) {
      const row = factorRow(label);
      // A factor without a row is that of the row it follows, or 1; an attention whose windows are in a formula stays so.
      if (row === undefined) delete factors[name];
      else if (typedAt({ row, column }) !== undefined) {
        factors[name] = needed(typedAt({ row, column }), NaN);
        if (name === "attentionFactor") delete factors.slidingWindow;
      } else if (name !== "attentionFactor") factors[name] = own[name];
    }
    // Without a row of its own the weight factor is 1, whatever the attention's is.
    if (factorRow(FACTOR_LABELS.weightFactor) === undefined) factors.weightFactor = 1;
    return factors;
  });

  const readings = original.corrections.flatMap(({ id, sweep, readings }) =>
    readings.filter(({ choice }) => choice === typedInto(switchName(id))).map((it) => ({ ...it, sweep })),
  );
  const study = { ...corrected(withFigures, readings), models };

  const pointCounts = Object.fromEntries(
    Object.entries(original.pointCounts).map(([name, { value }]) => [name, needed(typedInto(name), value)]),
  );
  const widths = models.map((it) => Math.round(it.heads * study.headDim));
  if (widths.includes(0)) refused = true;
  const byWidth = LINE_COUNT in pointCounts && typedInto("points_rule") === "by width";
  const pointsAt = (model: number): number => {
    const { lrStep, octavesAtLargest, octavesPerHalving } = study.pointsByWidth;
    const or = (name: string, otherwise: number) => {
      const content = typedInto(name);
      return content === undefined ? otherwise : amount(content);
    };
    const step = or("lr_step", lrStep);
    if (step === 0) refused = true;
    const halvings = Math.log2(Math.max(...widths) / widths[model]!);
    const octaves =
      or("octaves_at_largest", octavesAtLargest) + or("octaves_per_halving", octavesPerHalving) * halvings;
    return pointsOnLine(1, 2 ** octaves, step);
  };

  const rules = areaOf(sheet, resultNames.sweepRules);
  const [settingsColumn, pointsColumn] = [rules.column + 1, rules.column + 2];
  const factorColumn = areaOf(sheet, resultNames.sweepCounts).column + 1;
  const runsOf = (sweep: Sweep, row: number, model: number): number => {
    const direct = typedAt({ row, column: heads.column + model });
    if (direct !== undefined) return amount(direct);
    if (!sweep.models.includes(model)) return 0;
    const settings = typedAt({ row, column: settingsColumn });
    const points = typedAt({ row, column: pointsColumn });
    const counted =
      points !== undefined
        ? amount(points)
        : sweep.points === 1
          ? 1
          : sweep.points === LINE_COUNT && byWidth
            ? pointsAt(model)
            : pointCounts[sweep.points]!;
    return (settings === undefined ? settingsOf(sweep.factors) : amount(settings)) * counted;
  };

  let [flops, trains] = [0, false];
  for (const [index, sweep] of study.experiments.flatMap(({ sweeps }) => sweeps).entries()) {
    const row = rules.row + index;
    const runs = models.map((_, model) => runsOf(sweep, row, model));
    if (runs.every((it) => it === 0)) continue;
    trains = true;
    const rule = typedAt({ row, column: rules.column });
    if (rule === null) refused = true;
    const tokenFactor = needed(typedAt({ row, column: factorColumn }), sweep.tokenFactor ?? 1);
    const trained = { tokens: (rule ?? sweep.tokens) as TokensRule, tokenFactor };
    for (const [at, model] of models.entries())
      flops += runs[at]! * flopsPerTokenOf(study, model) * tokensOf(study, trained, model);
  }
  // Where nothing is trained nothing is asked of the models.
  if (!trains) return study.fleet.flopsPerGpu > 0 ? 0 : REFUSED;
  return refused ? REFUSED : costInUsd(flops, study.fleet);
}
