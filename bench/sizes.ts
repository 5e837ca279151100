import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";

/** Kilobytes of what a page loads, as a server sends it. */
export const gzipKb = (folder: string, files: readonly string[]): number =>
  files.reduce((sum, it) => sum + gzipSync(readFileSync(join(folder, it)), { level: 9 }).length, 0) / 1000;
