import { join } from "node:path";

export const ROOT = join(__dirname, "../..");

/** What a run may leave for the next one; `npm ci` clears it. */
export const CACHE = join(ROOT, "node_modules/.cache/flopsheet");
