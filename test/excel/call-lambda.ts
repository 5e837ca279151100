import { CellError, type Cell } from "../../src/grid/cell";

type Value = Cell | undefined;
type Scope = Readonly<Record<string, Value>>;
type Expression = (scope: Scope) => Value;

const EQUAL = (a: number, b: number): boolean => a === b;
const ABOVE = (a: number, b: number): boolean => a > b;
const BELOW = (a: number, b: number): boolean => a < b;
const NOT_BELOW = (a: number, b: number): boolean => a >= b;
const NOT_ABOVE = (a: number, b: number): boolean => a <= b;
const COMPARISONS = new Set<(a: number, b: number) => Cell>([EQUAL, ABOVE, BELOW, NOT_BELOW, NOT_ABOVE]);

/** To Excel every number is below every text, and every text below a truth value; a blank is what the other is like. */
const rank = (it: Value): number => (typeof it === "boolean" ? 2 : typeof it === "string" ? 1 : 0);
function ranked(x: Value, y: Value): [number, number] {
  if (typeof x === "string" || typeof y === "string") {
    const [a, b] = [x ?? "", y ?? ""];
    if (rank(a) === rank(b)) return a === b ? [0, 0] : a < b ? [0, 1] : [1, 0];
    return [rank(a), rank(b)];
  }
  return rank(x) === rank(y) || x === null || y === null || x === undefined || y === undefined
    ? [Number(x ?? 0), Number(y ?? 0)]
    : [rank(x), rank(y)];
}

/** Arithmetic takes texts that are numbers, and truth values for 1 and 0. */
function arithmetic(apply: (a: number, b: number) => Cell, x: Value, y: Value): Cell {
  const [a, b] = [Number(x ?? 0), Number(y ?? 0)];
  return Number.isNaN(a) || Number.isNaN(b) || x === "" || y === "" ? new CellError("#VALUE!") : apply(a, b);
}

const naturalLogarithm = (value: number): Cell => (value > 0 ? Math.log(value) : new CellError("#NUM!"));

/** Calls the text of a LAMBDA on single cells; undefined is an argument left out. Knows what our names use and no more. */
export function callLambda(formula: string, args: readonly Value[]): Value {
  const tokens = formula
    .slice(1)
    .match(/"[^"]*"|#VALUE!|\d+(?:\.\d+)?(?:E[+-]?\d+)?|[A-Za-z_]\w*|>=|<=|<>|[-+*/^=<>(),[\]]/g)!;
  if (tokens.join("") !== formula.slice(1)) throw new Error(`cannot read ${formula}`);
  let next = 0;
  const take = (expected?: string): string => {
    const token = tokens[next++];
    if (token === undefined || (expected && token !== expected))
      throw new Error(`${expected ?? "more"} expected, not ${token}`);
    return token;
  };

  take("LAMBDA");
  take("(");
  const names: string[] = [];
  for (;;) {
    const isOptional = tokens[next] === "[";
    // A required argument is a name with a comma behind; what else begins here is the value.
    if (!isOptional && tokens[next + 1] !== ",") break;
    if (isOptional) take("[");
    names.push(take());
    if (isOptional) take("]");
    take(",");
  }
  const value = comparison();
  take(")");
  if (next !== tokens.length) throw new Error(`more than a LAMBDA: ${tokens.slice(next).join("")}`);
  return value(Object.fromEntries(names.map((name, index) => [name, args[index]])));

  function binary(
    operand: () => Expression,
    operators: Readonly<Record<string, (a: number, b: number) => Cell>>,
  ): Expression {
    let left = operand();
    while (tokens[next] !== undefined && Object.hasOwn(operators, tokens[next]!)) {
      const apply = operators[take()]!;
      const [a, b] = [left, operand()];
      left = (scope) => {
        const [x, y] = [a(scope), b(scope)];
        if (x instanceof CellError || y instanceof CellError) return x instanceof CellError ? x : y;
        return COMPARISONS.has(apply) ? apply(...ranked(x, y)) : arithmetic(apply, x, y);
      };
    }
    return left;
  }

  function comparison(): Expression {
    return binary(sum, { "=": EQUAL, ">": ABOVE, ">=": NOT_BELOW, "<": BELOW, "<=": NOT_ABOVE });
  }
  function sum(): Expression {
    return binary(product, { "+": (a, b) => a + b, "-": (a, b) => a - b });
  }
  function product(): Expression {
    return binary(power, { "*": (a, b) => a * b, "/": (a, b) => a / b });
  }
  function power(): Expression {
    return binary(atom, { "^": (a, b) => a ** b });
  }

  function atom(): Expression {
    const token = take();
    if (token === "(") {
      const inside = comparison();
      take(")");
      return inside;
    }
    if (token === "#VALUE!") return () => new CellError("#VALUE!");
    if (token === "TRUE" || token === "FALSE") return () => token === "TRUE";
    if (token.startsWith('"')) return () => token.slice(1, -1);
    if (/^\d/.test(token)) return () => Number(token);
    if (tokens[next] !== "(") {
      return (scope) => {
        if (!(token in scope)) throw new Error(`${token} is not defined`);
        return scope[token];
      };
    }
    take("(");
    if (token === "LET") return letExpression();
    if (token === "ISOMITTED") {
      const name = take();
      take(")");
      return (scope) => scope[name] === undefined;
    }
    const args = [comparison()];
    while (tokens[next] === ",") {
      take();
      args.push(comparison());
    }
    take(")");
    if (token === "INT" || token === "LN") {
      return (scope) => {
        const value = args[0]!(scope);
        if (value instanceof CellError) return value;
        const numbers = token === "INT" ? Math.floor : naturalLogarithm;
        return arithmetic((a) => numbers(a), value, 0);
      };
    }
    if (token === "IF") {
      return (scope) => {
        const condition = args[0]!(scope);
        return condition instanceof CellError ? condition : args[condition ? 1 : 2]!(scope);
      };
    }
    throw new Error(`unknown function ${token}`);
  }

  function letExpression(): Expression {
    const variables: [string, Expression][] = [];
    while (/^[A-Za-z_]\w*$/.test(tokens[next]!) && tokens[next + 1] === ",") {
      const name = take();
      take(",");
      variables.push([name, comparison()]);
      take(",");
    }
    const result = comparison();
    take(")");
    return (scope) => result(variables.reduce<Scope>((known, [name, it]) => ({ ...known, [name]: it(known) }), scope));
  }
}
