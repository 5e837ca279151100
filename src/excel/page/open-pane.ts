import { mountPane } from "../../taskpane/shell/mount-pane";
import type { ErrorMessages } from "../functions/error-messages";
import { excelHost } from "../host/excel-host";

/** Shows the pane, with Excel behind it. */
export function openPane(element: HTMLElement, namespace: string, messages: ErrorMessages): void {
  mountPane(element, excelHost(namespace, messages));
}
