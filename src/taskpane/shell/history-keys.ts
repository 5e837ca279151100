/** Each is false where there is nothing of theirs to undo or redo, and the key is left to others. */
interface HistoryKeys {
  undo(): boolean;
  redo(): boolean;
}

/**
 * Ctrl+Z and Ctrl+Y in a part of the page. In a field that somebody is typing in they are the browser's own.
 * Returns a way to stop.
 */
export function onHistoryKeys(isPart: (target: Element) => boolean, history: HistoryKeys): () => void {
  let isTyping = false;
  const typed = ({ target }: Event) => {
    isTyping = (target as HTMLInputElement).type !== "range";
  };
  // A field that was entered, or left, holds what is there.
  const ended = () => {
    isTyping = false;
  };
  function pressed(event: KeyboardEvent): void {
    if (!(event.target instanceof Element) || !isPart(event.target)) return;
    // What was typed is handed on then, or given up.
    if (event.key === "Enter" || event.key === "Escape") isTyping = false;
    if (isTyping || event.altKey || !(event.ctrlKey || event.metaKey)) return;
    // A capital where Caps Lock is on.
    const letter = event.key.toLowerCase();
    const key = event.shiftKey ? `shift+${letter}` : letter;
    if (key !== "z" && key !== "y" && key !== "shift+z") return;
    // The spreadsheet hears them before this where it hears them at all.
    if (event.defaultPrevented) return;
    if (key === "z" ? history.undo() : history.redo()) event.preventDefault();
  }
  const listeners = [
    ["input", typed],
    ...["focusin", "focusout", "change"].map((it) => [it, ended] as const),
    ["keydown", pressed as (event: Event) => void],
  ] as const;
  for (const [type, listener] of listeners) addEventListener(type, listener);
  return () => {
    for (const [type, listener] of listeners) removeEventListener(type, listener);
  };
}
