import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";

/**
 * What Excel and the workbench load, and what it may weigh. In Excel chart.js, Fluent and office.js come in files of their own; in the
 * workbench the first two are with ours.
 */
const LIMITS_KB: Readonly<Record<string, number>> = {
  // Loaded in every workbook with a function of ours: the functions, the catalogues with their sources, the studies' figures.
  taskpane: 40,
  // With every text of help and every published study.
  pane: 100,
  // All that is loaded before the workbench's first total.
  workbench: 280,
  // The spreadsheet, which comes after that.
  engine: 1_500,
};

export interface Size {
  name: string;
  kb: number;
  limitKb: number;
}

/** Kilobytes of each script in a built site, as a server sends it. */
export function scriptSizes(folder: string): Size[] {
  return Object.entries(LIMITS_KB).map(([name, limitKb]) => {
    const file = readdirSync(folder).find((it) => it.startsWith(`${name}.`) && it.endsWith(".js"));
    if (!file) throw new Error(`there is no ${name} script in ${folder}: build the site first`);
    return { name, limitKb, kb: gzipSync(readFileSync(join(folder, file)), { level: 9 }).length / 1000 };
  });
}
