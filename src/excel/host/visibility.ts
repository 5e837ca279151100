/** Whether the pane is in view. Excel keeps the page for its functions from the first call on, mostly out of sight. */
export interface Visibility {
  isShown(): boolean;
  /** Calls back when the pane comes into view or goes out of it. */
  onChange(listener: (isShown: boolean) => void): void;
}

/** A pane that is always in view, as where nobody can hide it. */
export const ALWAYS_SHOWN: Visibility = { isShown: () => true, onChange: () => undefined };

/** What a page can tell of itself. */
export interface ShownPage {
  innerWidth: number;
  addEventListener(event: "resize" | "pointerdown" | "focus", listener: () => void): void;
  document: { hidden: boolean; addEventListener(event: "visibilitychange", listener: () => void): void };
}

/**
 * Excel says when the pane is opened and closed, but not which of them it is; until it does, the page tells: a frame that nobody
 * sees has no size in Excel on the web. Whoever uses the pane sees it, whatever Excel says.
 */
export function paneVisibility(
  page: ShownPage,
  addin: Pick<Office.Addin, "onVisibilityModeChanged"> | undefined,
): Visibility {
  const listeners = new Set<(isShown: boolean) => void>();
  let told: boolean | undefined;
  const isShown = (): boolean => told ?? (!page.document.hidden && page.innerWidth > 0);
  let last = isShown();

  function look(): void {
    const now = isShown();
    if (now === last) return;
    last = now;
    for (const it of listeners) it(now);
  }
  const isUsed = () => {
    if (told === false) told = undefined;
    look();
  };
  page.addEventListener("resize", look);
  page.document.addEventListener("visibilitychange", look);
  page.addEventListener("pointerdown", isUsed);
  page.addEventListener("focus", isUsed);
  // Not every Excel can be asked; the page's own signs must do there.
  addin
    ?.onVisibilityModeChanged(({ visibilityMode }) => {
      told = String(visibilityMode) !== "Hidden";
      look();
    })
    .catch(() => undefined);

  return { isShown, onChange: (listener) => void listeners.add(listener) };
}

/** Resolves when the pane is in view, at once if it is. */
export const whenShown = (visibility: Visibility): Promise<void> =>
  visibility.isShown()
    ? Promise.resolve()
    : new Promise((resolve) => visibility.onChange((isShown) => isShown && resolve()));
