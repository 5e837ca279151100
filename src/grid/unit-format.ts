/**
 * Excel number formats by unit, for every host: a sheet's cells, the cell that the pane types into, and drawn results. Large
 * numbers are in powers of ten or in billions, as wide as a new column; US$ have their cents.
 */
const FORMATS = {
  FLOPs: "0.00E+00",
  "FLOPs per token": "0.00E+00",
  "FLOP/s": "0.00E+00",
  tokens: "0.00E+00",
  parameters: '[>=999500000]0.00,,,"B";[>=999500]0.0,,"M";#,##0',
  "tokens per parameter": "0.0",
  "nats per token": "0.000",
  US$: '"$"#,##0.00',
  "US$ per hour": '"$"#,##0.00',
  "GPU-hours": "#,##0.0",
  "node-hours": "#,##0",
  days: "#,##0.0",
  months: "[<9.995]0.00;#,##0.0",
  "share of the peak": "0.0%",
  utilisation: "0.0%",
  share: "0.0%",
  runs: "#,##0",
  GPUs: "#,##0",
  steps: "#,##0",
  sequences: "#,##0",
  dimensions: "#,##0",
  GB: "#,##0",
  W: "#,##0",
} as const;

export type Unit = keyof typeof FORMATS;

/** The number format of a unit; undefined for a unit that has none, whose numbers stay as the host shows them. */
export function numberFormatOf(unit: Unit): string;
export function numberFormatOf(unit: string): string | undefined;
export function numberFormatOf(unit: string): string | undefined {
  return Object.hasOwn(FORMATS, unit) ? FORMATS[unit as Unit] : undefined;
}
