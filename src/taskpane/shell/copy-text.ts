import { HostError } from "../../grid/host";

/**
 * Puts a text on the clipboard. Office's frames may forbid the clipboard to scripts; there the older way of copying a
 * selection is tried. Throws a HostError where neither is let through.
 */
export async function copyText(text: string): Promise<void> {
  if ((await writeClipboard(text)) || copySelection(text)) return;
  throw new HostError(
    "The clipboard is blocked here.",
    "Open the workbench in a browser, or use the download instead.",
  );
}

/** Chrome's name for the permissions policy; browsers without it refuse in silence. */
type WithPolicy = Document & { featurePolicy?: { allowsFeature(feature: string): boolean } };

const isForbidden = (): boolean => (document as WithPolicy).featurePolicy?.allowsFeature("clipboard-write") === false;

/** Whether the text is on the clipboard. A frame without the permission is told so in the console at each try, so none is made. */
async function writeClipboard(text: string): Promise<boolean> {
  if (isForbidden()) return false;
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}

function copySelection(text: string): boolean {
  const area = document.createElement("textarea");
  area.value = text;
  area.readOnly = true;
  area.style.position = "fixed";
  area.style.opacity = "0";
  const focused = document.activeElement;
  document.body.append(area);
  area.select();
  try {
    // The only way to copy in a frame without the permission; Office's hosts still have it.
    return document.execCommand("copy");
  } finally {
    area.remove();
    if (focused instanceof HTMLElement) focused.focus();
  }
}
