import { catalogue } from "../functions";
import { mountPane } from "../taskpane/mount-pane";
import type { ErrorMessages } from "./error-messages";
import { excelHost } from "./excel-host";

/** Shows the pane, with Excel behind it. */
export function openPane(element: HTMLElement, namespace: string, messages: ErrorMessages): void {
  mountPane(element, excelHost(catalogue, namespace, messages));
}
