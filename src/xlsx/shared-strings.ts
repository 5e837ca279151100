import { namespaces } from "./xml";
import { element, text, xmlPart, type Xml } from "./xml";

/** Readers drop space at the ends of a text unless they are told to keep it. */
const textXml = (content: string): Xml =>
  element("t", { "xml:space": /^\s|\s$/.test(content) ? "preserve" : undefined }, text(content));

/** Texts of the cells, each kept once. */
export class SharedStrings {
  private readonly places = new Map<string, number>();
  private uses = 0;

  /** Its place, which a cell of type "s" holds. */
  placeOf(content: string): number {
    this.uses++;
    const known = this.places.get(content);
    if (known !== undefined) return known;
    this.places.set(content, this.places.size);
    return this.places.size - 1;
  }

  /** xl/sharedStrings.xml */
  xml(): Xml {
    return xmlPart(
      element(
        "sst",
        { xmlns: namespaces.spreadsheet, count: this.uses, uniqueCount: this.places.size },
        ...[...this.places.keys()].map((it) => element("si", {}, textXml(it))),
      ),
    );
  }
}
