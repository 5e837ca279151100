/** Excel number formats of the breakdown sheet; zero is a dash where it means "none". The true minus sign is a text to Excel. */
export const formats = {
  flops: "0.00E+00",
  flopsChange: '+0.00E+00;"−"0.00E+00;"–"',
  usd: '"$"#,##0',
  usdShort: '[>=999950]"$"0.0,,"M";[>=1000]"$"0.0,"K";"$"0',
  /** By sign: with conditions of size there is no section left to lose the minus in. */
  usdShortChange: '+"$"#,##0,"K";"−$"#,##0,"K";"$"0',
  usdChange: '+"$"#,##0;"−$"#,##0;"–"',
  percent: "0.0%",
  percentChange: '+0.0%;"−"0.0%;0.0%',
  whole: "#,##0",
  billions: '0.0,,,"B"',
  runs: '#,##0;"−"#,##0;"–"',
  hours: "#,##0",
  hoursChange: '+#,##0;"−"#,##0;"–"',
  months: "#,##0",
  factor: "0.0000",
  plain: "General",
  step: "0.000",
  price: '"$"#,##0.00',
} as const;
