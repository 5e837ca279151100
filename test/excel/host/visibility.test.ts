import { paneVisibility, whenShown, type ShownPage } from "../../../src/excel/host/visibility";

/** A page as wide as is said, in a pane that Excel opens and closes. */
function pane(innerWidth: number) {
  const listeners = new Map<string, () => void>();
  const on = (event: string, listener: () => void) => void listeners.set(event, listener);
  const page: ShownPage = { innerWidth, addEventListener: on, document: { hidden: false, addEventListener: on } };
  let tell: (message: Office.VisibilityModeChangedMessage) => void = () => undefined;
  const visibility = paneVisibility(page, {
    onVisibilityModeChanged: async (handler) => {
      tell = handler;
      return async () => undefined;
    },
  });
  const changes: boolean[] = [];
  visibility.onChange((isShown) => changes.push(isShown));
  return {
    page,
    visibility,
    changes,
    happens: (event: string) => listeners.get(event)!(),
    excelSays: (mode: "Hidden" | "Taskpane") => tell({ visibilityMode: mode as Office.VisibilityMode }),
  };
}

test("a page that Excel keeps for its functions alone has no pane until somebody opens it", async () => {
  const { visibility, excelSays } = pane(0);
  const shown = jest.fn();
  const waiting = whenShown(visibility).then(shown);
  await Promise.resolve();
  expect(shown).not.toHaveBeenCalled();
  excelSays("Taskpane");
  await waiting;
  expect(shown).toHaveBeenCalled();
});

test("a pane that is in view from the start is there at once", async () => {
  await whenShown(pane(320).visibility);
});

test("closing and opening the pane are told once each", () => {
  const { visibility, changes, excelSays, happens } = pane(320);
  excelSays("Hidden");
  excelSays("Hidden");
  expect(visibility.isShown()).toBe(false);
  happens("resize");
  excelSays("Taskpane");
  expect(changes).toEqual([false, true]);
});

test("a frame that gets a size is in view, and whoever uses the pane sees it", () => {
  const { page, changes, happens, excelSays } = pane(0);
  page.innerWidth = 320;
  happens("resize");
  expect(changes).toEqual([true]);
  excelSays("Hidden");
  happens("pointerdown");
  expect(changes).toEqual([true, false, true]);
});

test("an Excel that cannot say so leaves it to the page", () => {
  const page = { innerWidth: 320, addEventListener: () => undefined };
  const document = { hidden: true, addEventListener: () => undefined };
  expect(paneVisibility({ ...page, document }, undefined).isShown()).toBe(false);
  expect(paneVisibility({ ...page, document: { ...document, hidden: false } }, undefined).isShown()).toBe(true);
});
