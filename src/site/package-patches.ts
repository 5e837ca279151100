/** A mistake of a package, mended while the site is built: its text as published, and what takes its place. */
export interface PackagePatch {
  /** What is wrong without it. */
  reason: string;
  published: string;
  mended: string;
  /** How often the published text is there. */
  times: number;
}

/** Patches by the file they change, as it is imported. A new version of a package is met by the tests of its patches. */
export const packagePatches: Readonly<Record<string, readonly PackagePatch[]>> = {
  "@univerjs/sheets-ui/lib/es/index.js": [
    {
      reason:
        "The reader of formulas takes two quotes within a text for one, and gives wrong places for all that follows.",
      published: "if (!nodes) return str;\n\tlet _normalStr = normalStr;",
      mended:
        'if (!nodes || nodes.map((it) => (typeof it === "string" ? it : it.token)).join("") !== normalStr.slice(1)) return str;\n\tlet _normalStr = normalStr;',
      times: 1,
    },
    {
      reason:
        "After a number in a typed formula was rewritten, texts and names were copied from the wrong place of what was typed. " +
        "docs/univer-formula-fix.md is this change as it is offered to the package.",
      published: "_normalStr = replaceString(str.slice(startIndex, endIndex), _normalStr, startIndex, endIndex);",
      mended:
        "_normalStr = replaceString(str.slice(startIndex - totalOffset, endIndex - totalOffset), _normalStr, startIndex, endIndex);",
      times: 2,
    },
    {
      reason: "A number such as 1e6 or 1.0 was replaced by another spelling of it, and 1e21 by one with a + in it.",
      published: "const v = `${parsedValue.v}`;",
      mended:
        "const v = /^\\s*(\\d+\\.?\\d*|\\.\\d+)(e[+-]?\\d+)?\\s*$/i.test(token) ? token.trim() : `${parsedValue.v}`;",
      times: 1,
    },
  ],
  "hucre/dist/xlsx/styles-writer.mjs": [
    {
      reason:
        "A font's colour was written before its size, which Microsoft's Open XML SDK does not admit of a workbook that was saved.",
      published:
        'if (font.color) {\n\t\tchildren.push(serializeColor("color", font.color));\n\t}\n\tif (font.size !== undefined) {\n\t\tchildren.push(xmlSelfClose("sz", { val: font.size }));\n\t}',
      mended:
        'if (font.size !== undefined) {\n\t\tchildren.push(xmlSelfClose("sz", { val: font.size }));\n\t}\n\tif (font.color) {\n\t\tchildren.push(serializeColor("color", font.color));\n\t}',
      times: 1,
    },
  ],
};

/** The file with its patches. Throws where the text that one of them replaces is not there, so that no build goes on without it. */
export function applyPatches(file: string, source: string): string {
  return (packagePatches[file] ?? []).reduce((text, { reason, published, mended, times }) => {
    const found = text.split(published).length - 1;
    if (found !== times) {
      throw new Error(
        `${file} has "${published}" ${found} times, not ${times}: look whether its version mends this by itself. ${reason}`,
      );
    }
    return text.replaceAll(published, () => mended);
  }, source);
}
