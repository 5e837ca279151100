import type { Mapping, Role, Table } from "../../actuals";
import type * as Exports from "../../actuals";
import { SelectField } from "../fields/field";
import { Summary } from "../parts/summary";

interface ColumnsProps {
  exports: typeof Exports;
  table: Table;
  mapping: Mapping;
  onChange(mapping: Mapping): void;
}

const NONE = "";

/** Which column says what: a suggestion from the headings, which the user may correct. */
export function Columns({ exports, table, mapping, onChange }: ColumnsProps) {
  const set = (role: Role, value: string): void => {
    const { [role]: _, ...others } = mapping.columns;
    onChange({ ...mapping, columns: value === NONE ? others : { ...others, [role]: Number(value) } });
  };
  return (
    <details data-test="actuals-columns" open={mapping.columns.duration === undefined}>
      <Summary>Columns of the file</Summary>
      {exports.roleNames.map((role) => (
        <SelectField
          key={role}
          id={`actuals-${role}`}
          label={exports.ROLES[role]}
          value={mapping.columns[role] === undefined ? NONE : String(mapping.columns[role])}
          options={[
            { value: NONE, text: "None" },
            ...table.columns.map((text, index) => ({ value: String(index), text: text || `Column ${index + 1}` })),
          ]}
          otherwise="None"
          onChoose={(value) => set(role, value)}
        />
      ))}
      <SelectField
        id="actuals-unit"
        label="Durations without a unit are in"
        value={mapping.durationUnit}
        options={[
          { value: "seconds", text: "seconds" },
          { value: "hours", text: "hours" },
        ]}
        otherwise="seconds"
        onChoose={(it) => onChange({ ...mapping, durationUnit: it as Mapping["durationUnit"] })}
      />
    </details>
  );
}
