import type { Host } from "../grid/host";
import { onHistoryKeys } from "../taskpane/shell/history-keys";

const FOCUSABLE = "a[href], button:not([disabled]), input:not([disabled]), select, textarea, summary, [tabindex='0']";

/** The parts of the page that F6 goes round, as users of Excel know it: what each is, and where its first stop is. */
const REGIONS: readonly { within: string; stop: string }[] = [
  { within: "[data-u-comp=editor]", stop: "[data-u-comp=editor][id*=DOCS_NORMAL]" },
  { within: "[data-u-comp=headerbar]", stop: FOCUSABLE },
  { within: "[data-u-comp=formula-bar]", stop: "[data-u-comp=defined-name] input" },
  { within: "[data-u-comp=slide-tab-bar]", stop: "[role=tab][aria-selected=true]" },
  { within: "#pane", stop: FOCUSABLE },
];

const isSeen = (element: HTMLElement): boolean => element.checkVisibility({ visibilityProperty: true });

/** The first place in a region that takes the focus; undefined where the region is not on the page. */
function stopOf({ within, stop }: (typeof REGIONS)[number]): HTMLElement | undefined {
  const inside = [...document.querySelectorAll<HTMLElement>(within)].filter(isSeen);
  return inside.flatMap((it) => (it.matches(stop) ? [it] : [...it.querySelectorAll<HTMLElement>(stop)])).find(isSeen);
}

/** F6 goes from one part of the page to the next and Shift+F6 back. The grid itself takes Tab for its cells. */
export function goRoundRegions(): void {
  addEventListener(
    "keydown",
    (event) => {
      if (event.key !== "F6" || event.altKey) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      const at = REGIONS.findIndex(({ within }) => document.activeElement?.closest(within));
      const way = event.shiftKey ? -1 : 1;
      for (let step = 1; step <= REGIONS.length; step++) {
        const next = stopOf(REGIONS[(Math.max(at, 0) + way * step + REGIONS.length * 2) % REGIONS.length]!);
        if (!next) continue;
        next.focus();
        return;
      }
    },
    { capture: true },
  );
}

/** A dialog that closes hands the focus back to what had it, which may be gone: then the grid takes it, and with it the next key. */
export function returnFromDialogs(): void {
  let last: Element | undefined;
  addEventListener("focusin", ({ target }) => {
    last = target instanceof Element && target.closest("[role=dialog], [role=alertdialog]") ? target : undefined;
  });
  const observer = new MutationObserver(() => {
    if (!last || last.isConnected) return;
    last = undefined;
    // The dialog itself hands the focus back in a task of its own.
    setTimeout(() => {
      if (document.activeElement === document.body) stopOf(REGIONS[0]!)?.focus();
    });
  });
  observer.observe(document.body, { childList: true, subtree: true });
}

/** Ctrl+Z and Ctrl+Y undo and redo where a tab of a sheet or a tool has the focus: the engine hears them in its grid alone. */
export function undoFromBars({ history }: Pick<Host, "history">): void {
  const go = (how: "undo" | "redo") => {
    history?.[how]();
    return true;
  };
  onHistoryKeys((target) => target.closest("[data-u-comp=slide-tab-bar], [data-u-comp=headerbar]") !== null, {
    undo: () => go("undo"),
    redo: () => go("redo"),
  });
}
