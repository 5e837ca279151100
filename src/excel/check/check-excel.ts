import type { CheckReport } from "../../grid/host";
import type { ErrorMessages } from "../functions/error-messages";
import { insertSheet } from "../host/insert-sheet";
import { REQUIREMENTS } from "../host/requirements";
import { checkArguments, checkErrors, checkExamples, checkSpilling, checkTimes, type Bench } from "./functions";
import { Findings } from "./findings";
import { checkNames, removeNames } from "./names";
import { reportSheet, summaryOf } from "./report";
import { checkSheet } from "./sheets";
import { deleteSheet, request, Scratch } from "./workbook";

export interface CheckOptions {
  spell(functionName: string): string;
  messages: ErrorMessages;
  /** How long a result is waited for before it counts as wrong. */
  patienceMs?: number;
  onStep?: ((step: string) => void) | undefined;
  /** Which areas to check: all of them where nothing is said. */
  areas?: readonly Area[];
}

/** What is checked, in this order. */
export const AREAS = [
  "This Excel",
  "Spilling",
  "Arguments",
  "Examples",
  "Errors",
  "Breakdown, Excel formulas",
  "Breakdown, add-in functions",
  "Workbook names",
  "Times",
] as const;
export type Area = (typeof AREAS)[number];

/** Put in by the build. */
declare const VERSION: string | undefined;
const BUILD = typeof VERSION === "undefined" ? "(not built)" : VERSION;

const PATIENCE_MS = 30_000;

/**
 * Tries in this Excel what cannot be known without it, on sheets and names of its own, which it takes away again; what it
 * leaves is one sheet with the report.
 */
export async function checkExcel({
  spell,
  messages,
  patienceMs = PATIENCE_MS,
  onStep = () => undefined,
  areas = AREAS,
}: CheckOptions): Promise<CheckReport> {
  const findings = new Findings();
  const before = await request((context) => {
    const active = context.workbook.worksheets.getActiveWorksheet();
    active.load("id");
    return () => active.id;
  });
  const scratch = await Scratch.add(patienceMs);
  const bench: Bench = { findings, scratch, messages, spell };
  const sheets = { findings, spell, patienceMs };
  const checks: Readonly<Record<Area, () => Promise<void>>> = {
    "This Excel": () => hostFacts(findings),
    Spilling: () => checkSpilling(bench),
    Arguments: () => checkArguments(bench),
    Examples: () => checkExamples(bench),
    Errors: () => checkErrors(bench),
    "Breakdown, Excel formulas": () => checkSheet("excel", sheets),
    "Breakdown, add-in functions": () => checkSheet("addin", sheets),
    "Workbook names": () => checkNames(bench),
    Times: () => checkTimes(bench),
  };
  try {
    for (const area of areas) {
      onStep(area);
      await findings.in(area, checks[area]);
    }
  } finally {
    await findings.in("Leaving the workbook as it was", async () => {
      await removeNames();
      await scratch.delete();
      await request((context) => {
        context.workbook.worksheets.getItemOrNullObject(before).activate();
        return () => undefined;
      });
    });
  }
  const summary = summaryOf(findings.all, new Date(), BUILD);
  onStep("Writing the report");
  const { name } = await insertSheet(reportSheet(findings.all, summary));
  const id = await request((context) => {
    const sheet = context.workbook.worksheets.getItem(name);
    sheet.load("id");
    return () => sheet.id;
  });
  const wrong = summary.wrong.map(({ area, what, got }) => `${area}: ${what}: ${got}`);
  return { sheetName: name, right: summary.right, wrong, text: summary.text, remove: () => deleteSheet(id) };
}

/** Versions of requirement sets that may be there: https://learn.microsoft.com/javascript/api/requirement-sets */
const SETS = { ExcelApi: 20, CustomFunctionsRuntime: 5, SharedRuntime: 2 } as const;

async function hostFacts(findings: Findings): Promise<void> {
  const { diagnostics, requirements, contentLanguage, displayLanguage } = Office.context;
  findings.note("Version", `${diagnostics?.platform} ${diagnostics?.version}`);
  findings.note("Languages", `${contentLanguage} (content), ${displayLanguage} (display)`);
  for (const [set, newest] of Object.entries(SETS)) {
    const reported = Array.from({ length: newest }, (_, index) => `1.${index + 1}`).filter((version) =>
      requirements.isSetSupported(set, version),
    );
    findings.note(`${set} that it reports`, reported.at(-1) ?? "none");
  }
  for (const [set, version] of Object.entries(REQUIREMENTS))
    findings.expect(
      `${set} ${version}, which the add-in needs`,
      "is there",
      requirements.isSetSupported(set, version) ? "is there" : "is missing",
    );
}
