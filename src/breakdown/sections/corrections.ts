import { f, joined, type Formula, type Place } from "../../grid/formula/formula";
import { atFullRate, usd, type Term } from "../../study/arithmetic";
import {
  hasPointsByWidth,
  PUBLISHED,
  settingsOf,
  sweepOf,
  TEXT,
  type Correction,
  type Reading,
  type Study,
  type Sweep,
} from "../../study/study";
import { ruleOf } from "../../study/sums";
import { ASIDE, DETAIL, FIRST_NUMBER, LABEL, VALUE } from "../columns";
import { formats } from "../formats";
import { resultNames, switchName } from "../result-names";
import { aside, heading, inCells, placeHeadings, placeTitle, switchRule, type SectionContext } from "../section";
import { TOKEN_ROWS } from "./models";

const [FLOPS, USD, SHARE, WORDS] = [FIRST_NUMBER, FIRST_NUMBER + 1, FIRST_NUMBER + 2, FIRST_NUMBER + 3];
const IN_FORCE = "current";

/** Columns that are printed in the summary: without the words, which run on. */
export const CORRECTION_FIGURES = WORDS;

/** One row per reading, and room for the place and the reason one under the other. */
const rowsOf = ({ readings }: Correction): number => Math.max(2, readings.length);

export interface CorrectionCells {
  /** By the ids of the corrections. */
  switches: Readonly<Record<string, Place>>;
}

/** A switch for each place where sources disagree, with what each reading changes. */
export function corrections(context: SectionContext): CorrectionCells | undefined {
  const { sheet, study, placed } = context;
  if (study.corrections.length === 0) return undefined;
  placeTitle(
    sheet,
    "Corrections",
    "Where the sources disagree. Choose a reading in a highlighted cell; the differences are shown for every reading.",
  );
  placeHeadings(sheet, {
    [LABEL]: heading("Discrepancy", "left"),
    [DETAIL]: heading("Current reading", "left"),
    [VALUE]: heading("Reading"),
    [ASIDE]: heading(""),
    [FLOPS]: heading("FLOPs"),
    [USD]: heading("US$"),
    [SHARE]: heading("Of the total"),
    [WORDS]: heading("Source and reason", "left", 1),
  });
  const top = sheet.nextRow;
  const rows = study.corrections.reduce((sum, it) => sum + rowsOf(it), 0);
  const column = (at: number): Place => ({ row: top, column: at, rows, columns: 1 });
  const publishedFlops: Place = {
    row: top + rows,
    column: FLOPS,
    rows: 1,
    columns: 1,
    name: resultNames.publishedReadingFlops,
  };
  const publishedUsd: Place = { ...publishedFlops, column: USD, name: resultNames.publishedReadingUsd };
  const switches: Record<string, Place> = {};
  for (const correction of study.corrections) {
    const row = sheet.nextRow;
    const sweep = sweepOf(study, correction.sweep);
    sheet.place(row, LABEL, { content: correction.name });
    const current = sheet.place(row, DETAIL, { content: PUBLISHED, style: "input", align: "left" });
    switches[correction.id] = current;
    sheet.name(switchName(correction.id), current, correction.name);
    sheet.validate(switchRule(current, correction));
    for (const [index, reading] of correction.readings.entries()) {
      const at = row + index;
      const choice = sheet.place(at, VALUE, { content: reading.choice, align: "right" });
      sheet.place(at, ASIDE, aside(f`IF(${current}=${choice},${IN_FORCE},"")`));
      const flops = sheet.place(at, FLOPS, {
        content: () => changeFormula(context, sweep, reading),
        format: formats.flopsChange,
      });
      sheet.place(at, USD, {
        content: () => {
          const lost = changeFormula(context, sweep, reading, [placed.models.row("lost")]);
          return inCells(context, usd, { flops: inCells(context, atFullRate(flops, lost)) });
        },
        format: formats.usdChange,
      });
      sheet.place(at, SHARE, {
        content: () => f`IF(${publishedFlops}=0,0,${flops}/${publishedFlops})`,
        format: formats.percentChange,
      });
    }
    sheet.place(row, WORDS, aside(correction.place));
    sheet.place(row + 1, WORDS, aside(correction.reason));
  }

  /** A total of FLOPs and of US$, by what it is in one of the columns. */
  const total = (
    label: string,
    detail: string,
    content: (column: number) => Formula,
    names: readonly [string, string],
  ): Place => {
    const row = sheet.nextRow;
    sheet.place(row, LABEL, { content: label, style: "total" });
    sheet.place(row, DETAIL, { content: detail, style: "total" });
    for (const at of [VALUE, ASIDE]) sheet.place(row, at, { content: null, style: "total" });
    const flops = sheet.place(row, FLOPS, { content: () => content(FLOPS), format: formats.flops, style: "total" });
    const dollars = sheet.place(row, USD, { content: () => content(USD), format: formats.usd, style: "total" });
    sheet.place(row, SHARE, {
      content: () => f`IF(${publishedFlops}=0,0,${flops}/${publishedFlops}-1)`,
      format: formats.percentChange,
      style: "total",
    });
    sheet.name(names[0], flops, `FLOPs. ${detail}`);
    sheet.name(names[1], dollars, `US$. ${detail}`);
    return flops;
  };
  total(
    "Total as published",
    `All readings on “${PUBLISHED}”`,
    (at) =>
      f`${at === USD ? placed.experiments.totalUsd : placed.experiments.totalFlops}-SUMIF(${column(ASIDE)},${IN_FORCE},${column(at)})`,
    [resultNames.publishedReadingFlops, resultNames.publishedReadingUsd],
  );
  total(
    "Total by the source's text",
    `All readings on “${TEXT}” where available`,
    (at) => f`${at === USD ? publishedUsd : publishedFlops}+SUMIF(${column(VALUE)},${TEXT},${column(at)})`,
    [resultNames.textReadingFlops, resultNames.textReadingUsd],
  );
  sheet.name(resultNames.readingChangesFlops, column(FLOPS), "Change in FLOPs by each alternative reading");
  sheet.name(resultNames.readingChangesUsd, column(USD), "Change in US$ by each alternative reading");
  sheet.skip(1);
  return { switches };
}

/** Row of a reading's changes among all of them, from 0. */
export function readingRow(study: Study, readingId: string): number {
  let row = 0;
  for (const correction of study.corrections) {
    const index = correction.readings.findIndex(({ id }) => id === readingId);
    if (index >= 0) return row + index;
    row += rowsOf(correction);
  }
  throw new Error(`no reading ${readingId} in the study`);
}

/** Configurations at each model that a reading adds or takes away, and what sets the tokens of their runs. */
interface Change {
  tokens: Sweep["tokens"];
  configurations: readonly number[];
}

/** What a reading changes of a sweep; where it has other tokens too, it takes all of the sweep away and adds its own. */
function changesOf({ models }: Study, sweep: Sweep, reading: Reading): readonly Change[] {
  const read: Sweep = { ...sweep, ...reading.change };
  const [before, after] = [sweep, read].map((it) =>
    models.map((_, model) => (it.models.includes(model) ? settingsOf(it.factors) : 0)),
  ) as [number[], number[]];
  if (read.tokens === sweep.tokens)
    return [{ tokens: sweep.tokens, configurations: after.map((it, model) => it - before[model]!) }];
  return [
    { tokens: read.tokens, configurations: after },
    { tokens: sweep.tokens, configurations: before.map((it) => -it) },
  ];
}

/** FLOPs that a reading adds: for each model, the configurations it adds there × runs each × tokens × M. */
function changeFormula(
  context: SectionContext,
  sweep: Sweep,
  reading: Reading,
  further: readonly Place[] = [],
): Formula {
  const { models, assumptions, runs } = context.placed;
  const flops = ({ tokens, configurations }: Change): Formula => {
    const tokenRow = tokens === "optimal" || tokens === "non-embedding" ? [models.row(TOKEN_ROWS[tokens])] : [];
    const added = addedRuns(context, sweep, configurations, [models.row("flopsPerToken"), ...further, ...tokenRow]);
    if (tokens === "fixed") return f`${added}*${assumptions.tokensPerRun}`;
    return typeof tokens === "number" ? f`${added}*${runs.rows.get(sweep)!.tokens}` : added;
  };
  return joined(changesOf(context.study, sweep, reading).map(flops), "+");
}

/** What a reading adds to one of the sums that the cost is made of. */
export function changeOfSum(context: SectionContext, sweep: Sweep, reading: Reading, term: Term): Formula {
  const { models, runs } = context.placed;
  const change = changesOf(context.study, sweep, reading).find((it) => ruleOf(it) === term.rule);
  if (!change) return f`0`;
  const added = addedRuns(context, sweep, change.configurations, models.factors(term.factors, term.own));
  return term.rule === "own" ? f`${added}*${runs.rows.get(sweep)!.tokens}` : added;
}

/** The sum over the models of the runs that are added there, each times its cells of some rows. */
function addedRuns(
  { study, placed }: SectionContext,
  sweep: Sweep,
  added: readonly number[],
  rows: readonly Place[],
): Formula {
  const grows = hasPointsByWidth(study, sweep);
  const { assumptions, pointsByWidth } = placed;
  const terms: Formula[] = [];
  for (let first = 0; first < added.length;) {
    let end = first;
    while (end < added.length && added[end] === added[first]) end++;
    if (added[first] !== 0) {
      const cells = [...rows, ...(grows ? [pointsByWidth!.current] : [])].map(({ row, column, rows: high }): Place => ({
        row,
        column: column + first,
        rows: high,
        columns: end - first,
      }));
      terms.push(
        end - first === 1
          ? f`${added[first]!}*${joined(cells, "*")}`
          : f`${added[first]!}*SUMPRODUCT(${joined(cells, ",")})`,
      );
    }
    first = end;
  }
  if (terms.length === 0) return f`0`;
  return grows || sweep.points === 1
    ? f`(${joined(terms, "+")})`
    : f`(${joined(terms, "+")})*${assumptions.inputs[sweep.points]!}`;
}
