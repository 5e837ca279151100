import type { WorksheetFunction } from "../grid/define-function";
import { helpAddress } from "../grid/help-address";
import type { Parameter } from "../grid/parameter";
import { parameterHelp, shortParameterHelp } from "../grid/parameter-text";

/** What Excel reads in functions.json; fields are named by its schema. */
export interface FunctionsMetadata {
  allowErrorForDataTypeAny: true;
  /** Results may be numbers with a card, and arguments may have one. */
  allowCustomDataForDataTypeAny?: true;
  functions: readonly FunctionMetadata[];
  /** Closed lists of texts, which Excel offers while a formula is typed. */
  enums?: readonly EnumMetadata[];
}

interface EnumMetadata {
  id: string;
  type: "string";
  values: readonly { name: string; stringValue: string }[];
}

interface FunctionMetadata {
  id: string;
  name: string;
  description: string;
  helpUrl: string;
  parameters: readonly ParameterMetadata[];
  result: { type: "any"; dimensionality: "matrix" };
  options: { requiresAddress: true };
}

interface ParameterMetadata {
  name: string;
  description: string;
  type: "any";
  dimensionality: "matrix";
  optional: boolean;
  customEnumId?: string;
}

/**
 * functions.json of the catalogue; `address` is the site with a help page for each function. Every parameter is a matrix
 * of anything, so that ranges, blanks and errors reach the function and broadcasting is the same as everywhere else.
 *
 * With `offersChoices` parameters that admit a closed list of texts name it. No Excel has shown yet that it takes such a list for a
 * matrix of anything, and an Excel that refuses functions.json has none of the functions, so it is a setting of the build.
 */
export function functionsMetadata(
  catalogue: readonly WorksheetFunction[],
  address: string,
  { offersChoices = false, showsCards = false } = {},
): FunctionsMetadata {
  const enums = offersChoices ? closedLists(catalogue) : [];
  const enumOf = ({ choices }: Parameter) => enums.find((it) => choices && isList(it, choices))?.id;
  return {
    // Without it Excel answers for the function as soon as one cell of a range is an error.
    allowErrorForDataTypeAny: true,
    ...(showsCards && { allowCustomDataForDataTypeAny: true as const }),
    functions: catalogue.map(({ name, summary, unit, parameters }) => ({
      id: name,
      name,
      description: `${summary} Result: ${unit}.`,
      helpUrl: address + helpAddress(name),
      parameters: Object.entries(parameters).map(([key, it]) => parameterMetadata(key, it, enumOf(it))),
      result: { type: "any", dimensionality: "matrix" },
      // The pane says what is wrong in the selected cell, so it must know which cell a message belongs to.
      options: { requiresAddress: true },
    })),
    ...(enums.length > 0 && { enums }),
  };
}

const isList = ({ values }: EnumMetadata, choices: readonly string[]): boolean =>
  values.length === choices.length && values.every(({ stringValue }, index) => stringValue === choices[index]);

/** Each list once, under the id of the first parameter that has it. */
function closedLists(catalogue: readonly WorksheetFunction[]): EnumMetadata[] {
  const lists: EnumMetadata[] = [];
  for (const { name, parameters } of catalogue)
    for (const [key, { choices }] of Object.entries(parameters)) {
      if (!choices || lists.some((it) => isList(it, choices))) continue;
      const values = choices.map((it) => ({ name: it, stringValue: it }));
      lists.push({ id: `${name}.${key}`.toUpperCase(), type: "string", values });
    }
  return lists;
}

const parameterMetadata = (name: string, parameter: Parameter, customEnumId?: string): ParameterMetadata => ({
  name,
  description: description(parameter),
  type: "any",
  dimensionality: "matrix",
  optional: parameter.fallback !== undefined,
  ...(customEnumId !== undefined && { customEnumId }),
});

/** The Insert Function dialog shows no more. */
const LONGEST = 255;

/** A long list of choices is left to the help page. */
function description(parameter: Parameter): string {
  const whole = parameterHelp(parameter);
  return whole.length <= LONGEST ? whole : shortParameterHelp(parameter);
}
