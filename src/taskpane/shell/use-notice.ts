import { useEffect, useState } from "preact/hooks";
import type { Notice } from "./notice-bar";

/** Long enough to read two lines twice. */
const SHOWN_MS = 10_000;

const STARTS = ["pointerdown", "keydown"] as const;

/**
 * The pane's one message. What only says that something was done leaves by itself, unless the pointer or the focus is on
 * it; a failure, a warning and a question stay until they are answered.
 */
export function useNotice(first: Notice | undefined) {
  const [notice, setNotice] = useState(first);
  const [isHeld, setHeld] = useState(false);
  // What was opened is said while the spreadsheet is still loading: it stays until the user is at work.
  const [isAtWork, setAtWork] = useState(first === undefined);
  useEffect(() => {
    if (isAtWork) return undefined;
    const begin = () => setAtWork(true);
    for (const type of STARTS) addEventListener(type, begin, { capture: true });
    return () => {
      for (const type of STARTS) removeEventListener(type, begin, { capture: true });
    };
  }, [isAtWork]);
  const leaves =
    isAtWork && notice && (notice.intent === "success" || notice.intent === "info") && !notice.actions && !isHeld;
  useEffect(() => {
    if (!leaves) return undefined;
    const timer = setTimeout(() => setNotice(undefined), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [notice, leaves]);
  useEffect(() => setHeld(false), [notice]);
  return { notice, setNotice, hold: () => setHeld(true), letGo: () => setHeld(false) };
}
