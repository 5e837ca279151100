/**
 * Says it where the workbench cannot open: a script that does not load, or that throws before the spreadsheet is there. A script
 * of its own, without imports, and the first one of the page: it has to run where others fail.
 */
function sayFailure(event: Event): void {
  const failure = document.querySelector<HTMLElement>("#opening [data-test=opening-failure]");
  // What comes after the first failure is its consequence.
  if (!failure?.hidden) return;
  const reason =
    event instanceof ErrorEvent
      ? event.message
      : event instanceof PromiseRejectionEvent
        ? String(event.reason)
        : "A part of the page did not load.";
  failure.hidden = false;
  failure.querySelector("[data-test=opening-reason]")!.textContent = reason;
  document.getElementById("opening")!.classList.add("failed");
}

// A resource that does not load is an event of its element, which does not bubble.
addEventListener("error", sayFailure, { capture: true });
addEventListener("unhandledrejection", sayFailure);
