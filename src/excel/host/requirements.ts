/**
 * Requirement sets without which the add-in cannot work, as the manifest lists them; a test holds that nothing newer is
 * called unasked. ExcelApi 1.9 has RangeAreas, the newest thing an insert needs.
 */
export const REQUIREMENTS = {
  SharedRuntime: "1.1",
  CustomFunctionsRuntime: "1.2",
  ExcelApi: "1.9",
} as const;
