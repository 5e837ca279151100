import { namespaces } from "./xml";
import { element, xmlPart, type Xml } from "./xml";

export interface Relationship {
  type: string;
  /** From the folder of the part that has the relationship. */
  target: string;
}

const office = (name: string): string => `${namespaces.relationship}/${name}`;

export const relationshipTypes = {
  workbook: office("officeDocument"),
  extendedProperties: office("extended-properties"),
  coreProperties: "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties",
  worksheet: office("worksheet"),
  cellMetadata: office("sheetMetadata"),
  styles: office("styles"),
  sharedStrings: office("sharedStrings"),
  drawing: office("drawing"),
  chart: office("chart"),
} as const;

/** How a part names its nth relationship, from 0. */
export const relationshipId = (index: number): string => `rId${index + 1}`;

export const relationshipsXml = (relationships: readonly Relationship[]): Xml =>
  xmlPart(
    element(
      "Relationships",
      { xmlns: namespaces.packageRelationships },
      ...relationships.map(({ type, target }, index) =>
        element("Relationship", { Id: relationshipId(index), Type: type, Target: target }),
      ),
    ),
  );
