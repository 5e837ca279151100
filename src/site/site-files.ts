import { catalogue } from "../functions";
import { functionsMetadata } from "./functions-metadata";
import { headersFile, HEADERS_FILE } from "./host-headers";
import { helpPages } from "./help-pages";
import { manifest } from "./manifest";
import { PAGES, spelling } from "../excel/site";
import type { SiteSettings } from "./settings";
import { UNIFIED_FOLDER, unifiedManifest } from "./unified-manifest";

/** Files of the add-in's site that are generated from its settings and the catalogue, by name. */
export function siteFiles(site: SiteSettings, version: string): Readonly<Record<string, string>> {
  return {
    "manifest.xml": manifest(site, version),
    [`${UNIFIED_FOLDER}manifest.json`]: unifiedManifest(site, version),
    [PAGES.functions]: `${JSON.stringify(functionsMetadata(catalogue, site.address, site), null, 2)}\n`,
    [HEADERS_FILE]: headersFile(),
    ...helpPages(catalogue, spelling(site.namespace)),
  };
}
