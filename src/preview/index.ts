import { mountPane } from "../taskpane/shell/mount-pane";
import { plainHost } from "./plain-host";
import { states, type PaneState } from "./states";
import "./preview.css";

/** Widths that a pane has: Excel's narrowest, and its default. */
const WIDTHS_PX = [320, 380];

const root = document.getElementById("preview")!;
const wanted = new URLSearchParams(location.search).get("state");
const state = states.find(({ id }) => id === wanted);
if (state) showState(state);
else showAll();

/** A tab hears clicks some frames after it is there, once its list has found it. */
function isTaken(element: HTMLElement): boolean {
  return !element.matches("fluent-tab") || element.getAttribute("aria-selected") === "true";
}

/** One state fills the page. */
function showState({ sheet, trouble, click = [] }: PaneState): void {
  root.className = "one";
  mountPane(root, plainHost(sheet?.(), trouble));
  const left = [...click];
  const press = () => {
    const next = left[0] && root.querySelector<HTMLElement>(`[data-test="${left[0]}"]`);
    if (next) {
      next.click();
      if (isTaken(next)) left.shift();
    }
    if (left.length > 0) requestAnimationFrame(press);
  };
  press();
}

/** Every state, each in frames of its own; colours follow the system, or what the browser's tools say of it. */
function showAll(): void {
  for (const { id, title } of states) {
    const heading = Object.assign(document.createElement("h2"), { id, textContent: title });
    const row = Object.assign(document.createElement("div"), { className: "row" });
    for (const width of WIDTHS_PX) {
      const frame = document.createElement("iframe");
      frame.src = `?state=${id}`;
      frame.title = `${title}, ${width} pixels`;
      frame.loading = "lazy";
      frame.width = String(width);
      row.append(frame);
    }
    root.append(heading, row);
  }
}
