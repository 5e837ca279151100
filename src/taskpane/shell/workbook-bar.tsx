import { useEffect, useRef, useState } from "preact/hooks";
import type { WorkbookFiles } from "../../grid/host";
import { Ask } from "./ask";
import { saveFile, XLSX } from "./local-files";
import { FileInput } from "../parts/file-input";
import { failureNotice, type Notice } from "./notice-bar";

interface WorkbookBarProps {
  files: WorkbookFiles;
  notify(notice: Notice | undefined): void;
  /** Called after another workbook was opened. */
  onOpened(): void;
}

const FILE_NAME = "FLOPsheet workbook.xlsx";

/** Saves the whole workbook and opens another, where the host itself does neither. */
export function WorkbookBar({ files, notify, onOpened }: WorkbookBarProps) {
  const chooser = useRef<HTMLInputElement>(null);
  const [isKept, setKept] = useState(files.recovery.isOn());
  const [asked, setAsked] = useState<File>();

  async function save(): Promise<void> {
    try {
      saveFile(FILE_NAME, await files.save(), XLSX);
      files.setSaved();
      // No page is told whether a download was let through.
      notify({
        intent: "info",
        title: `Downloading “${FILE_NAME}”.`,
        advice: "If no file appears, allow downloads in the browser and save again.",
      });
    } catch (error) {
      notify(failureNotice("The workbook could not be saved", error));
    }
  }

  async function open(file: File): Promise<void> {
    setAsked(undefined);
    try {
      await files.open(new Uint8Array(await file.arrayBuffer()));
      notify({ intent: "success", title: `Opened “${file.name}”.`, advice: "Save the workbook to keep your changes." });
      onOpened();
    } catch (error) {
      notify(failureNotice(`“${file.name}” could not be opened`, error));
    }
  }

  function choose(file: File): void {
    if (files.isEdited()) setAsked(file);
    else void open(file);
  }

  async function keep(on: boolean): Promise<void> {
    setKept(on);
    try {
      await files.recovery.turn(on);
    } catch (error) {
      setKept(false);
      notify(failureNotice("The browser does not let this page keep a copy", error));
    }
  }

  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey || event.key.toLowerCase() !== "s")
        return;
      event.preventDefault();
      event.stopPropagation();
      void save();
    };
    // Before the spreadsheet's own keys, which would type the letter.
    addEventListener("keydown", onKey, true);
    return () => removeEventListener("keydown", onKey, true);
  }, [files]);

  useEffect(() => void offerCopy(files, notify, onOpened), [files]);

  return (
    <div class="workbook-bar">
      <div class="row">
        <button type="button" class="link" data-test="workbook-save" onClick={() => void save()}>
          Save workbook
        </button>
        <button type="button" class="link" data-test="workbook-open" onClick={() => chooser.current!.click()}>
          Open workbook…
        </button>
        <button type="button" class="link" data-test="workbook-print" onClick={() => print()}>
          Print…
        </button>
        <FileInput
          chooser={chooser}
          accept=".xlsx,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
          name="workbook-file"
          onChoose={choose}
        />
        <label class="choice" for="recovery">
          <input
            id="recovery"
            type="checkbox"
            checked={isKept}
            data-test="recovery"
            onChange={(event) => void keep(event.currentTarget.checked)}
          />
          <span>Recovery copy in this browser</span>
        </label>
      </div>
      {asked && (
        <Ask
          id="workbook-open"
          question={`Opening “${asked.name}” replaces this workbook, which has changes that are not saved.`}
          yes="Replace it"
          no="Keep this workbook"
          onYes={() => void open(asked)}
          onNo={() => setAsked(undefined)}
        />
      )}
    </div>
  );
}

/** The copy that an earlier visit left waits for an answer: until then it is not replaced. */
async function offerCopy(
  { recovery }: WorkbookFiles,
  notify: WorkbookBarProps["notify"],
  onOpened: () => void,
): Promise<void> {
  const made = await recovery.found().catch(() => undefined);
  if (!made) return;
  const answer = (run: () => Promise<void>) => () => {
    notify(undefined);
    run().then(onOpened, (error: unknown) => notify(failureNotice("The recovery copy could not be opened", error)));
  };
  notify({
    intent: "info",
    title: `A recovery copy of ${new Date(made).toLocaleString("en-GB", { dateStyle: "medium", timeStyle: "short" })} is in this browser.`,
    advice: "Open it to go on where you left.",
    actions: [
      { label: "Open the copy", run: answer(() => recovery.restore()) },
      { label: "Delete it", run: answer(() => recovery.discard()) },
    ],
  });
}
