/** Limits of Excel: https://support.microsoft.com/office/c13798fc-f1d5-4e73-998d-c02268bc65ae, unless another source is named. */
export const LIMITS = {
  rows: 1_048_576,
  columns: 16_384,
  cellText: 32_767,
  /** "Largest allowed positive number via formula" is just below it. */
  number: 1e308,
  formula: 8192,
  nestedCalls: 64,
  callArguments: 255,
  /** "Text values in formulas are limited to 255 characters." */
  textInFormula: 255,
  /** The formula of a validation, and the choices of a list that are typed into it. */
  validationFormula: 255,
  /** Titles and texts of Range.dataValidation's prompt and alert. */
  validationTitle: 32,
  alertText: 225,
  promptText: 255,
  nameLength: 255,
  nameComment: 255,
  sheetName: 31,
  /** Excel.ChartSeries.name, says its documentation. */
  seriesName: 255,
  /** In characters of the default font. */
  columnWidth: 255,
  /** In points. */
  rowHeight: 409,
  indent: 250,
  fontSize: 409,
  gapWidth: 500,
  /** An address of getRange and getRanges. */
  address: 8192,
  /** Bytes of a request to Excel on the web: docs of "Resource limits and performance optimization for Office Add-ins". */
  webRequest: 5 * 1024 * 1024,
} as const;

/** Excel's rule for its default font: 7 pixels a character and 5 of padding, at 96 pixels to 72 points. */
export const pointsOfCharacters = (characters: number): number => (characters * 7 + 5) * 0.75;
