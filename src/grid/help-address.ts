/** The help page of a function, beside the site's address, as Excel's formulas spell it. */
export const helpAddress = (functionName: string): string => `help/${functionName}.html`;

/** The same, as the workbench spells it: without a namespace. */
export const bareHelpAddress = (functionName: string): string => `help/workbench/${functionName}.html`;
