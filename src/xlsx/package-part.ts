import type { Xml } from "./xml";

/** One file of the package. */
export interface PackagePart {
  /** From the package's root, without a leading slash. */
  path: string;
  contentType: string;
  content: Xml;
}
