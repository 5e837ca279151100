import { useEffect, useRef } from "preact/hooks";

/** The browser asks before the page is left while `isEdited` says that something would be lost. */
export function useLeaveWarning(isEdited: () => boolean): void {
  const newest = useRef(isEdited);
  newest.current = isEdited;
  useEffect(() => {
    const ask = (event: BeforeUnloadEvent) => {
      if (newest.current()) event.preventDefault();
    };
    addEventListener("beforeunload", ask);
    return () => removeEventListener("beforeunload", ask);
  }, []);
}
