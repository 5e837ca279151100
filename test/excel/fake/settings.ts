import type { FakeExcel } from "./workbook";
import { readCriterion } from "./formula";
import { LIMITS, pointsOfCharacters } from "./limits";
import type { FakeSheet, Node } from "./nodes";
import { enumerationValues, officeClasses } from "./office-model";
import { demand, refuse } from "./refusal";
import { checkNumberFormat } from "./typed-content";
import { checkErrorAlert, checkPrompt, checkText, checkValidationRule, settings } from "./validation";

/** Refuses a value that Excel would not take; `admits` is there for the compiler, which holds it to the property's type. */
interface Rule<T> {
  (value: unknown, target: Node, excel: FakeExcel): void;
  admits?: T;
}

type Classes = typeof Excel;
type Enumeration<Name extends keyof Classes> = Classes[Name][keyof Classes[Name]];

/** One of the values of an enumeration of Excel's. */
const oneOf =
  <Name extends keyof Classes>(name: Name): Rule<Enumeration<Name>> =>
  (value) =>
    demand(enumerationValues(name).includes(String(value)), `${name} has no ${String(value)}`);

const between =
  (least: number, most: number, isWhole = false): Rule<number> =>
  (value, { on }) => {
    demand(typeof value === "number" && least <= value && value <= most, `${on}: ${String(value)}`);
    demand(!isWhole || Number.isInteger(value), `${on}: ${value} is not whole`);
  };

const flag: Rule<boolean> = (value, { on }) => demand(typeof value === "boolean", `${on}: ${String(value)}`);

const text =
  (most: number): Rule<string> =>
  (value, { on }) =>
    checkText(value, most, on);

const colour: Rule<string> = (value, { on }) =>
  demand(typeof value === "string" && /^#[0-9a-f]{6}$/i.test(value), `${on}: colour ${String(value)}`);

const numberFormat: Rule<string> = checkNumberFormat;

const dataBarBound: Rule<Excel.ConditionalDataBarRule> = (value, target, excel) => {
  const { type, formula } = settings(value, ["type", "formula"], target.on);
  oneOf("ConditionalFormatRuleType")(type, target, excel);
  if (typeof formula === "string" && formula.startsWith("=")) readCriterion(formula, excel.surroundings);
};

const criterion: Rule<string> = (value, _, excel) => {
  demand(typeof value === "string" && value.startsWith("="), `the formula of a conditional format is ${String(value)}`);
  readCriterion(value, excel.surroundings);
};

type RulesOf<T> = { readonly [Property in keyof T]?: Rule<T[Property]> };

/** Everything that the stand-in lets be set, by Excel's classes and their properties; a cell's content is written apart. */
export const rules: {
  readonly [Name in keyof Classes]?: Classes[Name] extends { prototype: infer T } ? RulesOf<T> : never;
} = {
  Worksheet: {
    name: (value, target, excel) => excel.checkSheetName(value, target as FakeSheet),
    visibility: oneOf("SheetVisibility"),
  },
  RangeFormat: {
    columnWidth: between(0, pointsOfCharacters(LIMITS.columnWidth)),
    rowHeight: between(0, LIMITS.rowHeight),
    horizontalAlignment: oneOf("HorizontalAlignment"),
    verticalAlignment: oneOf("VerticalAlignment"),
    indentLevel: between(0, LIMITS.indent, true),
    wrapText: flag,
  },
  RangeFont: {
    size: between(1, LIMITS.fontSize),
    bold: flag,
    underline: oneOf("RangeUnderlineStyle"),
    color: colour,
  },
  RangeFill: { color: colour },
  RangeBorder: { style: oneOf("BorderLineStyle"), weight: oneOf("BorderWeight"), color: colour },
  DataValidation: {
    rule: (value, _, excel) => checkValidationRule(value, excel.surroundings),
    errorAlert: checkErrorAlert,
    prompt: checkPrompt,
    ignoreBlanks: flag,
  },
  ConditionalRangeFill: { color: colour },
  ConditionalRangeFont: { color: colour, bold: flag },
  ConditionalFormatRule: { formula: criterion },
  DataBarConditionalFormat: { lowerBoundRule: dataBarBound, upperBoundRule: dataBarBound },
  ConditionalDataBarPositiveFormat: { fillColor: colour, gradientFill: flag },
  ChartTitle: { text: text(LIMITS.cellText) },
  ChartLegend: { visible: flag, position: oneOf("ChartLegendPosition") },
  ChartAxis: { numberFormat, reversePlotOrder: flag },
  ChartAxisTitle: { text: text(LIMITS.cellText) },
  ChartSeries: { name: text(LIMITS.seriesName), gapWidth: between(0, LIMITS.gapWidth, true) },
  NamedItem: { comment: text(LIMITS.nameComment), visible: flag },
};

/** Refuses a setting that Excel does not have, that it would not take, or that the stand-in knows nothing of. */
export function checkSetting(target: Node, name: string, value: unknown, excel: FakeExcel): void {
  const property = officeClasses.get(target.type)?.values.get(name);
  if (!property) refuse("ApiNotFound", `${target.type} has no property ${name}`);
  if (!property.isSettable) refuse("InvalidOperation", `${target.type}.${name} can only be read`);
  const ofClass = rules[target.type as keyof Classes] as Readonly<Record<string, Rule<unknown>>> | undefined;
  const rule = ofClass?.[name.charAt(0).toLowerCase() + name.slice(1)];
  if (!rule) refuse("NotImplemented", `the stand-in has no rule for ${target.type}.${name}`);
  rule(value, target, excel);
}
