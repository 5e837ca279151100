import type { AddedNames } from "../grid/host";
import type { Notice } from "./notice";

/** What became of the names: which are new, and which were left as they were. */
export function namesNotice({ added, kept }: AddedNames): Notice {
  if (added.length === 0) return { intent: "info", title: "All names were in the workbook already.", advice: `Nothing was changed: ${kept.join(", ")}.` };
  const left = kept.length === 0 ? "" : ` Left as they were: ${kept.join(", ")}.`;
  return { intent: "success", title: `${added.length} ${added.length === 1 ? "name is" : "names are"} in the workbook.`, advice: `Type =${added[0]}( into a cell.${left}` };
}
