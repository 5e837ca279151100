import { textOf, variablesOf, type Formula } from "./formula";
import { parseFormula, type Syntax } from "./parse";

/**
 * A formula of variables as a function of their values. It does in doubles what Excel does in the same order, so a
 * formula that is said once gives a cell and the program one number. Arithmetic and parentheses only.
 */
export function compile<Names extends string>(formula: Formula): (values: Readonly<Record<Names, number>>) => number {
  const names = [...new Set(variablesOf(formula))] as Names[];
  const { values: inOrder, result } = calculator(formula, names);
  return (values) => {
    for (let index = 0; index < names.length; index++) inOrder[index] = values[names[index]!];
    return result();
  };
}

/** A formula whose variables' values are set one by one: ten thousand draws of a total change only what is drawn. */
export interface Calculator {
  /** In the order of the names it was made with. */
  readonly values: Float64Array;
  result(): number;
}

export function calculator(formula: Formula, names: readonly string[]): Calculator {
  const program = new Program(names);
  return program.calculator(program.place(parseFormula(textOf(formula))));
}

const OPERATORS = ["+", "-", "*", "/", "^"] as const;

/** Steps over numbered registers. What occurs twice is computed once; what has no variable in it is computed beforehand. */
class Program {
  private readonly placed = new Map<string, number>();
  private readonly initial: number[] = [];
  private readonly constants = new Set<number>();
  private readonly steps: (readonly [operator: number, left: number, right: number, target: number])[] = [];

  /** Variables have the first registers, in their order. */
  constructor(private readonly names: readonly string[]) {
    for (const it of names) this.register(it.toLowerCase());
  }

  /** The register that holds the value of a part of the formula. */
  place(it: Syntax): number {
    switch (it.kind) {
      case "value":
        if (typeof it.value !== "number") throw new SyntaxError(`${String(it.value)} is not a number`);
        return this.constant(it.value);
      case "name": {
        const index = this.placed.get(it.name);
        if (index === undefined) throw new SyntaxError(`${it.name} is no variable of the formula`);
        return index;
      }
      case "unary": {
        const operand = this.place(it.operand);
        if (it.operator === "+") return operand;
        // 0-x would make 0 of -0.
        return it.operator === "-"
          ? this.operation("*", this.constant(-1), operand)
          : this.operation("/", operand, this.constant(100));
      }
      case "binary":
        return this.operation(it.operator, this.place(it.left), this.place(it.right));
      default:
        throw new SyntaxError(`arithmetic has no ${it.kind}`);
    }
  }

  private register(key: string, value = 0): number {
    const index = this.initial.push(value) - 1;
    this.placed.set(key, index);
    return index;
  }

  private constant(value: number): number {
    const index = this.placed.get(`=${value}`) ?? this.register(`=${value}`, value);
    this.constants.add(index);
    return index;
  }

  private operation(text: string, left: number, right: number): number {
    const operator = (OPERATORS as readonly string[]).indexOf(text);
    if (operator < 0) throw new SyntaxError(`arithmetic has no ${text}`);
    if (this.constants.has(left) && this.constants.has(right))
      return this.constant(applied(operator, this.initial[left]!, this.initial[right]!));
    const key = `${left}${text}${right}`;
    const known = this.placed.get(key);
    if (known !== undefined) return known;
    const target = this.register(key);
    this.steps.push([operator, left, right, target]);
    return target;
  }

  calculator(result: number): Calculator {
    const registers = Float64Array.from(this.initial);
    const steps = Int32Array.from(this.steps.flat());
    return {
      values: registers.subarray(0, this.names.length),
      result() {
        for (let at = 0; at < steps.length; at += 4)
          registers[steps[at + 3]!] = applied(steps[at]!, registers[steps[at + 1]!]!, registers[steps[at + 2]!]!);
        return registers[result]!;
      },
    };
  }
}

/** Of an operator by its place. */
function applied(operator: number, left: number, right: number): number {
  switch (operator) {
    case 0:
      return left + right;
    case 1:
      return left - right;
    case 2:
      return left * right;
    case 3:
      return left / right;
    default:
      return right === 2 ? left * left : left ** right;
  }
}
