import { useState } from "preact/hooks";
import { articleTable } from "../../cite/article-table";
import { costTable } from "../../cite/cost-table";
import { bibtex } from "../../cite/references";
import { computeStatement } from "../../cite/statement";
import { sharedLink, type SharedStudy } from "../../cite/study-link";
import { TABLE_FORMATS, tableText, type TableFormat } from "../../cite/table-text";
import type { Cell } from "../../grid/cell";
import { PAPER_ID } from "../../studies";
import { scenarioCost, type Scenario } from "../../study/scenario";
import { readScenarios } from "../../study/scenario-file";
import type { Study } from "../../study/study";
import { SelectField } from "../fields/field";
import { ReferenceItems } from "../parts/reference-items";
import { copyText } from "../shell/copy-text";
import { failureNotice, type Notice } from "../shell/notice-bar";
import { UNTOUCHED, type CurrentScenario } from "./current-scenario";

export interface ShareProps {
  study: Study;
  /** Left out where the study is offered and no sheet has it yet. */
  current?: CurrentScenario | typeof UNTOUCHED;
  /** The cell of the sheet's kept scenarios. */
  kept?: Cell | undefined;
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
export function ShareForm({ study, current = UNTOUCHED, kept, notify }: ShareProps) {
  const [what, setWhat] = useState<Copied>("link");
  const options = (Object.keys(COPIES) as Copied[]).filter(
    (it) => (it !== "article" || study.id === PAPER_ID) && (it !== "bibtex" || study.references.length > 0),
  );

  async function copy({ scenario }: { scenario: Scenario }): Promise<void> {
    try {
      const { text, advice = "Paste it into your document." } = await copyOf(what, {
        ...{ study, scenario },
        scenarios: readScenarios(study, kept) ?? [],
      });
      await copyText(text);
      notify({ intent: "success", title: `Copied: ${COPIES[what]}.`, advice });
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
          <ReferenceItems references={study.references} />
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

interface Copy {
  text: string;
  advice?: string;
}

async function copyOf(what: Copied, shared: Required<SharedStudy>): Promise<Copy> {
  const { study, scenario, scenarios } = shared;
  switch (what) {
    case "link": {
      const { link, left } = sharedLink(workbenchPage(), shared);
      return {
        text: link,
        advice: `Anyone who opens it sees this study; no server keeps it.${keptText(scenarios.length, left)}`,
      };
    }
    case "article":
      return { text: tableText(articleTable(), "markdown") };
    case "statement":
      return { text: await computeStatement(study, scenario) };
    case "bibtex":
      return { text: bibtex(study.references) };
    default:
      return { text: tableText(costTable(study.title, scenarioCost(study, scenario)), what) };
  }
}

/** What becomes of the kept scenarios. */
function keptText(kept: number, left: number): string {
  if (kept === 0) return "";
  const scenarios = kept === 1 ? "1 kept scenario" : `${kept} kept scenarios`;
  return left === 0
    ? ` It has the ${scenarios} of this sheet.`
    : ` The ${scenarios} would make it too long for a link: save the workbook to send those.`;
}
