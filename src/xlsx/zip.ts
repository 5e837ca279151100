import { strToU8, zipSync } from "fflate";

/** The earliest that a zip can say: the same content gives the same bytes. Read back in local time, as it is given. */
const FIXED_TIME = new Date(1980, 0, 1);

export const zip = (files: Readonly<Record<string, string>>): Uint8Array<ArrayBuffer> =>
  zipSync(Object.fromEntries(Object.entries(files).map(([path, content]) => [path, strToU8(content)])), { mtime: FIXED_TIME, level: 6 });
