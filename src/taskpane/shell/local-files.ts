import { HostError } from "../../grid/host";

/** Hands a file to the browser's own download; nothing leaves the machine. */
export function saveFile(name: string, content: string | Uint8Array<ArrayBuffer>, type: string): void {
  const url = URL.createObjectURL(new Blob([content], { type }));
  const link = document.createElement("a");
  link.href = url;
  link.download = name.replace(/[\\/:*?"<>|\s]+/g, " ").trim();
  link.click();
  // The download has begun by then; the address need not outlive it.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

export const XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

const LARGEST_BYTES = 1_000_000;

/** The text of a file the user chose. */
export async function openFile(file: File): Promise<string> {
  if (file.size > LARGEST_BYTES)
    throw new HostError(
      "File too large (max 1 MB) for a FLOPsheet study.",
      "Choose a file that was saved in the Plan tab.",
    );
  return file.text();
}
