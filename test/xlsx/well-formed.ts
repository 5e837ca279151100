/** An element of a part: its name and the elements in it. */
export interface Element {
  name: string;
  children: Element[];
}

const TOKEN = /<\?xml [^?]*\?>|<(\/?)([A-Za-z_][\w.:-]*)((?:\s+[A-Za-z_][\w.:-]*="[^"<]*")*)\s*(\/?)>|([^<>]+)/y;
const ATTRIBUTE = /\s([\w.:-]+)="/g;

/** Reads XML without comments or CDATA, which the writer has none of; throws at the first thing that is not well-formed. */
export function parseXml(xml: string): Element {
  const root: Element = { name: "", children: [] };
  const open = [root];
  const prefixes = new Set(["xml", "xmlns"]);
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < xml.length) {
    const at = TOKEN.lastIndex;
    const token = TOKEN.exec(xml);
    if (!token) throw new Error(`not well-formed at ${at}: ${xml.slice(at, at + 80)}`);
    const [whole, closes, name, attributes = "", empty, text] = token;
    const references = (text ?? attributes).replace(/&(?:lt|gt|amp|quot|apos|#\d+|#x[0-9a-fA-F]+);/g, "");

    if (/&|[\x00-\x08\x0b\x0c\x0e-\x1f]/.test(references))
      throw new Error(`a character that must be written otherwise: ${whole.slice(0, 80)}`);
    if (!name) continue;
    if (closes) {
      if (open.pop()!.name !== name) throw new Error(`</${name}> closes another element`);
      continue;
    }
    const names = [...attributes.matchAll(ATTRIBUTE)].map(([, it]) => it!);
    if (new Set(names).size !== names.length) throw new Error(`an attribute stands twice: ${whole}`);
    for (const it of names) if (it.startsWith("xmlns:")) prefixes.add(it.slice(6));
    for (const it of [name, ...names])
      if (it.includes(":") && !prefixes.has(it.split(":")[0]!)) throw new Error(`${it} has no namespace`);
    const element: Element = { name, children: [] };
    open.at(-1)!.children.push(element);
    if (!empty) open.push(element);
  }
  if (open.length !== 1 || root.children.length !== 1) throw new Error("not one root element, or one that stays open");
  return root.children[0]!;
}
