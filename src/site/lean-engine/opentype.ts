/** In place of opentype.js, which reads files of fonts. */
export function parse(): never {
  throw new Error("This build of the spreadsheet reads no files of fonts.");
}
