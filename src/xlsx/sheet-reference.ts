import { areaAddress, type Area } from "../grid/address";

export const quotedSheetName = (name: string): string => `'${name.replaceAll("'", "''")}'`;

/** An area as other parts of the file speak of it: 'Cost breakdown'!$A$1:$B$2. */
export const sheetReference = (sheetName: string, area: Area): string => `${quotedSheetName(sheetName)}!${areaAddress(area, "both")}`;
