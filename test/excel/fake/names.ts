import { CellError, type Cell } from "../../../src/grid/cell";
import { callLambda } from "../call-lambda";
import { shownValue } from "./reading";
import { areaAddress } from "../../../src/grid/address";
import { LIMITS } from "./limits";
import { areaOf, node, type Node } from "./nodes";
import { demand, refuse } from "./refusal";
import type { FakeExcel } from "./workbook";

/** Adds a name for a range or a formula to a sheet's names, or to the workbook's. */
export function addName(
  excel: FakeExcel,
  names: Map<string, Node>,
  name: string,
  of: Node | string,
  comment = "",
): Node {
  const isReference =
    /^([rc]|r\d*c\d*)$/i.test(name) || (/^[a-z]{1,3}\d+$/i.test(name) && areaOf(name).column < LIMITS.columns);
  demand(
    /^[\p{L}_\\][\p{L}\p{N}_.\\?]*$/u.test(name) && name.length <= LIMITS.nameLength && !isReference,
    `a name may not be ${name}`,
  );
  demand(!/^(true|false)$/i.test(name), `a name may not be ${name}`);
  demand(comment.length <= LIMITS.nameComment, `the comment of ${name} has ${comment.length} characters`);
  const refusal = typeof of === "string" ? excel.refusesName({ name, formula: of }) : undefined;
  if (refusal) refuse(refusal, `the name ${name}`);
  if (names.has(name.toLowerCase())) refuse("ItemAlreadyExists", `a name ${name}`);
  if (typeof of === "string") excel.read(of.startsWith("=") ? of : `=${of}`);
  const item = node("NamedItem", {
    props: {
      Name: name,
      Comment: comment,
      Formula: typeof of === "string" ? of : `=${areaAddress(of.areas![0]!, "both")}`,
    },
    ...(typeof of === "string" ? {} : { areas: of.areas!, sheet: of.sheet! }),
  });
  names.set(name.toLowerCase(), item);
  return item;
}

/** Takes a name out of the names that it is among. */
export function deleteName(excel: FakeExcel, item: Node): void {
  for (const names of [excel.names, ...excel.sheets.map((it) => it.names)])
    for (const [key, it] of names) if (it === item) names.delete(key);
}

/** What the formula of a name comes to in a cell; of a reference, its first cell. */
export function valueOfName(excel: FakeExcel, { areas, sheet, props }: Node): unknown {
  if (areas) return shownValue(excel, sheet!, areas[0]!.row, areas[0]!.column) ?? "";
  const formula = String(props.Formula);
  const { functions } = excel.read(formula.startsWith("=") ? formula : `=${formula}`);
  if ([...functions].some((it) => !excel.hasFunction(it, excel.active))) return "#NAME?";
  const value = appliedLambda(formula) ?? 0;
  return value instanceof CellError ? value.code : value;
}

/** The value of a formula that calls a LAMBDA of its own with numbers, such as =LAMBDA(x,x+1)(1). */
export function appliedLambda(formula: string): Cell | undefined {
  const [, lambda, args] = /^(=LAMBDA\(.*\))\(([\d.,E+-]*)\)$/.exec(formula) ?? [];
  if (lambda === undefined || args === undefined) return undefined;
  return callLambda(
    lambda,
    args.split(",").map((it) => (it === "" ? undefined : Number(it))),
  );
}
