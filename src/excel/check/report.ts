import type { Sheet } from "../../grid/sheet";
import { sheetBuilder } from "../../grid/sheet-builder";
import type { Finding } from "./findings";

/** What only a person with Excel can see; a report has room for their answers. */
const BY_HAND = [
  "Save a breakdown with add-in functions, close it and open it again: are there results, and no #NAME?",
  "Open a downloaded file: does a formula show @ before a function?",
  "Put a second workbook in front while the pane is open: does the pane stay as it was?",
  "Download (.xlsx) in the pane: did the file arrive?",
  "Insert Function (fx) on a function: does its help open?",
];

export interface CheckSummary {
  right: number;
  wrong: readonly Finding[];
  text: string;
}

const VERDICTS = { ok: "ok", wrong: "WRONG", note: "" } as const;

/** The findings as text, to be sent or kept: one line each, tabs between the parts. */
export function summaryOf(findings: readonly Finding[], made: Date, version: string): CheckSummary {
  const wrong = findings.filter(({ verdict }) => verdict === "wrong");
  const right = findings.filter(({ verdict }) => verdict === "ok").length;
  const lines = findings.map(({ area, what, wanted, got, verdict }) =>
    [VERDICTS[verdict], area, what, wanted, got].map((it) => it.replace(/\s+/g, " ")).join("\t"),
  );
  const text = [
    `FLOPsheet ${version} in Excel, ${made.toISOString().slice(0, 10)}: ${right} right, ${wrong.length} wrong`,
    "verdict\tarea\twhat\twanted\tgot",
    ...lines,
    "",
    "By hand:",
    ...BY_HAND.map((it) => `- ${it} `),
  ].join("\n");
  return { right, wrong, text };
}

/** The same as a sheet. */
export function reportSheet(findings: readonly Finding[], { right, wrong }: CheckSummary): Sheet {
  const sheet = sheetBuilder();
  sheet.place(0, 0, { content: "FLOPsheet check", style: "title" });
  sheet.place(1, 0, { content: `${right} right, ${wrong.length} wrong`, style: "headline" });
  sheet.skip(1);
  const top = sheet.nextRow;
  ["Verdict", "Area", "What", "Wanted", "Got"].forEach((it, column) =>
    sheet.place(top, column, { content: it, style: "heading" }),
  );
  for (const { area, what, wanted, got, verdict } of findings) {
    const row = sheet.nextRow;
    // A formula that was tried is shown and not calculated again.
    const text = (it: string): string => (it.startsWith("=") ? ` ${it}` : it);
    [VERDICTS[verdict], area, what, wanted, got].forEach((it, column) =>
      sheet.place(row, column, { content: text(it), style: verdict === "wrong" ? "total" : undefined }),
    );
  }
  sheet.skip(1);
  sheet.place(sheet.nextRow, 0, { content: "By hand", style: "section" });
  for (const it of BY_HAND) sheet.place(sheet.nextRow, 2, { content: it });
  return sheet.build({ name: "FLOPsheet check", columnWidths: [9, 20, 60, 30, 60], frozen: { rows: 0, columns: 0 } });
}
