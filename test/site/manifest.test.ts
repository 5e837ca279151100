import { readFileSync } from "node:fs";
import { join } from "node:path";
import { checkManifest } from "../../src/site/check-manifest";
import { ICON_SIZES, manifest } from "../../src/site/manifest";
import { pngEdge } from "../../src/site/check-manifest";
import { LOCAL_SITE, readSite } from "../../src/site/settings";
import { catalogue } from "../../src/functions";
import { version } from "../../package.json";

const root = join(__dirname, "../..");
const iconSize = (url: string) => pngEdge(readFileSync(join(root, "assets", new URL(url).pathname.split("/").at(-1)!)));
const problemsOf = (xml: string) => checkManifest(xml, iconSize);
const local = manifest(LOCAL_SITE, version);

test("the manifest of the repository is the local site's", () => {
  expect(readFileSync(join(root, "manifest.xml"), "utf8")).toBe(local);
});

test.each([
  LOCAL_SITE,
  readSite({ address: "https://example.org/tools/flopsheet/", namespace: "" }),
  readSite({ address: "https://example.org/", namespace: "MY.COSTS" }),
  readSite({ address: "https://somebody.example.org/flopsheet/", fork: "some-body" }),
])("the manifest for %j has nothing that Excel objects to", (site) => {
  expect(problemsOf(manifest(site, version))).toEqual([]);
});

test.each<[string, (xml: string) => string, RegExp]>([
  [
    "an element out of order",
    (xml) =>
      xml
        .replace(/(\s*<Permissions>.*?<\/Permissions>)/s, "")
        .replace("<Version>", "<Permissions>ReadWriteDocument</Permissions><Version>"),
    /is out of order in OfficeApp/,
  ],
  [
    "an address without https",
    (xml) => xml.replace('<bt:Url id="Help.Url" DefaultValue="https', '<bt:Url id="Help.Url" DefaultValue="http'),
    /not an https address/,
  ],
  [
    "a resource that is not there",
    (xml) => xml.replace('resid="Help.Url"', 'resid="Nowhere"'),
    /Nowhere is used and not defined/,
  ],
  [
    "a resource that nothing uses",
    (xml) => xml.replace("<bt:ShortStrings>", '<bt:ShortStrings><bt:String id="Spare" DefaultValue="x"/>'),
    /Spare is defined and not used/,
  ],
  [
    "a string that is too long",
    (xml) => xml.replace('DefaultValue="Training cost"', `DefaultValue="${"x".repeat(126)}"`),
    /longer than 125/,
  ],
  ["an icon of another size", (xml) => xml.replaceAll("icon-16.png", "icon-32.png"), /not an icon of 16 × 16/],
  [
    "a namespace that is none",
    (xml) => xml.replace('DefaultValue="TRAINDEV"', 'DefaultValue="TRAIN IT"'),
    /may not be a namespace/,
  ],
  ["a missing support address", (xml) => xml.replace(/<SupportUrl[^>]*>/, ""), /has no SupportUrl/],
  ["a document cut short", (xml) => xml.slice(0, -20), /not well-formed|not closed/],
])("%s is found", (_, spoil, said) => {
  const problems = problemsOf(spoil(local));
  expect(problems.join("\n")).toMatch(said);
});

test("icons are square and as large as they are named", () => {
  for (const size of ICON_SIZES) expect(pngEdge(readFileSync(join(root, `assets/icon-${size}.png`)))).toBe(size);
});

test("addresses and namespaces that Excel would not take are refused by name", () => {
  for (const address of ["http://example.org/", "example.org", ""])
    expect(() => readSite({ address })).toThrow(/^address must be an https address/);
  for (const namespace of ["A B", "1TRAIN", "AB12", "TRAIN.", "X".repeat(33)])
    expect(() => readSite({ namespace })).toThrow(/^namespace must be/);
});

test("this machine, a published site and a fork can be installed side by side: nothing that Excel knows them by is shared", () => {
  const published = readSite({ address: "https://example.org/flopsheet/" });
  const fork = readSite({ address: "https://some-body.example.org/flopsheet/", fork: "some-body" });
  expect(published).toMatchObject({ name: "FLOPsheet", namespace: "TRAIN" });
  expect(fork).toMatchObject({ name: "FLOPsheet (some-body)", namespace: "TRAIN.SOMEBODY" });
  for (const key of ["id", "name", "namespace"] as const)
    expect(new Set([LOCAL_SITE, published, fork].map((it) => it[key])).size).toBe(3);
});

test("an add-in keeps its id from build to build, and may be given one", () => {
  // Python: uuid.uuid5(uuid.NAMESPACE_URL, "https://example.org/flopsheet/").
  expect(readSite({ address: "https://example.org/flopsheet" }).id).toBe("2bd4a377-e65e-5e12-8f2c-e0bc369391a8");
  const id = "3f6c1f0e-6f0d-4d0b-9a53-5d1c2b7e8a41";
  expect(manifest(readSite({ id, name: "Costs" }), version)).toMatch(
    /<Id>3f6c1f0e-.*<DisplayName DefaultValue="Costs"/s,
  );
  expect(() => readSite({ id: "mine" })).toThrow(/^id must be a UUID/);
});

test("an address ends in one slash, whatever was given", () => {
  expect(readSite({ address: "https://example.org/flopsheet" }).address).toBe("https://example.org/flopsheet/");
  expect(readSite({ address: "https://example.org" }).address).toBe("https://example.org/");
  expect(readSite({})).toEqual(LOCAL_SITE);
});

test("no function with its namespace is a cell or a function of Excel's own", () => {
  for (const { name } of catalogue) {
    const spelled = `${LOCAL_SITE.namespace}.${name}`;
    expect(spelled).toMatch(/^[A-Z][A-Z0-9.]*\.[A-Z][A-Z0-9_.]{2,}$/);
    expect(spelled.length).toBeLessThanOrEqual(255);
  }
});
