import { catalogue } from "../../functions";
import { CellError, type Cell } from "../../grid/cell";
import type { Native, WorksheetFunction } from "../../grid/define-function";
import { textOf, variable, type Operand } from "../../grid/formula/formula";
import { literalText } from "../../grid/formula/literal";
import type { Parameter } from "../../grid/parameter";
import { LEAST_RATE } from "../../study/assumptions";

/** A workbook name that defines a function of ours in Excel's own functions. */
export interface LambdaName {
  name: string;
  formula: string;
  comment: string;
}

/** Every function that has a native formula; those of tables, names and whole ranges need the add-in. */
export const lambdaNames: readonly LambdaName[] = catalogue.flatMap((it) =>
  it.native ? [lambdaName(it, it.native)] : [],
);

/** Arguments, defaults and rules come from the function's declaration, and so does the formula. */
function lambdaName(fn: WorksheetFunction, native: Native): LambdaName {
  const parameters = Object.entries(fn.parameters);
  // A name of its own for what an optional argument comes to: a variable may not be defined by itself.
  const valueOf = (name: string) => (fn.parameters[name]!.fallback === undefined ? name : `${name}_`);
  const declared = parameters.map(([name, { fallback }]) => (fallback === undefined ? name : `[${name}]`));
  const defaults = parameters.flatMap(([name, { fallback }]) => {
    if (fallback === undefined) return [];
    const taken = literalText(fallback as Cell);
    return [valueOf(name), `IF(ISOMITTED(${name}),${taken},IF(${name}="",${taken},${name}))`];
  });
  const args: Record<string, Operand> = Object.fromEntries(parameters.map(([name]) => [name, variable(valueOf(name))]));
  const rules = [
    ...parameters.flatMap(([name, parameter]) => ruleOf(parameter, valueOf(name))),
    ...(native.rules?.(args) ?? []).map((it) => textOf(it)),
  ];
  const checked = `IF(${rules.join("*")},${textOf(native.formula(args))},#VALUE!)`;
  const value = defaults.length === 0 ? checked : `LET(${[...defaults, checked].join(",")})`;
  return {
    name: fn.name,
    formula: `=LAMBDA(${[...declared, value].join(",")})`,
    comment: `${fn.summary} Result: ${fn.unit}.`,
  };
}

/** What the parameter admits, asked of the parameter itself; a factor of 1 or 0 that works on ranges too. */
function ruleOf(parameter: Parameter, value: string): string[] {
  const admits = (cell: number) => !(parameter.read(cell) instanceof CellError);
  // Excel tells TRUE from 1.
  if (typeof parameter.fallback === "boolean") return [`((${value}=TRUE)+(${value}=FALSE)>0)`];
  const isRate = !admits(2) && admits(LEAST_RATE);
  if (isRate) return [`(${value}>=${LEAST_RATE})`];
  const lowest = admits(0) ? ">=0" : admits(1) || !admits(2) ? ">0" : ">1";
  const whole = admits(1.5) || !admits(2) ? [] : [`(${value}=INT(${value}))`];
  return [
    `(${value}${lowest})`,
    ...whole,
    ...(admits(2) ? [] : [`(${value}<=1)`]),
    ...(admits(1e300) || !admits(2) ? [] : [`(${value}<=${Number.MAX_SAFE_INTEGER})`]),
  ];
}
