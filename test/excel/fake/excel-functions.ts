import { catalogue } from "../../../src/functions";
import { libraryFunctions } from "./office-model";
import type { Profile } from "./profiles";

/** How many arguments a function takes. */
export interface Arity {
  least: number;
  most: number;
}

const MANY = Infinity;
const takes = (least: number, most = least): Arity => ({ least, most });

/** Functions that every Excel has, with the arguments that they demand. */
const OLD: Readonly<Record<string, Arity>> = {
  ABS: takes(1),
  AND: takes(1, MANY),
  AVERAGE: takes(1, MANY),
  CHOOSE: takes(2, MANY),
  COLUMN: takes(0, 1),
  COLUMNS: takes(1),
  CONCATENATE: takes(1, MANY),
  COUNT: takes(1, MANY),
  COUNTA: takes(1, MANY),
  COUNTIF: takes(2),
  COUNTIFS: takes(2, MANY),
  EXP: takes(1),
  FALSE: takes(0),
  HYPERLINK: takes(1, 2),
  IF: takes(2, 3),
  IFERROR: takes(2),
  IFNA: takes(2),
  INDEX: takes(2, 4),
  INDIRECT: takes(1, 2),
  INT: takes(1),
  ISBLANK: takes(1),
  ISERROR: takes(1),
  ISNUMBER: takes(1),
  ISTEXT: takes(1),
  LN: takes(1),
  LOG: takes(1, 2),
  LOG10: takes(1),
  MATCH: takes(2, 3),
  MAX: takes(1, MANY),
  MIN: takes(1, MANY),
  MOD: takes(2),
  NA: takes(0),
  NOT: takes(1),
  OFFSET: takes(3, 5),
  OR: takes(1, MANY),
  POWER: takes(2),
  PRODUCT: takes(1, MANY),
  ROUND: takes(2),
  ROUNDDOWN: takes(2),
  ROUNDUP: takes(2),
  ROW: takes(0, 1),
  ROWS: takes(1),
  SIGN: takes(1),
  SQRT: takes(1),
  SUM: takes(1, MANY),
  SUMIF: takes(2, 3),
  SUMIFS: takes(3, MANY),
  SUMPRODUCT: takes(1, MANY),
  TEXT: takes(2),
  TRUE: takes(0),
};

/** Functions that came with dynamic arrays. */
const SPILLING: Readonly<Record<string, Arity>> = {
  FILTER: takes(2, 3),
  LET: takes(3, MANY),
  SEQUENCE: takes(1, 4),
  SORT: takes(1, 4),
  UNIQUE: takes(1, 3),
  XLOOKUP: takes(3, 6),
  XMATCH: takes(2, 4),
};

const WITH_LAMBDA: Readonly<Record<string, Arity>> = {
  ISOMITTED: takes(1),
  LAMBDA: takes(1, 254),
  MAP: takes(2, MANY),
  REDUCE: takes(2, 3),
};

/** The functions of the add-in, as functions.json declares them to Excel. */
export const addInFunctions = (namespace: string): ReadonlyMap<string, Arity> =>
  new Map(
    catalogue.map(({ name, parameters }) => {
      const declared = Object.values(parameters);
      const required = declared.filter(({ fallback }) => fallback === undefined).length;
      return [namespace ? `${namespace}.${name}`.toUpperCase() : name, takes(required, declared.length)];
    }),
  );

/** What an Excel knows of a function of its own; nothing where it has none of that name. */
export function excelFunction(name: string, { spills, hasLambda }: Profile): Arity | undefined {
  const found = OLD[name] ?? (spills ? SPILLING[name] : undefined) ?? (hasLambda ? WITH_LAMBDA[name] : undefined);
  const most = libraryFunctions.get(name);
  return found ?? (most === undefined ? undefined : takes(0, most));
}
