import { readCriterion, type Surroundings } from "./formula";
import { LIMITS } from "./limits";
import { enumerationValues } from "./office-model";
import { demand } from "./refusal";

type Settings = Readonly<Record<string, unknown>>;

/** The kinds of rule that Excel has; a rule is of one of them. */
const RANGES_OF_NUMBERS = ["wholeNumber", "decimal", "textLength", "date", "time"];

/** Refuses what Excel would not take as Range.dataValidation.rule. */
export function checkValidationRule(rule: unknown, surroundings: Surroundings): void {
  const [kind, ...others] = Object.keys(settings(rule, ["list", "custom", ...RANGES_OF_NUMBERS], "a validation"));
  demand(kind !== undefined && others.length === 0, "a validation is of one kind");
  const given = (rule as Settings)[kind];
  if (kind === "list") checkList(given, surroundings);
  else if (kind === "custom") checkFormula(settings(given, ["formula"], "custom").formula, surroundings);
  else checkBounds(kind, given, surroundings);
}

function checkList(given: unknown, surroundings: Surroundings): void {
  const { source, inCellDropDown = true } = settings(given, ["source", "inCellDropDown"], "list");
  demand(typeof inCellDropDown === "boolean", "list.inCellDropDown");
  demand(typeof source === "string" && source !== "", "list.source");
  if (source.startsWith("=")) checkFormula(source, surroundings);
  else demand(source.length <= LIMITS.validationFormula, `a list of ${source.length} characters`);
}

function checkBounds(kind: string, given: unknown, surroundings: Surroundings): void {
  const { formula1, formula2, operator } = settings(given, ["formula1", "formula2", "operator"], kind);
  demand(
    enumerationValues("DataValidationOperator").includes(String(operator)),
    `${kind}.operator ${String(operator)}`,
  );
  const bounds = /Between$/.test(String(operator)) ? [formula1, formula2] : [formula1];
  for (const bound of bounds) {
    if (typeof bound === "string" && bound.startsWith("=")) checkFormula(bound, surroundings);
    else demand(typeof bound === "number" && Number.isFinite(bound), `${kind} compares with ${String(bound)}`);
    if (kind === "wholeNumber" && typeof bound === "number")
      demand(Number.isInteger(bound), `${kind} compares with ${bound}`);
  }
  const [minimum, maximum] = bounds;
  if (typeof minimum === "number" && typeof maximum === "number")
    demand(minimum <= maximum, `${kind} between ${minimum} and ${maximum}`);
}

function checkFormula(formula: unknown, surroundings: Surroundings): void {
  demand(typeof formula === "string" && formula.startsWith("="), "a formula begins with =");
  demand(formula.length <= LIMITS.validationFormula, `a validation's formula of ${formula.length} characters`);
  readCriterion(formula, surroundings);
}

/** Refuses what Excel would not take as the alert of a validation. */
export function checkErrorAlert(alert: unknown): void {
  const {
    showAlert,
    style,
    title = "",
    message = "",
  } = settings(alert, ["showAlert", "style", "title", "message"], "an alert");
  demand(typeof showAlert === "boolean", "showAlert");
  demand(enumerationValues("DataValidationAlertStyle").includes(String(style)), `alert style ${String(style)}`);
  checkText(title, LIMITS.validationTitle, "an alert's title");
  checkText(message, LIMITS.alertText, "an alert's text");
}

/** Refuses what Excel would not take as the hint of a validation. */
export function checkPrompt(prompt: unknown): void {
  const { showPrompt, title = "", message = "" } = settings(prompt, ["showPrompt", "title", "message"], "a prompt");
  demand(typeof showPrompt === "boolean", "showPrompt");
  checkText(title, LIMITS.validationTitle, "a prompt's title");
  checkText(message, LIMITS.promptText, "a prompt's text");
}

export function checkText(text: unknown, most: number, what: string): void {
  demand(typeof text === "string", what);
  demand(text.length <= most, `${what} of ${text.length} characters`);
}

/** The members of an object literal, none of which Excel does not know. */
export function settings(given: unknown, known: readonly string[], what: string): Settings {
  demand(typeof given === "object" && given !== null, what);
  for (const key of Object.keys(given)) demand(known.includes(key), `${what} has no ${key}`);
  return given as Settings;
}
