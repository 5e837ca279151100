import { areaAddress, type Area } from "../address";
import { PRECEDENCE, TIGHTEST } from "./parse";

/** Cells of a sheet that have their place, and perhaps a name of the sheet's own. */
export interface Place extends Area {
  /** Formulas show it instead of the address. */
  name?: string;
}

/** A number that is known when the formula is used: a cell of a sheet, an argument of a function, a figure of a study. */
export interface Variable {
  readonly variable: string;
}

/** A function by its catalogue's or Excel's name; a host spells those of ours in its own way. */
export interface FunctionName {
  readonly functionName: string;
}

/** A text that is written into the formula as it is: an address of an area that is made for the purpose, an array. */
export interface Verbatim {
  readonly verbatim: string;
}

/** What may fill a hole of a formula. A plain text is a text literal, in quotes. */
export type Operand = Formula | Place | Variable | FunctionName | Verbatim | number | boolean | string;

/**
 * A formula as a template whose holes are cells, variables and other formulas: its text needs their addresses, its
 * meaning does not. "Which cells feed this one" and "does one call wait for another" are questions to it, not to its text.
 */
export interface Formula {
  readonly texts: readonly string[];
  readonly holes: readonly Operand[];
}

/** f`${flops}/3600/${rate}`: a formula without its "=". */
export const f = (texts: TemplateStringsArray, ...holes: readonly Operand[]): Formula => ({ texts, holes });

export const variable = (name: string): Variable => ({ variable: name });
export const verbatim = (text: string): Verbatim => ({ verbatim: text });

export const isFormula = (it: unknown): it is Formula => typeof it === "object" && it !== null && "texts" in it;
export const isPlace = (it: unknown): it is Place => typeof it === "object" && it !== null && "column" in it;

/** A call; arguments left out at the end are not written. */
export function call(functionName: string, args: readonly (Operand | undefined)[]): Formula {
  const given = [...args];
  while (given.length > 0 && given.at(-1) === undefined) given.pop();
  const written = given.map((it) => it ?? verbatim(""));
  return {
    texts: written.length === 0 ? ["", "()"] : ["", "(", ...written.slice(1).map(() => ","), ")"],
    holes: [{ functionName }, ...written],
  };
}

/** Formulas with an operator between them; of one formula, itself. */
export const joined = (parts: readonly Operand[], operator: "+" | "*" | "&" | `&${string}&` | ","): Formula => ({
  texts: ["", ...parts.slice(1).map(() => operator as string), ""],
  holes: parts,
});

/** The text literal of a text. */
export const textLiteral = (text: string): string => `"${text.replaceAll('"', '""')}"`;

/** An address whose row, column or both stay when the formula is copied, or that shows no name. */
export const pinned = (place: Area, fixed: "" | "row" | "column" | "both"): Verbatim & Area => ({
  row: place.row,
  column: place.column,
  rows: place.rows,
  columns: place.columns,
  verbatim: areaAddress(place, fixed),
});

export interface Spelling {
  /** How a function of ours is written: RUN_COST may be TRAIN.RUN_COST. */
  spell?: (functionName: string) => string;
}

/** The text of a formula, without its "=". */
export function textOf(formula: Formula, { spell = (it) => it }: Spelling = {}): string {
  const { texts, holes } = formula;
  return texts.reduce((written, text, index) => {
    if (index === 0) return text;
    const hole = holes[index - 1]!;
    return written + operandText(hole, written, text.at(0) ?? "", spell) + text;
  }, "");
}

function operandText(it: Operand, before: string, after: string, spell: (functionName: string) => string): string {
  if (typeof it === "number") return numberText(it, after);
  if (typeof it === "boolean") return it ? "TRUE" : "FALSE";
  if (typeof it === "string") return textLiteral(it);
  if ("functionName" in it) return spell(it.functionName);
  if ("verbatim" in it) return it.verbatim;
  if ("variable" in it) return it.variable;
  if (isFormula(it)) return bracketed(textOf(it, { spell }), before, after);
  // Lone cells move with a copied formula, ranges stay.
  return it.name ?? areaAddress(it, it.rows * it.columns === 1 ? "" : "both");
}

/** JavaScript's shortest digits; a sign before a power is bracketed, as Excel binds it tighter. */
const numberText = (value: number, after: string): string =>
  value < 0 && after === "^" ? `(${value})` : String(value).toUpperCase();

/** By the text of an operator; what is none binds tightest. */
const BINDING: Readonly<Record<string, number>> = PRECEDENCE;
const OPERATOR = /[-+*/^&=<>]/;

/** Whether every operator of a text binds at least this tightly, of those outside its brackets, texts and quoted names. */
function binds(text: string, least: number): boolean {
  if (!OPERATOR.test(text)) return true;
  let depth = 0;
  for (let at = 0; at < text.length; at++) {
    const character = text[at]!;
    if (character === '"' || character === "'") at = Math.max(at, text.indexOf(character, at + 1));
    else if (character === "(" || character === "{") depth++;
    else if (character === ")" || character === "}") depth--;
    else if (depth === 0 && (BINDING[character] ?? TIGHTEST) < least && !isExponentSign(text, at)) return false;
  }
  return true;
}

/** The sign in 1E+21. */
const isExponentSign = (text: string, at: number): boolean =>
  /^\dE[-+]\d/.test(text.slice(Math.max(0, at - 2), at + 2));

/** How tightly a formula must bind to stay one operand behind, or before, what is next to it. */
const BEHIND: Readonly<Record<string, number>> = {
  "": 0,
  "(": 0,
  ",": 0,
  "{": 0,
  ";": 0,
  "=": 2,
  "<": 2,
  ">": 2,
  "&": 3,
  "+": 4,
  "-": 4,
  "*": 4,
  "/": 5,
};
const BEFORE: Readonly<Record<string, number>> = {
  ...BINDING,
  "": 0,
  ")": 0,
  ",": 0,
  "}": 0,
  ";": 0,
  "^": TIGHTEST,
};

/** A "-" or "+" with nothing before it that it could take something from. */
const SIGN = /(?:^|[-+*/^&=<>(,{;])[-+]$/;

/** Brackets where a neighbouring operator would take a part of a formula; `before` is all that is written so far. */
function bracketed(text: string, before: string, after: string): string {
  // A sign binds tighter than a power: -x^2 is (-x)^2.
  const behind = SIGN.test(before.slice(-2)) ? TIGHTEST : (BEHIND[before.at(-1) ?? ""] ?? TIGHTEST);
  const least = Math.max(behind, BEFORE[after] ?? TIGHTEST);
  return least === 0 || binds(text, least) ? text : `(${text})`;
}

/** The same formula with its variables filled in. A variable that is left open is a fault of the program. */
export function bind(formula: Formula, values: Readonly<Record<string, Operand>>): Formula {
  return {
    texts: formula.texts,
    holes: formula.holes.map((it): Operand => {
      if (typeof it !== "object") return it;
      if ("variable" in it) {
        const value = values[it.variable];
        if (value === undefined) throw new Error(`the formula has no ${it.variable}`);
        return value;
      }
      return isFormula(it) ? bind(it, values) : it;
    }),
  };
}

/** Every cell that a formula refers to, however deep. */
export const placesOf = ({ holes }: Formula): readonly Place[] =>
  holes.flatMap((it): readonly Place[] => (isFormula(it) ? placesOf(it) : isPlace(it) ? [it] : []));

/** Every variable of a formula, however deep. */
export const variablesOf = ({ holes }: Formula): readonly string[] =>
  holes.flatMap((it): readonly string[] =>
    isFormula(it) ? variablesOf(it) : typeof it === "object" && "variable" in it ? [it.variable] : [],
  );

/** Every function that a formula calls, however deep. */
export const functionsOf = ({ texts, holes }: Formula): readonly string[] => [
  ...texts.flatMap((text) => [...text.matchAll(/([A-Z][A-Z0-9._]*)\(/g)].map(([, name]) => name!)),
  ...holes.flatMap((it): readonly string[] =>
    isFormula(it) ? functionsOf(it) : typeof it === "object" && "functionName" in it ? [it.functionName] : [],
  ),
];
