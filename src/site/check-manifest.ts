import { allElements, readXml, type XmlElement } from "./read-xml";

/**
 * Children in the order that the schema demands; an element out of order makes Excel reject the manifest without an error message.
 * https://learn.microsoft.com/office/dev/add-ins/develop/manifest-element-ordering
 */
const ORDER: Readonly<Record<string, readonly string[]>> = {
  OfficeApp: [
    "Id",
    "AlternateId",
    "Version",
    "ProviderName",
    "DefaultLocale",
    "DisplayName",
    "Description",
    "IconUrl",
    "HighResolutionIconUrl",
    "SupportUrl",
    "AppDomains",
    "Hosts",
    "Requirements",
    "DefaultSettings",
    "Permissions",
    "Dictionary",
    "VersionOverrides",
  ],
  VersionOverrides: [
    "Description",
    "Requirements",
    "Hosts",
    "Resources",
    "WebApplicationInfo",
    "EquivalentAddins",
    "ExtendedPermissions",
    "ExtendedOverrides",
    "VersionOverrides",
  ],
  Host: ["Runtimes", "AllFormFactors", "DesktopFormFactor", "MobileFormFactor"],
  DesktopFormFactor: ["GetStarted", "FunctionFile", "ExtensionPoint"],
  GetStarted: ["Title", "Description", "LearnMoreUrl"],
  ExtensionPoint: ["Script", "Page", "Metadata", "Namespace", "OfficeTab"],
  Group: ["Label", "Icon", "Control"],
  Control: ["Label", "ToolTip", "Supertip", "Icon", "Action"],
  Supertip: ["Title", "Description"],
  Action: ["TaskpaneId", "SourceLocation"],
  Resources: ["bt:Images", "bt:Urls", "bt:ShortStrings", "bt:LongStrings"],
};

/** Without these the schema or Excel refuses the document. */
const REQUIRED: Readonly<Record<string, readonly string[]>> = {
  OfficeApp: [
    "Id",
    "Version",
    "ProviderName",
    "DefaultLocale",
    "DisplayName",
    "Description",
    "IconUrl",
    "HighResolutionIconUrl",
    "SupportUrl",
    "Hosts",
    "Requirements",
    "DefaultSettings",
    "Permissions",
    "VersionOverrides",
  ],
  VersionOverrides: ["Hosts", "Resources"],
  Control: ["Label", "Supertip", "Icon", "Action"],
  Group: ["Label", "Icon", "Control"],
};

/** Longest value of an element of each name. */
const LONGEST: Readonly<Record<string, number>> = {
  DisplayName: 125,
  Description: 250,
  ProviderName: 125,
  "bt:Url": 2048,
  "bt:Image": 2048,
};
const LONGEST_STRING: Readonly<Record<string, number>> = { "bt:ShortStrings": 125, "bt:LongStrings": 250 };
const LONGEST_ID = 32;
const LONGEST_NAMESPACE = 32;
/** Icons the ribbon must be given. */
const RIBBON_SIZES = ["16", "32", "80"];

/** What Excel would object to, a sentence each; `iconSize` gives the edge in pixels of the icon at an address. */
export function checkManifest(xml: string, iconSize: (url: string) => number | undefined): string[] {
  let app: XmlElement;
  try {
    app = readXml(xml);
  } catch (error) {
    return [(error as Error).message];
  }
  const elements = allElements(app);
  return [
    ...(app.name === "OfficeApp" ? [] : ["the root is not OfficeApp"]),
    ...elements.flatMap(orderProblems),
    ...valueProblems(elements),
    ...resourceProblems(elements),
    ...iconProblems(elements, iconSize),
  ];
}

function orderProblems({ name, children }: XmlElement): string[] {
  const missing = (REQUIRED[name] ?? [])
    .filter((it) => !children.some((child) => child.name === it))
    .map((it) => `${name} has no ${it}`);
  const order = ORDER[name];
  if (!order) return missing;
  const places = children.map((child) => order.indexOf(child.name));
  const unknown = children
    .filter((_, index) => places[index] === -1)
    .map((child) => `${name} may not hold ${child.name}`);
  const late = children
    .filter((_, index) => index > 0 && places[index]! < places[index - 1]!)
    .map((child) => `${child.name} is out of order in ${name}`);
  return [...missing, ...unknown, ...late];
}

const valueOf = ({ attributes, text }: XmlElement): string => attributes.DefaultValue ?? text;

function valueProblems(elements: readonly XmlElement[]): string[] {
  const long = elements
    .filter((it) => valueOf(it).length > (LONGEST[it.name] ?? Infinity))
    .map((it) => `${it.name} is longer than ${LONGEST[it.name]} characters`);
  const strings = elements.flatMap(({ name, children }) =>
    children
      .filter((it) => valueOf(it).length > (LONGEST_STRING[name] ?? Infinity))
      .map((it) => `${it.attributes.id} is longer than ${LONGEST_STRING[name]} characters`),
  );
  const insecure = elements
    .filter(
      ({ name, attributes }) =>
        /Url$|^bt:Image$|^SourceLocation$/.test(name) &&
        "DefaultValue" in attributes &&
        !isSecure(attributes.DefaultValue),
    )
    .map((it) => `${it.name} ${valueOf(it)} is not an https address`);
  const wanted: [name: string, form: RegExp][] = [
    ["Id", /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i],
    ["Version", /^\d+(\.\d+){1,3}$/],
  ];
  const malformed = wanted.flatMap(([name, form]) =>
    elements.filter((it) => it.name === name && !form.test(it.text)).map((it) => `${name} may not be ${it.text}`),
  );
  return [...long, ...strings, ...insecure, ...malformed];
}

const isSecure = (url: string): boolean => URL.canParse(url) && new URL(url).protocol === "https:";

function resourceProblems(elements: readonly XmlElement[]): string[] {
  const defined = elements.filter((it) => it.name.startsWith("bt:") && it.attributes.id !== undefined);
  const ids = defined.map((it) => it.attributes.id!);
  const used = elements.flatMap((it) => it.attributes.resid ?? []);
  const namespaces = elements
    .filter(({ name }) => name === "Namespace")
    .map((it) => defined.find(({ attributes }) => attributes.id === it.attributes.resid));
  return [
    ...used.filter((it) => !ids.includes(it)).map((it) => `${it} is used and not defined`),
    ...ids.filter((it) => !used.includes(it)).map((it) => `${it} is defined and not used`),
    ...ids.filter((it, index) => ids.indexOf(it) !== index).map((it) => `${it} is defined twice`),
    ...ids.filter((it) => it.length > LONGEST_ID).map((it) => `${it} is longer than ${LONGEST_ID} characters`),
    ...namespaces
      .filter((it) => it && !new RegExp(`^[A-Z][A-Z0-9.]{0,${LONGEST_NAMESPACE - 1}}$`, "i").test(valueOf(it)))
      .map((it) => `${valueOf(it!)} may not be a namespace`),
  ];
}

function iconProblems(elements: readonly XmlElement[], iconSize: (url: string) => number | undefined): string[] {
  const urlOf = (resid: string) =>
    valueOf(
      elements.find(({ attributes }) => attributes.id === resid) ?? {
        name: "",
        attributes: {},
        children: [],
        text: "",
      },
    );
  const expected = [
    ...elements.filter(({ name }) => name === "IconUrl").map((it) => [valueOf(it), 32] as const),
    ...elements.filter(({ name }) => name === "HighResolutionIconUrl").map((it) => [valueOf(it), 64] as const),
    ...elements
      .filter(({ attributes }) => attributes.size !== undefined)
      .map(({ attributes }) => [urlOf(attributes.resid!), Number(attributes.size)] as const),
  ];
  const wrong = expected
    .filter(([url, size]) => iconSize(url) !== size)
    .map(([url, size]) => `${url} is not an icon of ${size} × ${size} pixels`);
  const missing = elements
    .filter(({ name }) => name === "Icon")
    .flatMap(({ children }) =>
      RIBBON_SIZES.filter((size) => !children.some(({ attributes }) => attributes.size === size)).map(
        (size) => `a ribbon icon of ${size} pixels is missing`,
      ),
    );
  return [...wrong, ...missing];
}

const SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
const WIDTH_AT = 16;
const HEIGHT_AT = 20;

/** Pixels along the edge of a square PNG; undefined for anything else. */
export function pngEdge(bytes: Uint8Array): number | undefined {
  if (!SIGNATURE.every((byte, index) => bytes[index] === byte)) return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const width = view.getUint32(WIDTH_AT);
  return width === view.getUint32(HEIGHT_AT) ? width : undefined;
}
