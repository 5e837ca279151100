import type { RefObject } from "preact";

interface FileInputProps {
  /** For the button that opens the chooser. */
  chooser: RefObject<HTMLInputElement>;
  accept: string;
  /** By which tests know it. */
  name: string;
  onChoose(file: File): void;
}

/** The browser's chooser of one file, opened by a button beside it. The same file may be chosen twice in turn. */
export const FileInput = ({ chooser, accept, name, onChoose }: FileInputProps) => (
  <input
    ref={chooser}
    type="file"
    accept={accept}
    hidden
    data-test={name}
    onChange={(event) => {
      const chosen = event.currentTarget.files?.[0];
      event.currentTarget.value = "";
      if (chosen) onChoose(chosen);
    }}
  />
);
