import { createHash } from "node:crypto";
import type { Site } from "../excel/site";

/**
 * A site and what Excel knows its add-in by. Two registrations of one id or one namespace fail (OfficeDev/office-js#4559, #4571), so
 * the local site, a published one and each fork have their own.
 */
export interface SiteSettings extends Site {
  /**
   * Of the functions in files that the site's workbench saves. A local workbench saves for those who have the published add-in: who has the
   * local one in Excel saves from there.
   */
  fileNamespace: string;
  id: string;
  name: string;
  /** Whether functions.json names the closed lists of arguments, for Excel to offer them while a formula is typed. */
  offersChoices: boolean;
  /** Whether a lone number that a function returns shows its unit, equation and source as a card. */
  showsCards: boolean;
}

/** What a build may be told; what is left out follows from the address. */
export interface GivenSettings extends Partial<SiteSettings> {
  /** Who has forked the project, which becomes part of name and namespace. */
  fork?: string | undefined;
}

const LOCAL_ADDRESS = "https://localhost:3000/";
const NAME = "FLOPsheet";
const NAMESPACE = "TRAIN";

/** https://learn.microsoft.com/office/dev/add-ins/excel/custom-functions-naming: letters, digits and dots, a letter first. */
const NAMESPACES = /^[A-Z][A-Z0-9.]{0,31}$/i;
const LONGEST_NAMESPACE = 32;
const CELL = /^[A-Z]{1,3}\d+$/i;
const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** The settings of a build, those left out being the local site's. Throws where Excel would not take one. */
export function readSite(given: GivenSettings = {}): SiteSettings {
  const address = readAddress(given.address ?? LOCAL_ADDRESS);
  const isLocal = address === LOCAL_ADDRESS;
  const fileNamespace = publishedNamespace(given);
  const namespace = given.namespace ?? (isLocal ? `${NAMESPACE}DEV` : fileNamespace);
  const id = given.id ?? idOf(address);
  if (!ID.test(id)) throw new Error(`id must be a UUID, such as ${idOf(address)}; it is “${id}”`);
  const name = given.name ?? (isLocal ? `${NAME} (local)` : given.fork ? `${NAME} (${given.fork})` : NAME);
  return {
    address,
    namespace,
    fileNamespace,
    id,
    name,
    offersChoices: given.offersChoices ?? false,
    showsCards: given.showsCards ?? false,
  };
}

/** What prefixes the functions of the published add-in, or of a fork's. Throws where Excel would not take it. */
export function publishedNamespace({ namespace: given, fork }: GivenSettings): string {
  const suffix = fork?.replace(/[^A-Z0-9]/gi, "").toUpperCase();
  const namespace = given ?? (suffix ? `${NAMESPACE}.${suffix}`.slice(0, LONGEST_NAMESPACE) : NAMESPACE);
  if (namespace !== "" && (!NAMESPACES.test(namespace) || CELL.test(namespace) || namespace.endsWith("."))) {
    throw new Error(
      `namespace must be up to ${LONGEST_NAMESPACE} letters, digits and dots, start with a letter and not be a cell reference; it is “${namespace}”`,
    );
  }
  return namespace;
}

function readAddress(address: string): string {
  if (!URL.canParse(address) || new URL(address).protocol !== "https:") {
    throw new Error(`address must be an https address, such as https://example.org/flopsheet/, not “${address}”`);
  }
  const { origin, pathname } = new URL(address);
  return origin + pathname.replace(/\/*$/, "/");
}

/** The namespace of addresses in RFC 9562, appendix A. */
const ADDRESSES = Buffer.of(
  0x6b,
  0xa7,
  0xb8,
  0x11,
  0x9d,
  0xad,
  0x11,
  0xd1,
  0x80,
  0xb4,
  0x00,
  0xc0,
  0x4f,
  0xd4,
  0x30,
  0xc8,
);

/** The UUID of version 5 of an address: the same at every build, and another for every other address. */
function idOf(address: string): string {
  const bytes = createHash("sha1").update(ADDRESSES).update(address).digest().subarray(0, 16);
  bytes[6] = (bytes[6]! & 0x0f) | 0x50;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  return bytes.toString("hex").replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}

/** Where `npm run start:excel` serves it: what the manifest of the repository says. */
export const LOCAL_SITE: SiteSettings = readSite();
