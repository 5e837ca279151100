import type { WorksheetFunction } from "../grid/define-function";
import type { Parameter } from "../grid/parameter";
import { parameterHelp, shortParameterHelp } from "../grid/parameter-text";
import { functionPage } from "../excel/site";

/** What Excel reads in functions.json; fields are named by its schema. */
export interface FunctionsMetadata {
  allowErrorForDataTypeAny: true;
  functions: readonly FunctionMetadata[];
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
}

/**
 * functions.json of the catalogue; `address` is the site with a help page for each function. Every parameter is a matrix
 * of anything, so that ranges, blanks and errors reach the function and broadcasting is the same as everywhere else.
 */
export function functionsMetadata(catalogue: readonly WorksheetFunction[], address: string): FunctionsMetadata {
  return {
    // Without it Excel answers for the function as soon as one cell of a range is an error.
    allowErrorForDataTypeAny: true,
    functions: catalogue.map(({ name, summary, unit, parameters }) => ({
      id: name,
      name,
      description: `${summary} Result: ${unit}.`,
      helpUrl: address + functionPage(name),
      parameters: Object.entries(parameters).map(([key, it]) => parameterMetadata(key, it)),
      result: { type: "any", dimensionality: "matrix" },
      // The pane says what is wrong in the selected cell, so it must know which cell a message belongs to.
      options: { requiresAddress: true },
    })),
  };
}

const parameterMetadata = (name: string, parameter: Parameter): ParameterMetadata => ({
  name,
  description: description(parameter),
  type: "any",
  dimensionality: "matrix",
  optional: parameter.fallback !== undefined,
});

/** The Insert Function dialog shows no more. */
const LONGEST = 255;

/** A long list of choices is left to the help page. */
function description(parameter: Parameter): string {
  const whole = parameterHelp(parameter);
  return whole.length <= LONGEST ? whole : shortParameterHelp(parameter);
}
