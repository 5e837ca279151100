import { strFromU8, unzipSync } from "fflate";

/** A cell as a plain reader finds it: the result that is written, without calculating. */
export interface ReadCell {
  value: number | string | boolean | null;
  /** True where the file says that the cell shows an error, whose code is the value. */
  error: boolean;
  formula: string | undefined;
}

export interface ReadWorkbook {
  parts: Readonly<Record<string, string>>;
  cells: ReadonlyMap<string, ReadCell>;
  /** What each name of the sheet stands for: "C5", or "E5:F9". */
  names: Readonly<Record<string, string>>;
}

const unescape = (text: string): string =>
  text
    .replace(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)))
    .replace(
      /&(lt|gt|quot|apos|amp);/g,
      (_, name: string) => ({ lt: "<", gt: ">", quot: '"', apos: "'", amp: "&" })[name]!,
    )
    .replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(parseInt(code, 16)));

export const attribute = (tag: string, name: string): string | undefined => {
  const found = new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1];
  return found === undefined ? undefined : unescape(found);
};

const inner = (xml: string, name: string): string | undefined => {
  const found = new RegExp(`<${name}(?:\\s[^>]*)?>([^]*?)</${name}>`).exec(xml)?.[1];
  return found === undefined ? undefined : unescape(found);
};

/** Reads the first sheet of a workbook, whoever wrote it. */
export function readXlsx(file: Uint8Array): ReadWorkbook {
  const parts = Object.fromEntries(Object.entries(unzipSync(file)).map(([path, bytes]) => [path, strFromU8(bytes)]));
  const strings = [...parts["xl/sharedStrings.xml"]!.matchAll(/<si>([^]*?)<\/si>/g)].map(([, it]) =>
    unescape([...it!.matchAll(/<t(?:\s[^>]*)?>([^]*?)<\/t>/g)].map(([, text]) => text).join("")),
  );
  const cells = new Map<string, ReadCell>();
  for (const [, tag, content = ""] of parts["xl/worksheets/sheet1.xml"]!.matchAll(
    /<c(\s[^>]*?)(?:\/>|>([^]*?)<\/c>)/g,
  )) {
    const [type, written] = [attribute(tag!, "t"), inner(content, "v")];
    const value = (): ReadCell["value"] => {
      if (written === undefined) return null;
      if (type === "s") return strings[Number(written)]!;
      if (type === "b") return written === "1";
      return type === "str" || type === "e" ? written : Number(written);
    };
    cells.set(attribute(tag!, "r")!, { value: value(), error: type === "e", formula: inner(content, "f") });
  }
  const names = Object.fromEntries(
    [...parts["xl/workbook.xml"]!.matchAll(/<definedName(\s[^>]*)>([^<]*)<\/definedName>/g)].map(
      ([, tag, reference]) => [attribute(tag!, "name")!, unescape(reference!).replace(/^.*!/, "").replaceAll("$", "")],
    ),
  );
  return { parts, cells, names };
}
