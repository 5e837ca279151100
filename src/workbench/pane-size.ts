/** Pixels: room for the pane's form at the least, and for some columns of the sheet beside it at the most. */
const LEAST = 280;
const LEAST_SHEET = 320;
const STEP = 24;

/**
 * Makes the pane's edge a handle: dragged, or moved with the arrow keys, it changes the pane's width; Enter or a double
 * click hides the pane and shows it again.
 */
export function resizablePane(pane: HTMLElement): void {
  const page = document.documentElement;
  const handle = document.createElement("div");
  handle.id = "pane-edge";
  handle.tabIndex = 0;
  handle.setAttribute("role", "separator");
  handle.setAttribute("aria-orientation", "vertical");
  handle.setAttribute("aria-controls", pane.id);
  handle.setAttribute("aria-label", "Width of the pane; Enter hides or shows it");
  handle.title = "Drag to resize the pane; double-click to hide or show it";
  pane.before(handle);

  let width = pane.offsetWidth;
  const most = () => Math.max(LEAST, innerWidth - LEAST_SHEET);

  function show(wanted: number): void {
    width = Math.round(Math.min(Math.max(wanted, LEAST), most()));
    page.style.setProperty("--pane-width", `${width}px`);
    setHidden(false);
  }

  function setHidden(hidden: boolean): void {
    pane.hidden = hidden;
    page.classList.toggle("pane-hidden", hidden);
    handle.setAttribute("aria-valuemin", "0");
    handle.setAttribute("aria-valuemax", String(most()));
    handle.setAttribute("aria-valuenow", String(hidden ? 0 : width));
    handle.setAttribute("aria-valuetext", hidden ? "hidden" : `${width} pixels`);
  }

  handle.addEventListener("keydown", ({ key }) => {
    if (key === "Enter") setHidden(!pane.hidden);
    else if (key === "ArrowLeft") show((pane.hidden ? LEAST - STEP : width) + STEP);
    else if (key === "ArrowRight") show(width - STEP);
    else if (key === "Home") show(LEAST);
    else if (key === "End") show(most());
  });
  handle.addEventListener("dblclick", () => setHidden(!pane.hidden));
  handle.addEventListener("pointerdown", (event) => {
    event.preventDefault();
    handle.focus();
    handle.setPointerCapture(event.pointerId);
  });
  handle.addEventListener("pointermove", ({ pointerId, clientX }) => {
    if (handle.hasPointerCapture(pointerId) && !pane.hidden) show(innerWidth - clientX - handle.offsetWidth / 2);
  });
  setHidden(false);
}
