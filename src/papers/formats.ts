/** Excel number formats of the breakdown sheet; zero is a dash where it means "none". */
export const formats = {
  flops: "0.00E+00",
  usd: '"$"#,##0',
  usdShort: '[>=999950]"$"0.0,,"M";[>=1000]"$"0.0,"K";"$"0',
  usdChange: '+"$"#,##0;"−$"#,##0;"–"',
  percent: "0.0%",
  percentChange: '+0.0%;"−"0.0%;0.0%',
  whole: "#,##0",
  runs: '#,##0;"−"#,##0;"–"',
  hours: "#,##0",
  months: "#,##0",
  plain: "General",
  price: '"$"#,##0.00',
} as const;
