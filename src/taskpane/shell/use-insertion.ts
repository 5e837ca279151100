import { useEffect, useRef, useState } from "preact/hooks";
import type { Host, Progress } from "../../grid/host";
import type { Sheet } from "../../grid/sheet";
import { failureNotice, type Notice } from "./notice-bar";

export interface Insertion {
  /** Undefined while nothing is being inserted. */
  progress: Progress | undefined;
  /** Inserts what `make` gives; `advice` says what to do with it. */
  start(make: () => Sheet | Promise<Sheet>, advice: string): Promise<void>;
  cancel(): void;
}

/** One insert at a time, that can be cancelled and ends when the pane goes away. */
export function useInsertion(host: Host, notify: (notice: Notice | undefined) => void, onDone: () => void): Insertion {
  const [progress, setProgress] = useState<Progress>();
  const running = useRef<AbortController>();
  useEffect(() => () => running.current?.abort(), []);

  async function start(make: () => Sheet | Promise<Sheet>, advice: string): Promise<void> {
    if (running.current) return;
    const controller = new AbortController();
    running.current = controller;
    notify(undefined);
    setProgress({ share: 0, step: "Preparing the sheet" });
    try {
      const { name } = await host.insert(await make(), {
        signal: controller.signal,
        onProgress: (it) => !controller.signal.aborted && setProgress(it),
        onLate: ({ message, advice }) => {
          notify({ intent: "warning", title: message, advice });
          onDone();
        },
      });
      notify({ intent: "success", title: `Added sheet “${name}”.`, advice, sheet: name });
    } catch (error) {
      notify(
        // With any other error the host says what became of the sheet: something may have stayed.
        controller.signal.aborted && error === controller.signal.reason
          ? { intent: "info", title: "Insert cancelled.", advice: "The workbook is unchanged." }
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
