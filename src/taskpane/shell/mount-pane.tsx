import "../../functions/with-words";
import { render } from "preact";
import type { Host } from "../../grid/host";
import "./fluent-elements";
import { followColourScheme } from "./follow-colour-scheme";
import { keepFocus } from "./keep-focus";
import type { Notice } from "./notice-bar";
import { Pane } from "./pane";
import "./pane.css";

/** Fills `root` with the task pane, which says `opening` first. Returns a way to take it away again. */
export function mountPane(root: HTMLElement, host: Host, opening?: Notice): () => void {
  const stopFollowing = followColourScheme();
  const stopKeeping = keepFocus(root);
  root.classList.add("flopsheet-pane");
  render(<Pane host={host} opening={opening} />, root);
  return () => {
    render(null, root);
    root.classList.remove("flopsheet-pane");
    stopFollowing();
    stopKeeping();
  };
}
