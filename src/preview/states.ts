import { breakdownSheet } from "../breakdown/breakdown";
import { withContents } from "../breakdown/breakdown-file";
import { HostError } from "../grid/host";
import type { Sheet } from "../grid/sheet";
import { resultNames } from "../breakdown/result-names";
import { paper, studyById, studyFile } from "../studies";
import { studyOf } from "../study/read-file";
import type { Trouble } from "./plain-host";

/** One state of the pane that a designer or a tester wants to see. */
export interface PaneState {
  /** Part of the page's address. */
  id: string;
  /** What is to be seen. */
  title: string;
  sheet?: () => Sheet;
  trouble?: Trouble;
  /** Elements that are clicked as soon as they are there, by their data-test names, in this order. */
  click?: readonly string[];
}

const paperSheet = (): Sheet => breakdownSheet(paper, { style: "excel" });

const LONG =
  "A sweep of every optimizer, parameterization and learning-rate schedule that anybody has ever asked us about";

/** A study whose texts are all longer than a line. */
function longNames(): Sheet {
  const { id: _id, ...file } = studyFile("llama");
  const experiments = Array.from({ length: 12 }, (_, index) => ({
    ...file.experiments[0]!,
    name: `${LONG}, part ${index + 1}`,
  }));
  return breakdownSheet(studyOf({ ...file, title: LONG, experiments }), { style: "excel" });
}

export const states: readonly PaneState[] = [
  { id: "empty", title: "No breakdown on the sheet" },
  { id: "breakdown", title: "The article's breakdown", sheet: paperSheet },
  {
    id: "changed",
    title: "A changed price and the article's own words",
    sheet: () => withContents(paperSheet(), { usd_per_gpu_hour: 2.1, reading_alignment: "text" }),
  },
  { id: "no-total", title: "A price that was cleared", sheet: () => withContents(paperSheet(), { flops_per_gpu: "" }) },
  {
    id: "far-values",
    title: "Price and speed of other accelerators, and tokens of their own",
    sheet: () =>
      withContents(breakdownSheet(studyById("llama"), { style: "excel" }), {
        usd_per_gpu_hour: 10.5,
        flops_per_gpu: 4.4e13,
      }),
  },
  {
    id: "unknown-study",
    title: "A sheet that does not say which study it was made of",
    sheet: () => withContents(paperSheet(), { [resultNames.studyRecord]: "?" }),
  },
  { id: "long-names", title: "Long names", sheet: longNames },
  {
    id: "unreadable",
    title: "The host does not answer",
    trouble: {
      reading: new HostError("Excel did not answer within 20 seconds.", "Wait until it has loaded the workbook."),
    },
  },
  {
    id: "not-inserted",
    title: "An insert that was refused",
    sheet: paperSheet,
    trouble: {
      inserting: new HostError(
        "The sheet was not inserted. The structure of this workbook is protected.",
        "Turn off Review > Protect Workbook and try again.",
      ),
    },
    click: ["insert"],
  },
  {
    id: "progress",
    title: "An insert under way",
    sheet: paperSheet,
    trouble: { stopsAt: { share: 0.4, step: "Writing cells" } },
    click: ["insert"],
  },
  {
    id: "selected-error",
    title: "An error in the selected cell",
    sheet: paperSheet,
    trouble: { selectedError: "width must be a positive whole number" },
  },
  { id: "range", title: "Range", sheet: paperSheet, click: ["tab-range"] },
  { id: "plan", title: "Plan", sheet: paperSheet, click: ["tab-plan"] },
  { id: "models", title: "Models", sheet: paperSheet, click: ["tab-catalogue"] },
  { id: "functions", title: "Functions", sheet: paperSheet, click: ["tab-functions", "function-FLOPS_PER_TOKEN"] },
];
