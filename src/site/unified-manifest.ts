import { createHash } from "node:crypto";
import { catalogue } from "../functions";
import { PAGES } from "../excel/site";
import { REQUIREMENTS } from "../excel/host/requirements";
import { functionsMetadata } from "./functions-metadata";
import { BUTTON, GET_STARTED, PROVIDER, RIBBON_SIZES, SUMMARY } from "./manifest";
import type { SiteSettings } from "./settings";

/** The newest schema that Microsoft's npm package of manifests knows; https://aka.ms/m365-app-schema (November 2026). */
const SCHEMA_VERSION = "1.28";

/** Where the package for the unified manifest is in a site: this file and its icons, to be zipped. */
export const UNIFIED_FOLDER = "unified/";
/** Edges in pixels that the schema demands, and what they are called. */
export const UNIFIED_ICONS = { color: 192, outline: 32 } as const;

/** Two registrations of one id fail, and the XML manifest has the site's own. */
function unifiedId(id: string): string {
  const hash = createHash("sha256").update(`unified ${id}`).digest("hex");
  return `${hash.slice(0, 8)}-${hash.slice(8, 12)}-8${hash.slice(13, 16)}-8${hash.slice(17, 20)}-${hash.slice(20, 32)}`;
}

/**
 * manifest.json of a site: the same runtime, functions and button as manifest.xml, for Microsoft 365. It has no word for errors as arguments
 * (allowErrorForDataTypeAny), so there Excel answers for a function whose range has an error.
 */
export function unifiedManifest(site: SiteSettings, version: string): string {
  const { address, namespace, id, name } = site;
  const page = address + PAGES.taskpane;
  const icons = RIBBON_SIZES.map((size) => ({ size, url: `${address}assets/icon-${size}.png` }));
  const { functions } = functionsMetadata(catalogue, address, { offersChoices: false });
  const manifest = {
    $schema: `https://developer.microsoft.com/json-schemas/teams/v${SCHEMA_VERSION}/MicrosoftTeams.schema.json`,
    manifestVersion: SCHEMA_VERSION,
    version,
    id: unifiedId(id),
    developer: {
      name: PROVIDER,
      websiteUrl: address + PAGES.help,
      privacyUrl: address + PAGES.help,
      termsOfUseUrl: address + PAGES.help,
    },
    name: { short: name, full: name },
    description: { short: "What training a language model costs, as live cells.", full: SUMMARY },
    icons: { color: `icon-${UNIFIED_ICONS.color}.png`, outline: `icon-${UNIFIED_ICONS.outline}.png` },
    accentColor: "#FFFFFF",
    validDomains: [new URL(address).host],
    authorization: {
      permissions: { resourceSpecific: [{ name: "Document.ReadWrite.User", type: "Delegated" }] },
    },
    extensions: [
      {
        requirements: {
          scopes: ["workbook"],
          capabilities: Object.entries(REQUIREMENTS).map(([set, minVersion]) => ({ name: set, minVersion })),
        },
        runtimes: [
          {
            id: "Flopsheet.Runtime",
            type: "general",
            code: { page },
            lifetime: "long",
            actions: [{ id: "Flopsheet.Show", type: "openPage", view: "Flopsheet.Pane" }],
            customFunctions: {
              ...(namespace !== "" && { namespace: { id: namespace, name: namespace } }),
              functions: functions.map(({ options, ...it }) => ({ ...it, ...options })),
            },
          },
        ],
        ribbons: [
          {
            contexts: ["default"],
            tabs: [
              {
                builtInTabId: "TabHome",
                groups: [
                  {
                    id: "Flopsheet.Group",
                    label: PROVIDER,
                    icons,
                    controls: [
                      {
                        id: "Flopsheet.Button",
                        type: "button",
                        label: BUTTON.label,
                        icons,
                        supertip: { title: BUTTON.label, description: BUTTON.tip },
                        actionId: "Flopsheet.Show",
                      },
                    ],
                  },
                ],
              },
            ],
          },
        ],
        getStartedMessages: [{ ...GET_STARTED, learnMoreUrl: address + PAGES.help }],
        // Where both are installed, the one of them shows.
        alternates: [{ hide: { customOfficeAddin: { officeAddinId: id } } }],
      },
    ],
  };
  return `${JSON.stringify(manifest, null, 2)}\n`;
}
