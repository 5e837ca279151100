import { namespaces } from "./namespaces";
import { element, text, xmlPart, type Xml } from "./xml";

/** docProps/app.xml: the program that wrote the file. */
export const extendedPropertiesXml = (application: string): Xml =>
  xmlPart(element("Properties", { xmlns: namespaces.extendedProperties }, element("Application", {}, text(application))));
