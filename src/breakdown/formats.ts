import { numberFormatOf } from "../grid/unit-format";

/** Excel number formats of the breakdown sheet, its units' and those of its own; zero is a dash where it means "none". The true minus sign is a text to Excel. */
export const formats = {
  flops: numberFormatOf("FLOPs"),
  flopsChange: '+0.00E+00;"−"0.00E+00;"–"',
  /** The pane's formatUsd writes the same. */
  usd: '"$"#,##0',
  usdShort: '[>=999950]"$"#,##0.0,,"M";[>=9.995]"$"#,##0;"$"0.00',
  /** By sign: with conditions of size there is no section left to lose the minus in. */
  usdShortChange: '+"$"#,##0,"K";"−$"#,##0,"K";"$"0',
  usdChange: '+"$"#,##0;"−$"#,##0;"–"',
  percent: numberFormatOf("share"),
  percentChange: '+#,##0.0%;"−"#,##0.0%;0.0%',
  whole: numberFormatOf("runs"),
  billions: '0.0,,,"B"',
  runs: '#,##0;"−"#,##0;"–"',
  hours: numberFormatOf("node-hours"),
  hoursShort: '[>=999950]#,##0.00,,"M";[>=9.995]#,##0;0.00',
  days: numberFormatOf("days"),
  /** Of a lone run, which may take minutes. */
  runHours: "#,##0.0",
  hoursChange: '+#,##0;"−"#,##0;"–"',
  months: numberFormatOf("months"),
  factor: "0.0000",
  plain: "General",
  step: "0.000",
  price: numberFormatOf("US$"),
} as const;
