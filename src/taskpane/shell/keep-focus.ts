const FOCUSABLE =
  "a[href], button:not(:disabled), input:not(:disabled), select:not(:disabled), textarea:not(:disabled), summary, [tabindex='0']";

const isShown = (element: Element): boolean => element.checkVisibility({ visibilityProperty: true });
const isThere = (element: Element): boolean => element.isConnected && !element.matches(":disabled") && isShown(element);

/**
 * A control that is used may be gone by that, or disabled, and the browser then leaves the focus nowhere: the keyboard's next key
 * would be lost. The focus goes to what is nearest to it instead. Returns a way to stop.
 */
export function keepFocus(root: HTMLElement): () => void {
  /** The focused element and those around it. */
  let lineage: Element[] = [];
  const remember = ({ target }: FocusEvent) => {
    lineage = [];
    for (let it = target as Element | null; it && it !== root.parentElement; it = it.parentElement) lineage.push(it);
  };
  // Somebody who points elsewhere leaves it of their own will.
  const forget = () => {
    if (!root.contains(document.activeElement)) lineage = [];
  };
  const observer = new MutationObserver(() => {
    const [last, ...around] = lineage;
    const { activeElement } = document;
    // One that was moved is there and has lost the focus all the same. A user who is in the spreadsheet stays there.
    if (last && isThere(last) && activeElement === document.body && document.hasFocus()) (last as HTMLElement).focus();
    if (!last || isThere(last)) return;
    if (activeElement !== last && activeElement !== document.body && activeElement !== null) return;
    for (const it of around.filter(isThere)) {
      const next = [...it.querySelectorAll<HTMLElement>(FOCUSABLE)].find(isThere);
      if (!next) continue;
      next.focus();
      return;
    }
  });
  root.addEventListener("focusin", remember);
  addEventListener("pointerup", forget);
  observer.observe(root, { subtree: true, childList: true, attributeFilter: ["disabled", "hidden"] });
  return () => {
    root.removeEventListener("focusin", remember);
    removeEventListener("pointerup", forget);
    observer.disconnect();
  };
}
