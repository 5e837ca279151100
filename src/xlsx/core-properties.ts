import { namespaces } from "./xml";
import { element, plainText, xmlPart, type Xml } from "./xml";

/** What the file says of itself: File > Info in Excel. */
export interface DocumentProperties {
  title: string;
  subject: string;
  creator: string;
  description: string;
  keywords: string;
  created: Date;
}

/** To the second, as Excel writes it. */
const w3cDate = (date: Date): string => `${date.toISOString().slice(0, 19)}Z`;

/** docProps/core.xml */
export function corePropertiesXml({
  title,
  subject,
  creator,
  description,
  keywords,
  created,
}: DocumentProperties): Xml {
  const moment = (name: string) => element(name, { "xsi:type": "dcterms:W3CDTF" }, w3cDate(created));
  return xmlPart(
    element(
      "cp:coreProperties",
      {
        "xmlns:cp": namespaces.coreProperties,
        "xmlns:dc": namespaces.dublinCore,
        "xmlns:dcterms": namespaces.dublinCoreTerms,
        "xmlns:xsi": namespaces.schemaInstance,
      },
      element("dc:title", {}, plainText(title)),
      element("dc:subject", {}, plainText(subject)),
      element("dc:creator", {}, plainText(creator)),
      element("cp:keywords", {}, plainText(keywords)),
      element("dc:description", {}, plainText(description)),
      moment("dcterms:created"),
      moment("dcterms:modified"),
    ),
  );
}

/** docProps/app.xml: the program that wrote the file. */
export const extendedPropertiesXml = (application: string): Xml =>
  xmlPart(
    element("Properties", { xmlns: namespaces.extendedProperties }, element("Application", {}, plainText(application))),
  );
