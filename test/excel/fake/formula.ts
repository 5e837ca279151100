import { parse, parseA1Ref, tokenize, type AstExpression } from "@borgar/fx";
import { excelFunction, type Arity } from "./excel-functions";
import { LIMITS } from "./limits";
import type { Profile } from "./profiles";
import { demand, refuse } from "./refusal";

/** What a formula must fit: the Excel it is written into, and what is in its workbook. */
export interface Surroundings {
  profile: Profile;
  /** Functions of the add-in, by their names in capitals. */
  addIn: ReadonlyMap<string, Arity>;
  hasSheet(name: string): boolean;
}

export interface ReadFormula {
  /** Functions that it calls, in capitals; a name of its own LET or LAMBDA is none. */
  functions: ReadonlySet<string>;
}

type Tokens = ReturnType<typeof tokenize>;

/**
 * Reads a formula as Excel does when it is entered, and refuses what Excel refuses. A function that nobody has is no
 * fault of syntax: Excel takes the formula and shows #NAME?.
 */
export function readFormula(formula: string, surroundings: Surroundings): ReadFormula {
  demand(formula.length <= LIMITS.formula, `a formula of ${formula.length} characters`);
  const excerpt = formula.length > 60 ? `${formula.slice(0, 60)}…` : formula;
  const tree = treeOf(formula, excerpt, surroundings.profile);
  const functions = new Set<string>();
  const locals = new Set<string>();

  const checkCall = (name: string, count: number): void => {
    const arity = surroundings.addIn.get(name) ?? excelFunction(name, surroundings.profile);
    demand(count <= LIMITS.callArguments, `${count} arguments of ${name} in ${excerpt}`);
    if (arity) demand(arity.least <= count && count <= arity.most, `${count} arguments of ${name} in ${excerpt}`);
    functions.add(name);
  };

  function visit(it: AstExpression | null | undefined, depth: number): void {
    if (!it) return;
    switch (it.type) {
      case "Literal":
        if (typeof it.value === "number") demand(Math.abs(it.value) < LIMITS.number, `${it.raw} in ${excerpt}`);
        if (typeof it.value === "string")
          demand(it.value.length <= LIMITS.textInFormula, `a text of ${it.value.length} characters in ${excerpt}`);
        return;
      case "ErrorLiteral":
        return;
      case "ReferenceIdentifier":
        demand(it.kind !== "table", `${it.value} in ${excerpt}: the workbook has no table`);
        for (const sheet of sheetsIn(it.value))
          demand(surroundings.hasSheet(sheet), `the sheet ${sheet}, which is not there, in ${excerpt}`);
        return;
      case "UnaryExpression":
      case "BinaryExpression":
        return it.arguments.forEach((operand) => visit(operand, depth));
      case "ArrayExpression":
        demand(
          it.elements.every((row) => row.length === it.elements[0]!.length),
          `rows of different lengths in ${excerpt}`,
        );
        return it.elements.flat().forEach((element) => visit(element, depth));
      case "LetExpression":
        functions.add("LET");
        nest(depth);
        for (const { id, init } of it.declarations) {
          locals.add(id.name.toUpperCase());
          visit(init, depth + 1);
        }
        return visit(it.body, depth + 1);
      case "LambdaExpression":
        functions.add("LAMBDA");
        nest(depth);
        demand(it.body !== null, `a LAMBDA without a result in ${excerpt}`);
        for (const { name } of it.params) locals.add(name.toUpperCase());
        return visit(it.body, depth + 1);
      case "CallExpression": {
        nest(depth);
        // More than the parser's types say: a name with other letters than Excel's own, or a LAMBDA.
        const callee = it.callee as typeof it.callee | AstExpression;
        if (callee.type === "Identifier") checkCall(callee.name.toUpperCase(), it.arguments.length);
        else if (callee.type === "ReferenceIdentifier") checkCall(callee.value.toUpperCase(), it.arguments.length);
        else {
          demand(surroundings.profile.hasLambda, `${excerpt}: only a LAMBDA can be called at once`);
          visit(callee, depth + 1);
        }
        return it.arguments.forEach((argument) => visit(argument, depth + 1));
      }
    }
  }

  function nest(depth: number): void {
    demand(depth < LIMITS.nestedCalls, `calls nested more than ${LIMITS.nestedCalls} deep in ${excerpt}`);
  }

  visit(tree, 0);
  return { functions: new Set([...functions].filter((name) => !locals.has(name))) };
}

/** The formula of a conditional format or a validation, in which Excel takes no arrays, unions and intersections. */
export function readCriterion(formula: string, surroundings: Surroundings): void {
  readFormula(formula, surroundings);
  const refused = (it: AstExpression | null): boolean =>
    it !== null &&
    (it.type === "ArrayExpression" ||
      (it.type === "BinaryExpression" && /^[ ,]$/.test(it.operator)) ||
      ("arguments" in it && it.arguments.some(refused)));
  demand(
    !refused(treeOf(formula, formula, surroundings.profile)),
    `an array, a union or an intersection in ${formula}`,
  );
}

function treeOf(formula: string, excerpt: string, { hasLambda }: Profile): AstExpression {
  try {
    const tokens = tokenize(formula);
    return parse(hasLambda ? withoutOptionalMarks(tokens, excerpt) : tokens);
  } catch (error) {
    return refuse("InvalidArgument", `${excerpt}: ${(error as Error).message}`);
  }
}

/** The parser knows no optional argument of a LAMBDA, such as [x]: it is shown the name alone. */
function withoutOptionalMarks(tokens: Tokens, excerpt: string): Tokens {
  const isSpace = (at: number) => /^(whitespace|newline)$/.test(tokens[at]?.type ?? "");
  const beside = (at: number, step: 1 | -1): string => {
    let next = at + step;
    while (isSpace(next)) next += step;
    return tokens[next]?.value ?? "";
  };
  const open: { isLambda: boolean; hasOptional: boolean }[] = [];
  return tokens.map((token, at) => {
    if (token.value === "(") open.push({ isLambda: /^lambda$/i.test(beside(at, -1)), hasOptional: false });
    else if (token.value === ")") open.pop();
    const call = open.at(-1);
    const isParameter = call?.isLambda && /^[(,]$/.test(beside(at, -1)) && beside(at, 1) === ",";
    if (!isParameter) return token;
    const [, name] = /^\[([\p{L}_\\][\p{L}\p{N}_\\]*)\]$/u.exec(token.value) ?? [];
    if (token.type === "range_named" && call.hasOptional)
      refuse("InvalidArgument", `${token.value} stands after an optional argument in ${excerpt}`);
    if (token.type !== "structured" || !name) return token;
    call.hasOptional = true;
    return { ...token, type: "range_named", value: name };
  });
}

function sheetsIn(reference: string): string[] {
  const context: unknown = parseA1Ref(reference)?.context;
  return Array.isArray(context) ? context.map(String) : [];
}
