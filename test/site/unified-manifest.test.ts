import { Convert } from "@microsoft/app-manifest/build/generated-types/teams/TeamsManifestV1D28";
import { catalogue } from "../../src/functions";
import { manifest } from "../../src/site/manifest";
import { readSite } from "../../src/site/settings";
import { unifiedManifest } from "../../src/site/unified-manifest";
import { version } from "../../package.json";

const sites = [
  readSite(),
  readSite({ address: "https://example.org/tools/flopsheet/", namespace: "" }),
  readSite({ address: "https://example.org/", fork: "somebody" }),
];

/** What Microsoft's own types of its published schema make of it: they refuse a value of another type, or one that no list has. */
const read = (json: string) => Convert.toTeamsManifestV1D28(json);

test.each(sites)("the unified manifest for $address is one of Microsoft's published schema", (site) => {
  const { extensions, manifestVersion } = read(unifiedManifest(site, version));
  expect(manifestVersion).toBe("1.28");
  const [{ runtimes, ribbons }] = extensions as [NonNullable<typeof extensions>[number]];
  expect(runtimes![0]!.customFunctions!.functions!.map(({ id }) => id)).toEqual(catalogue.map(({ name }) => name));
  expect(runtimes![0]!.customFunctions!.namespace?.name).toBe(site.namespace || undefined);
  expect(ribbons![0]!.tabs[0]!.groups![0]!.controls![0]!.actionId).toBe(runtimes![0]!.actions![0]!.id);
});

test("a value that the schema does not have is refused", () => {
  const json = unifiedManifest(readSite(), version);
  expect(() => read(json.replace('"lifetime": "long"', '"lifetime": "for ever"'))).toThrow(/lifetime/);
  expect(() => read(json.replace('"size": 16', '"size": "16"'))).toThrow(/size/);
});

test("it keeps the schema's lengths, which its types do not say", () => {
  const { name, description, developer, extensions } = read(unifiedManifest(readSite(), version));
  expect(name.short.length).toBeLessThanOrEqual(30);
  expect(description.short.length).toBeLessThanOrEqual(80);
  expect(developer.name.length).toBeLessThanOrEqual(32);
  for (const { id, description, parameters } of extensions![0]!.runtimes![0]!.customFunctions!.functions!) {
    expect(id).toMatch(/^[a-zA-Z][a-zA-Z0-9._]{2,63}$/);
    expect(description!.length).toBeLessThanOrEqual(1024);
    expect(parameters.length).toBeLessThanOrEqual(128);
    for (const it of parameters) expect(it.description!.length).toBeLessThanOrEqual(512);
  }
});

test("where both manifests are installed they have ids of their own, and the one hides the other", () => {
  const site = readSite({ address: "https://example.org/" });
  const { id, extensions } = read(unifiedManifest(site, version));
  const xml = /<Id>(.*)<\/Id>/.exec(manifest(site, version))![1];
  expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-8[0-9a-f]{3}-[0-9a-f]{12}$/);
  expect(id).not.toBe(xml);
  expect(extensions![0]!.alternates![0]!.hide!.customOfficeAddin!.officeAddinId).toBe(xml);
});
