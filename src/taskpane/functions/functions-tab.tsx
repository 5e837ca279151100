import { useRef, useState } from "preact/hooks";
import type { WorksheetFunction } from "../../grid/define-function";
import { CheckHost, type CheckHostProps } from "./check-host";
import { FunctionForm } from "./function-form";
import { FunctionList } from "./function-list";
import type { Selection } from "../shell/watch-sheet";
import { RepairFormulas } from "./repair-formulas";
import { WorkbookNames } from "./workbook-names";

interface FunctionsTabProps {
  functions: readonly WorksheetFunction[];
  spell(functionName: string): string;
  helpPage(functionName: string): string;
  selection: Selection | undefined;
  onType(formula: string, numberFormat?: string): Promise<void>;
  /** Missing where the host has no such names. */
  onAddNames?: (() => Promise<void>) | undefined;
  /** Missing where formulas need no repair. */
  onRepair?: (() => Promise<void>) | undefined;
  /** Missing where the host needs no check. */
  check?: CheckHostProps | undefined;
}

/** The list, or the form of the function that was chosen from it. */
export function FunctionsTab({ functions, onAddNames, onRepair, check, ...form }: FunctionsTabProps) {
  const [chosen, setChosen] = useState<WorksheetFunction>();
  const [query, setQuery] = useState("");
  const left = useRef<string>();

  if (chosen) {
    const back = () => {
      left.current = chosen.name;
      setChosen(undefined);
    };
    return <FunctionForm key={chosen.name} fn={chosen} onBack={back} {...form} />;
  }
  return (
    <>
      <FunctionList
        functions={functions}
        query={query}
        onQuery={setQuery}
        onChoose={setChosen}
        focused={left.current}
      />
      {onAddNames && <WorkbookNames onAdd={onAddNames} />}
      {onRepair && <RepairFormulas onRepair={onRepair} />}
      {check && <CheckHost {...check} />}
    </>
  );
}
