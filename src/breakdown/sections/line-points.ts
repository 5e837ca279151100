import type { TokensRule } from "../../study/study";
import { address, areaAddress, cellAt, type Area } from "../../grid/address";
import type { InputCell } from "../assumptions";
import { formats } from "../formats";
import {
  DETAIL,
  FIRST_NUMBER,
  isLine,
  LABEL,
  LINE_COUNT,
  POINTS,
  SETTINGS,
  sweepsOf,
  widthRow,
  type WidthRow,
} from "../columns";
import { usdFormula } from "../model-formulas";
import { resultNames, TOKENS_PER_RUN } from "../result-names";
import { aside, heading, placeHeadings, placeTitle, type Section, type SectionContext } from "../section";
import { placeInput } from "./assumption-table";
import { runsOf } from "./exposure";
import { widthCells, widthHeadings } from "./widths";

/** Name of the switch, and its two choices. */
export const POINTS_RULE = "points_rule";
export const ONE_COUNT = "one count";
export const BY_WIDTH = "by width";

/** Section, switch and three inputs; headings, points, those in force, their effect; a blank row. */
const ROWS = { inputs: 5, results: 4, below: 1 };

/** Row of the points that range and step give each width. */
export const pointsByWidthRow = ({ topOf }: Pick<SectionContext, "topOf">): number =>
  topOf(linePoints) + ROWS.inputs + 1;

/** Points that each line has at each width while the rule is as it is. */
export const pointsInForce = ({ study, topOf }: Pick<SectionContext, "study" | "topOf">): Area =>
  widthRow(study, pointsByWidthRow({ topOf }) + 1);

/** SWEEP_POINTS, native in both styles: custom functions of the runs wait for it. The slack counts a last point that a rounded logarithm would lose. */
const nativePoints = (octaves: string, step: string): string => `INT(${octaves}*LOG(2,${step})+1E-9)+1`;

export const linePoints: Section = {
  rows: (study) => (sweepsOf(study).some(isLine) ? ROWS.inputs + ROWS.results + ROWS.below : 0),
  place(sheet, context) {
    const { study } = context;
    placeTitle(
      sheet,
      "Points of a line",
      "Runs on a learning-rate line: one count for every width, or as many as a range and a step give, more at small widths.",
    );
    const ruleRow = sheet.nextRow;
    sheet.place(ruleRow, LABEL, { content: "Points of a line" });
    sheet.place(ruleRow, DETAIL, { content: POINTS_RULE, style: "note" });
    sheet.place(ruleRow, SETTINGS, { content: ONE_COUNT, style: "input", align: "right" });
    sheet.place(ruleRow, POINTS, aside(`“${ONE_COUNT}” as published, or “${BY_WIDTH}”`));
    sheet.name(POINTS_RULE, cellAt(ruleRow, SETTINGS), "How the points of a learning-rate line are counted");
    sheet.validate({
      area: cellAt(ruleRow, SETTINGS),
      rule: { kind: "list", choices: [ONE_COUNT, BY_WIDTH] },
      message: `The rule must be “${ONE_COUNT}” or “${BY_WIDTH}”.`,
    });
    const { lrStep, stepSource, octavesAtLargest, octavesSource, octavesPerHalving, halvingSource } =
      study.pointsByWidth;
    const inputs: readonly InputCell[] = [
      {
        name: "lr_step",
        label: "Learning-rate step",
        unit: "×",
        value: lrStep,
        content: `=2^${Math.log2(lrStep).toFixed(2).replace(/0+$/, "")}`,
        rule: "decimal",
        minimum: 1.001,
        maximum: 100,
        format: "0.000",
        source: stepSource,
      },
      {
        name: "octaves_at_largest",
        label: "Range at the largest width",
        unit: "octaves",
        value: octavesAtLargest,
        rule: "decimal",
        minimum: 0,
        maximum: 100,
        format: formats.plain,
        source: octavesSource,
      },
      {
        name: "octaves_per_halving",
        label: "More for each halving of D",
        unit: "octaves",
        value: octavesPerHalving,
        rule: "decimal",
        minimum: 0,
        maximum: 10,
        format: formats.plain,
        source: halvingSource,
      },
    ];
    for (const it of inputs) placeInput(sheet, sheet.nextRow, it);

    const headingRow = sheet.nextRow;
    const [pointsRow, inForceRow, usdRow] = [headingRow + 1, headingRow + 2, headingRow + 3];
    placeHeadings(sheet, headingRow, {
      [LABEL]: heading("Width", "left"),
      [SETTINGS]: heading("All widths"),
      ...widthHeadings(context),
    });
    const labels: [row: number, label: string, detail: string][] = [
      [pointsRow, "Points by width", "As SWEEP_POINTS(1, 2^octaves, step)"],
      [inForceRow, "Points in force", "By the rule above"],
      [usdRow, "Change by width, US$", "If every line had these points"],
    ];
    for (const [row, label, detail] of labels) {
      sheet.place(row, LABEL, { content: label });
      sheet.place(row, DETAIL, { content: detail, style: "note" });
    }
    sheet.place(usdRow, SETTINGS, {
      content: `=SUM(${areaAddress(widthRow(study, usdRow))})`,
      format: formats.usdChange,
    });

    for (const index of study.models.keys()) {
      const column = FIRST_NUMBER + index;
      const here = (name: WidthRow) => address({ row: widthCells(context, name).row, column });
      const points = address({ row: pointsRow, column });
      const octaves = `(octaves_at_largest+octaves_per_halving*LOG(MAX(${resultNames.widths})/${here("widths")},2))`;
      sheet.place(pointsRow, column, {
        content: `=${nativePoints(octaves, "lr_step")}`,
        format: formats.whole,
      });
      sheet.place(inForceRow, column, {
        content: `=IF(${POINTS_RULE}="${BY_WIDTH}",${points},${LINE_COUNT})`,
        format: formats.whole,
      });
      const runs = (rule: TokensRule) => runsOf(context, column, rule, [LINE_COUNT]);
      const flops = `${here("flopsPerToken")}*(${TOKENS_PER_RUN}*${runs("fixed")}+${here("optimalTokens")}*${runs("optimal")})`;
      sheet.place(usdRow, column, {
        content: `=(${points}-${LINE_COUNT})/${address({ row: inForceRow, column })}*${usdFormula(flops)}`,
        format: formats.usdChange,
      });
    }
    sheet.name(
      resultNames.pointsByWidthUsd,
      cellAt(usdRow, SETTINGS),
      "Change of the total if every line had its points by width",
    );
  },
};
