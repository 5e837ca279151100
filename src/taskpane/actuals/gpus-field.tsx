import { inputText } from "../../grid/number-text";
import { readInput } from "../fields/read-value";
import { ValueField } from "../fields/value-field";

interface GpusFieldProps {
  /** Whether the file has no column of GPUs at all. */
  isOfAll: boolean;
  gpus: number | undefined;
  onChange(gpus: number | undefined): void;
}

/** How many GPUs runs had that do not say it. */
export function GpusField({ isOfAll, gpus, onChange }: GpusFieldProps) {
  const input = {
    label: isOfAll ? "GPUs of each run" : "GPUs of runs that do not say it",
    unit: "GPUs",
    rule: { kind: "whole", minimum: 1, maximum: 1e6 },
  } as const;
  return (
    <ValueField
      id="actuals-gpus-each"
      label={input.label}
      unit={input.unit}
      note={isOfAll ? undefined : "While it is blank, such rows are no run."}
      value={gpus}
      text={gpus === undefined ? "" : inputText(gpus)}
      read={(typed) => (typed.trim() === "" && !isOfAll ? { value: undefined } : readInput(input, typed))}
      onChange={onChange}
    />
  );
}
