import type { IRange, IStyleData, IWorkbookData } from "@univerjs/core";
import type { ConditionalRule, DataValidation } from "hucre";

/**
 * Input rules, shading by a condition and notes of a sheet, in the engine's snapshot and in a file, both ways. The engine's tools
 * keep them as JSON beside the cells, each kind under a name of its own, and read them from there when they are loaded.
 */

const VALIDATIONS = "SHEET_DATA_VALIDATION_PLUGIN";
const FORMATS = "SHEET_CONDITIONAL_FORMATTING_PLUGIN";
const NOTES = "SHEET_NOTE_PLUGIN";

/** Of the snapshot: what is asked for here, the rest is passed over. */
export interface KeptValidation {
  uid: string;
  type: string;
  ranges: IRange[];
  operator?: DataValidation["operator"];
  formula1?: string;
  formula2?: string;
  allowBlank?: boolean;
  /** Information, stop, warning. */
  errorStyle?: number;
  showErrorMessage?: boolean;
  showInputMessage?: boolean;
  errorTitle?: string;
  error?: string;
  promptTitle?: string;
  prompt?: string;
  showDropDown?: boolean;
  renderMode?: number;
}

export type Bound = { type: string; value?: number | string };

export type KeptRule =
  | { type: "highlightCell"; subType: "formula"; value: string; style: IStyleData }
  | {
      type: "highlightCell";
      subType: "number" | "text";
      operator: string;
      value?: number | string | [number, number];
      style: IStyleData;
    }
  | { type: "highlightCell"; subType: "duplicateValues" | "uniqueValues"; style: IStyleData }
  | {
      type: "dataBar";
      isShowValue: boolean;
      config: { min: Bound; max: Bound; isGradient: boolean; positiveColor: string; nativeColor: string };
    }
  | { type: "colorScale"; config: { index: number; color: string; value: Bound }[] };

export interface KeptFormat {
  cfId: string;
  ranges: IRange[];
  stopIfTrue: boolean;
  rule: KeptRule;
}

export interface KeptNote {
  id: string;
  row: number;
  col: number;
  width: number;
  height: number;
  note: string;
}

/** Rules and notes of every sheet, by its id. */
export interface SheetRules {
  validations: Record<string, KeptValidation[]>;
  formats: Record<string, KeptFormat[]>;
  notes: Record<string, Record<number, Record<number, KeptNote>>>;
}

/** How a formula is spelled on the other side. */
export type Spell = (formula: string) => string;

export function rulesOf({ resources = [] }: IWorkbookData): SheetRules {
  const kept = <T>(name: string): Record<string, T> => {
    const data = resources.find((it) => it.name === name)?.data;
    return data ? (JSON.parse(data) as Record<string, T>) : {};
  };
  return { validations: kept(VALIDATIONS), formats: kept(FORMATS), notes: kept(NOTES) };
}

export const resourcesOf = ({ validations, formats, notes }: SheetRules): NonNullable<IWorkbookData["resources"]> =>
  Object.entries({ [VALIDATIONS]: validations, [FORMATS]: formats, [NOTES]: notes }).map(([name, data]) => ({
    name,
    data: JSON.stringify(data),
  }));

export const ERROR_STYLES = ["information", "stop", "warning"] as const;

export type FileBound = NonNullable<ConditionalRule["dataBar"]>["cfvo"][number];
