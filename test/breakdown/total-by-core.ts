import type { Area, Position } from "../../src/grid/address";
import type { Content, Sheet } from "../../src/grid/sheet";
import { resultNames, switchName } from "../../src/breakdown/result-names";
import { compile } from "../../src/grid/formula/compile";
import { usd } from "../../src/study/arithmetic";
import { flopsPerTokenOf, tokensOf } from "../../src/study/cost";
import { switchedStudy } from "../../src/study/corrections";
import {
  hasPointsByWidth,
  inputsOf,
  pointsInRange,
  settingsOf,
  sweepsOf,
  withInputs,
  type OwnModel,
  type Study,
  type StudyModel,
  type Sweep,
} from "../../src/study/study";
import { areaOf, type Typed } from "./typed-sheet";

/** What a model with its own shape has, by the labels that the rows have on its sheet. */
const OWN_LABELS = {
  weights: "Weights per token, W",
  attention: "Attention per token, A",
  params: "Parameters, P",
  activeParams: "Active parameters",
  blockParams: "Non-embedding parameters",
} as const satisfies Partial<Record<keyof OwnModel, string>>;

const REFUSED = "refused";
const price = compile(usd);

/**
 * What a study's total comes to in the core's arithmetic, to the last digit of a double, where its sheet holds what was
 * typed: numbers and choices that the cells admit, or nothing. "refused" where a cell without which there is no total
 * was cleared. A cleared count of runs is none, a cleared switch the published reading.
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

  const inputs = inputsOf(original).map(({ name, value }) => [name, needed(typedInto(name), value)] as const);
  const choices = original.corrections.map(({ id }) => [id, String(typedInto(switchName(id)))] as const);
  const widths = areaOf(sheet, resultNames.widths);
  const labelled = (label: string): number | undefined => {
    const row = sheet.rows.findIndex((cells, index) => index > widths.row && cells[0]?.content === label);
    return row < 0 ? undefined : row;
  };
  const models = original.models.map(({ width, own }, index): StudyModel => {
    const column = widths.column + index;
    const model: StudyModel = { width: needed(typedAt({ row: widths.row, column }), width) };
    if (!own) return model;
    const typedOwn: OwnModel = { ...own };
    for (const [name, label] of Object.entries(OWN_LABELS) as [keyof typeof OWN_LABELS, string][]) {
      const row = labelled(label);
      if (row === undefined) continue;
      const content = typedAt({ row, column });
      typedOwn[name] = needed(content, own[name]);
      // A number typed over the formula of a window.
      if (name === "attention" && content !== undefined) delete typedOwn.window;
    }
    // Without a row of their own the active parameters are all of them.
    if (labelled(OWN_LABELS.activeParams) === undefined) typedOwn.activeParams = typedOwn.params;
    return { ...model, own: typedOwn };
  });
  const study: Study = {
    ...switchedStudy(withInputs(original, Object.fromEntries(inputs)), Object.fromEntries(choices)),
    models,
  };

  const byWidth = study.pointsByWidth !== undefined && typedInto("points_rule") === "by width";
  const pointsAt = (model: number): number => {
    const { lrStep, octavesAtLargest, octavesPerHalving } = study.pointsByWidth!;
    const or = (name: string, otherwise: number) => {
      const content = typedInto(name);
      return content === undefined ? otherwise : amount(content);
    };
    const step = or("lr_step", lrStep);
    if (step === 0) refused = true;
    const halvings = Math.log2(Math.max(...models.map((it) => it.width)) / models[model]!.width);
    const octaves =
      or("octaves_at_largest", octavesAtLargest) + or("octaves_per_halving", octavesPerHalving) * halvings;
    return pointsInRange(1, 2 ** octaves, step);
  };

  const rules: Area = areaOf(sheet, resultNames.sweepRules);
  const [configurations, points] = [rules.column + 1, rules.column + 2];
  const runsOf = (sweep: Sweep, row: number, model: number): number => {
    const direct = typedAt({ row, column: widths.column + model });
    if (direct !== undefined) return amount(direct);
    if (!sweep.models.includes(model)) return 0;
    const settings = typedAt({ row, column: configurations });
    const each = typedAt({ row, column: points });
    const counted =
      each !== undefined
        ? amount(each)
        : sweep.points === 1
          ? 1
          : hasPointsByWidth(study, sweep) && byWidth
            ? pointsAt(model)
            : study.counts[sweep.points]!.value;
    return (settings === undefined ? settingsOf(sweep.factors) : amount(settings)) * counted;
  };

  let [flops, lost, trains] = [0, 0, false];
  for (const [index, sweep] of sweepsOf(study).entries()) {
    const row = rules.row + index;
    const runs = models.map((_, model) => runsOf(sweep, row, model));
    if (runs.every((it) => it === 0)) continue;
    trains = true;
    const rule = typedAt({ row, column: rules.column });
    if (rule === null) refused = true;
    const trained = { tokens: (rule ?? sweep.tokens) as Sweep["tokens"] };
    for (const [model, it] of models.entries()) {
      const each = runs[model]! * flopsPerTokenOf(study, it) * tokensOf(study, trained, it);
      flops += each;
      // A width that was cleared is refused, whatever it loses.
      lost += each * (1024 / it.width) ** 2;
    }
  }
  // Where nothing is trained nothing is asked of the models.
  if (!trains) return study.figures.flops_per_gpu > 0 ? 0 : REFUSED;
  return refused ? REFUSED : price({ ...study.figures, flops: flops + lost * (1 / study.figures.rate_at_1024 - 1) });
}
