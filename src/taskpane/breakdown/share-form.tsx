import { useState } from "preact/hooks";
import { articleTable } from "../../cite/article-table";
import { costTable } from "../../cite/cost-table";
import { bibtex, referenceLine } from "../../cite/references";
import { computeStatement } from "../../cite/statement";
import { studyLink } from "../../cite/study-link";
import { TABLE_FORMATS, tableText, type TableFormat } from "../../cite/table-text";
import { PAPER_ID } from "../../studies";
import { scenarioCost, type Scenario } from "../../study/scenario";
import type { Study } from "../../study/study";
import { SelectField } from "../fields/field";
import { copyText } from "../shell/copy-text";
import { failureNotice, type Notice } from "../shell/notice-bar";
import { UNTOUCHED, type CurrentScenario } from "./current-scenario";

export interface ShareProps {
  study: Study;
  /** Left out where the study is offered and no sheet has it yet. */
  current?: CurrentScenario | typeof UNTOUCHED;
  notify(notice: Notice): void;
}

/** What may be copied, and how its notice calls it. */
type Copied = TableFormat | "article" | "statement" | "bibtex" | "link";
const COPIES: Readonly<Record<Copied, string>> = {
  link: "Link to this study",
  ...(Object.fromEntries(Object.entries(TABLE_FORMATS).map(([id, label]) => [id, `Table as ${label}`])) as Record<
    TableFormat,
    string
  >),
  article: "The article's headline table, as Markdown",
  statement: "Compute statement, with a hash",
  bibtex: "References as BibTeX",
};

/** The page that opens a link: the workbench of this site, also from inside Excel. */
const workbenchPage = (): string => new URL("index.html", document.baseURI).href.replace(/index\.html$/, "");

/** The study as it is now, to send, to paste and to cite. Nothing leaves the machine: what is copied is on the clipboard. */
export function ShareForm({ study, current = UNTOUCHED, notify }: ShareProps) {
  const [what, setWhat] = useState<Copied>("link");
  const options = (Object.keys(COPIES) as Copied[]).filter(
    (it) => (it !== "article" || study.id === PAPER_ID) && (it !== "bibtex" || study.references.length > 0),
  );

  async function copy({ scenario }: { scenario: Scenario }): Promise<void> {
    try {
      const text = await textOf(what, study, scenario);
      await copyText(text);
      notify({
        intent: "success",
        title: `Copied: ${COPIES[what]}.`,
        advice: `${text.split("\n").length > 1 ? "Paste it into your document." : "Anyone who opens it sees this study; no server keeps it. Kept scenarios stay with the sheet."}`,
      });
    } catch (error) {
      notify(failureNotice("It could not be copied", error));
    }
  }

  return (
    <>
      {current === UNTOUCHED && (
        <p class="quiet" data-test="share-whose">
          This sheet has no breakdown: what is copied is “{study.title}”, as published.
        </p>
      )}
      {study.references.length > 0 && (
        <ul class="references">
          {study.references.map((it) => (
            <li key={it.url}>
              <a href={it.url} target="_blank" rel="noreferrer">
                {referenceLine(it)}
              </a>
            </li>
          ))}
        </ul>
      )}
      <SelectField
        id="share-what"
        label="Copy"
        value={what}
        options={options.map((value) => ({ value, text: COPIES[value] }))}
        otherwise=""
        onChoose={(it) => setWhat(it as Copied)}
      />
      {"problem" in current ? (
        <p class="problem" role="alert">
          {current.problem}
        </p>
      ) : (
        <>
          {current.hasOtherEdits && (
            <p class="quiet">
              Runs, widths and formulas that were edited on this sheet are not included: save the workbook to send
              those.
            </p>
          )}
          <fluent-button data-test="share-copy" onClick={() => void copy(current)}>
            Copy
          </fluent-button>
        </>
      )}
    </>
  );
}

async function textOf(what: Copied, study: Study, scenario: Scenario): Promise<string> {
  switch (what) {
    case "link":
      return studyLink(workbenchPage(), { study, scenario });
    case "article":
      return tableText(articleTable(), "markdown");
    case "statement":
      return computeStatement(study, scenario);
    case "bibtex":
      return bibtex(study.references);
    default:
      return tableText(costTable(study.title, scenarioCost(study, scenario)), what);
  }
}
