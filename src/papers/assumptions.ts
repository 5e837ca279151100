/** A figure the user may change: one named input cell of the sheet, and one control of the pane. */
export interface Assumption {
  /** Name of its cell on the sheet. */
  name: string;
  label: string;
  unit: string;
  value: number;
  rule: "whole" | "decimal";
  minimum: number;
  maximum: number;
  /** Excel number format. */
  format: string;
  /** Who says so, where, and when. */
  source: string;
  /** Shown among the first what-if controls, with this step of its slider. */
  whatIf?: { step: number; minimum: number; maximum: number };
}
