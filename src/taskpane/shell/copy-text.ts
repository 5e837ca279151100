import { HostError } from "../../grid/host";

/**
 * Puts a text on the clipboard. Office's frames may forbid the clipboard to scripts; there the older way of copying a
 * selection is tried. Throws a HostError where neither is let through.
 */
export async function copyText(text: string): Promise<void> {
  try {
    // A frame without the permission is told so in the console at each try.
    if (isForbidden()) throw new Error("the frame has no permission");
    await navigator.clipboard.writeText(text);
  } catch {
    if (!copySelection(text))
      throw new HostError(
        "The clipboard is blocked here.",
        "Open the workbench in a browser, or use the download instead.",
      );
  }
}

/** Chrome's name for the permissions policy; browsers without it refuse in silence. */
type WithPolicy = Document & { featurePolicy?: { allowsFeature(feature: string): boolean } };

const isForbidden = (): boolean => (document as WithPolicy).featurePolicy?.allowsFeature("clipboard-write") === false;

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
