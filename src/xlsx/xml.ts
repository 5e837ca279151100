/** Markup that is written as it stands. */
export type Xml = string;

type Attributes = Readonly<Record<string, string | number | undefined>>;

const ENTITIES: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\n": "&#10;", "\t": "&#9;" };

/** Text of an element or an attribute. What XML cannot hold is spelled _x0007_, and a text that looks so is spelled anew. */
export const text = (content: string): Xml =>
  content
    .replace(/_(?=x[0-9A-Fa-f]{4}_)/g, "_x005F_")
    .replace(/[\x00-\x08\x0b-\x1f\ufffe\uffff]/g, (it) => `_x${it.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}_`)
    .replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, "\ufffd")
    .replace(/[&<>"\n\t]/g, (it) => ENTITIES[it]!);

/** An element; attributes that are undefined are left out. */
export function element(name: string, attributes: Attributes = {}, ...content: readonly Xml[]): Xml {
  const given = Object.entries(attributes).flatMap(([key, value]) => (value === undefined ? [] : [` ${key}="${text(String(value))}"`]));
  const open = `${name}${given.join("")}`;
  return content.length === 0 ? `<${open}/>` : `<${open}>${content.join("")}</${name}>`;
}

/** A part of the package. */
export const xmlPart = (root: Xml): Xml => `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n${root}`;
