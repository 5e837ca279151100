/** Each is false where there is nothing of the pane's to undo or redo, and the key is left to others. */
interface History {
  undo(): boolean;
  redo(): boolean;
}

/**
 * Ctrl+Z and Ctrl+Y in the pane, and where nothing has the focus. In a field that somebody is typing in they are the browser's own.
 * Returns a way to stop.
 */
export function onHistoryKeys(pane: HTMLElement, history: History): () => void {
  let isTyping = false;
  const typed = ({ target }: Event) => {
    isTyping = (target as HTMLInputElement).type !== "range";
  };
  // A field that was entered, or left, holds what is there.
  const ended = () => {
    isTyping = false;
  };
  function pressed(event: KeyboardEvent): void {
    if (event.target !== document.body && !pane.contains(event.target as Node)) return;
    // What was typed is handed on then, or given up.
    if (event.key === "Enter" || event.key === "Escape") isTyping = false;
    if (isTyping || event.altKey || !(event.ctrlKey || event.metaKey)) return;
    // A capital where Caps Lock is on.
    const letter = event.key.toLowerCase();
    const key = event.shiftKey ? `shift+${letter}` : letter;
    if (key !== "z" && key !== "y" && key !== "shift+z") return;
    if (key === "z" ? history.undo() : history.redo()) event.preventDefault();
  }
  const listeners = [
    [pane, "input", typed],
    ...["focusin", "focusout", "change"].map((it) => [pane, it, ended] as const),
    [window, "keydown", pressed as (event: Event) => void],
  ] as const;
  for (const [target, type, listener] of listeners) target.addEventListener(type, listener);
  return () => {
    for (const [target, type, listener] of listeners) target.removeEventListener(type, listener);
  };
}
