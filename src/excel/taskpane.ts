import { catalogue } from "../functions";
import { mountPane } from "../taskpane/mount-pane";
import { associateFunctions } from "./associate-functions";
import { ErrorMessages } from "./error-messages";
import { excelHost } from "./excel-host";
import { showOutsideExcel } from "./show-outside-excel";
import "./taskpane.css";

/** Put in by the build. */
declare const NAMESPACE: string;

const pane = document.getElementById("pane")!;
const messages = new ErrorMessages();

if (typeof Office === "undefined" || typeof CustomFunctions === "undefined") {
  showOutsideExcel(pane);
} else {
  // At once: Excel may load this page for its functions alone and never show it.
  associateFunctions(catalogue, messages);
  void Office.onReady(({ host }) => {
    if (host === Office.HostType.Excel) mountPane(pane, excelHost(catalogue, NAMESPACE, messages));
    else showOutsideExcel(pane);
  });
}
