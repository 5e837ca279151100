import { mountPane } from "../../taskpane/shell/mount-pane";
import type { ErrorMessages } from "../functions/error-messages";
import { excelHost } from "../host/excel-host";
import type { Visibility } from "../host/visibility";

/** Shows the pane, with Excel behind it. */
export function openPane(
  element: HTMLElement,
  namespace: string,
  messages: ErrorMessages,
  visibility: Visibility,
): void {
  // What it says of a silent Excel, if it said so, is over.
  element.replaceChildren();
  mountPane(element, excelHost(namespace, messages, visibility));
}
