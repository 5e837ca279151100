import { createContext } from "preact";
import { useCallback, useContext, useEffect, useState } from "preact/hooks";

type Report = (id: string, isWrong: boolean) => void;

/** Told by every field within it whether what the field holds is wrong. */
export const WrongFields = createContext<Report>(() => undefined);

/** How many fields are wrong, and whom they tell. */
export function useWrongFields(): { wrong: number; report: Report } {
  const [ids, setIds] = useState<ReadonlySet<string>>(new Set());
  const report = useCallback<Report>(
    (id, isWrong) =>
      setIds((known) => {
        if (known.has(id) === isWrong) return known;
        const next = new Set(known);
        if (isWrong) next.add(id);
        else next.delete(id);
        return next;
      }),
    [],
  );
  return { wrong: ids.size, report };
}

/** Tells of one field, and takes it back when the field goes away. */
export function useReportWrong(id: string, isWrong: boolean): void {
  const report = useContext(WrongFields);
  useEffect(() => {
    report(id, isWrong);
    return () => report(id, false);
  }, [report, id, isWrong]);
}
