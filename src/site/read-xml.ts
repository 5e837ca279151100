/** An element of an XML document; text between elements is kept only where there is no element. */
export interface XmlElement {
  name: string;
  attributes: Readonly<Record<string, string>>;
  children: XmlElement[];
  text: string;
}

const TOKEN = /<\?[\s\S]*?\?>|<!--[\s\S]*?-->|<(\/?)([\w:.-]+)((?:\s+[\w:.-]+="[^"<]*")*)\s*(\/?)>|([^<]+)/g;

/** The root of a document of plain elements, attributes and text, as a manifest is. Throws where it is not well-formed. */
export function readXml(source: string): XmlElement {
  const root: XmlElement = { name: "", attributes: {}, children: [], text: "" };
  const open = [root];
  let end = 0;
  for (const { 0: whole, 1: closing, 2: name, 3: attributes, 4: empty, 5: text, index } of source.matchAll(TOKEN)) {
    if (index !== end) throw new Error(`not well-formed at character ${end}`);
    end = index + whole.length;
    const parent = open.at(-1)!;
    if (text !== undefined) parent.text += unescape(text).trim();
    if (name === undefined) continue;
    if (closing) {
      if (parent.name !== name || open.length === 1) throw new Error(`</${name}> closes nothing`);
      open.pop();
      continue;
    }
    const element: XmlElement = {
      name,
      attributes: Object.fromEntries(
        [...attributes!.matchAll(/([\w:.-]+)="([^"]*)"/g)].map(([, key, value]) => [key!, unescape(value!)]),
      ),
      children: [],
      text: "",
    };
    parent.children.push(element);
    if (!empty) open.push(element);
  }
  if (end !== source.length) throw new Error(`not well-formed at character ${end}`);
  if (open.length > 1) throw new Error(`<${open.at(-1)!.name}> is not closed`);
  if (root.children.length !== 1) throw new Error("not one root element");
  return root.children[0]!;
}

const CHARACTERS: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };
const unescape = (text: string): string =>
  text.replace(/&(amp|lt|gt|quot|apos);/g, (_, name: string) => CHARACTERS[name]!);

/** Every element below and including `element`, in document order. */
export const allElements = (element: XmlElement): XmlElement[] => [element, ...element.children.flatMap(allElements)];
