import { counted } from "../grid/counted";
import { withContents } from "../breakdown/breakdown-file";
import { breakdownSheet } from "../breakdown/breakdown";
import { resultNames, switchName } from "../breakdown/result-names";
import { readStudyLink } from "../cite/study-link";
import type { Sheet } from "../grid/sheet";
import { paper } from "../studies";
import { scenariosText } from "../study/scenario-file";
import { changedCellsOf, changesOf } from "../study/scenario";
import { failureNotice, type Notice } from "../taskpane/shell/notice-bar";

/** Formulas that Excel has too, but a value in every cell: our functions are always there. */
const HERE = { style: "excel", rangeStyle: "addin" } as const;

/**
 * The sheet that the workbench opens with: of the study in its address, with the settings that the link carries, or the
 * paper's. A damaged link opens the paper's and says so.
 */
export function openedStudy(address: string): { sheet: Sheet; notice?: Notice } {
  const asPublished = () => breakdownSheet(paper, HERE);
  try {
    const shared = readStudyLink(address);
    if (!shared) return { sheet: asPublished() };
    const { study, scenario, scenarios = [] } = shared;
    const kept = scenarios.length;
    const changes = changesOf(study, scenario).length;
    const changed = changes === 0 ? "as published" : `with ${counted(changes, "change")}`;
    return {
      sheet: withContents(breakdownSheet(study, HERE), {
        ...changedCellsOf(study, scenario, switchName),
        ...(kept > 0 ? { [resultNames.scenarios]: scenariosText(scenarios) } : {}),
      }),
      notice: {
        intent: "info",
        title: `Opened “${study.title}” from the link, ${changed}${kept > 0 ? ` and ${kept} kept ${kept === 1 ? "scenario" : "scenarios"}` : ""}.`,
        advice: "Your changes stay on this machine; the link stays as it is.",
      },
    };
  } catch (error) {
    return { sheet: asPublished(), notice: failureNotice("The link can't be opened", error) };
  }
}
