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
