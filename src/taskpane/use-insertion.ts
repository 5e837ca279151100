import { useEffect, useRef, useState } from "preact/hooks";
import type { Study } from "../core/study";
import type { Host, Progress } from "../grid/host";
import { breakdownSheet, type FormulaStyle } from "../papers/breakdown";
import { failureNotice, type Notice } from "./notice";

export interface Insertion {
  /** Undefined while nothing is being inserted. */
  progress: Progress | undefined;
  start(study: Study, style: FormulaStyle): Promise<void>;
  cancel(): void;
}

/** One insert at a time, that can be cancelled and ends when the pane goes away. */
export function useInsertion(host: Host, notify: (notice: Notice | undefined) => void, onDone: () => void): Insertion {
  const [progress, setProgress] = useState<Progress>();
  const running = useRef<AbortController>();
  useEffect(() => () => running.current?.abort(), []);

  async function start(study: Study, style: FormulaStyle): Promise<void> {
    if (running.current) return;
    const controller = new AbortController();
    running.current = controller;
    notify(undefined);
    setProgress({ share: 0, step: "Preparing the sheet" });
    try {
      const sheet = breakdownSheet(study, {
        style,
        charts: host.charts,
        spell: (name) => host.spell(name),
      });
      const { name } = await host.insert(sheet, {
        signal: controller.signal,
        onProgress: (it) => !controller.signal.aborted && setProgress(it),
      });
      notify({ intent: "success", title: `“${name}” is in the workbook.`, advice: "Change an input cell or a control below: the total follows." });
    } catch (error) {
      notify(
        controller.signal.aborted
          ? { intent: "info", title: "Insert cancelled.", advice: "Nothing was left in the workbook." }
          : failureNotice("The sheet could not be inserted", error),
      );
    } finally {
      running.current = undefined;
      setProgress(undefined);
      onDone();
    }
  }

  function cancel(): void {
    running.current?.abort();
    setProgress((it) => it && { ...it, step: "Cancelling" });
  }

  return { progress, start, cancel };
}
