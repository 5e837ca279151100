import { areaAddress } from "../grid/address";
import type { Validation, ValidationRule } from "../grid/sheet";
import { element, text, type Xml } from "./xml";

/** Past these lengths Excel calls the file damaged. */
const LONGEST_LIST = 255;
const LONGEST_MESSAGE = 255;

/** What the cells admit, with the same words as they are entered and as a value is refused. */
export function dataValidations(validations: readonly Validation[]): Xml[] {
  if (validations.length === 0) return [];
  return [
    element(
      "dataValidations",
      { count: validations.length },
      ...validations.map(({ area, rule, message }) =>
        element(
          "dataValidation",
          {
            type: rule.kind,
            ...(rule.kind === "list" ? {} : { operator: "between" }),
            allowBlank: 0,
            showInputMessage: 1,
            showErrorMessage: 1,
            errorTitle: "Invalid value",
            error: message.slice(0, LONGEST_MESSAGE),
            prompt: message.slice(0, LONGEST_MESSAGE),
            sqref: areaAddress(area),
          },
          ...limits(rule).map((limit, index) => element(`formula${index + 1}`, {}, text(limit))),
        ),
      ),
    ),
  ];
}

function limits(rule: ValidationRule): string[] {
  if (rule.kind !== "list") return [String(rule.minimum), String(rule.maximum)].map((it) => it.replace("e", "E"));
  const list = rule.choices.join(",");
  if (rule.choices.some((it) => it.includes(",")))
    throw new Error(`a choice of a list has no comma: ${rule.choices.join(" | ")}`);
  if (list.length > LONGEST_LIST)
    throw new Error(`the choices of a list take at most ${LONGEST_LIST} characters: ${list}`);
  return [`"${list.replaceAll('"', '""')}"`];
}
