import { escapeMarkup } from "./help-pages";
import { REQUIREMENTS } from "../excel/host/requirements";
import { PAGES } from "../excel/site";
import type { SiteSettings } from "./settings";

/** Edges in pixels of the icons in assets: 16, 32 and 80 for the ribbon, 32 and 64 for lists, 128 for a store, 192 for the unified manifest. */
export const ICON_SIZES = [16, 32, 64, 80, 128, 192] as const;
export const RIBBON_SIZES = [16, 32, 80] as const;

export const PROVIDER = "FLOPsheet";
export const BUTTON = {
  label: "Training cost",
  tip: "Insert a cost breakdown as a live sheet, try what-if changes, and fill in functions.",
} as const;
export const GET_STARTED = {
  title: "FLOPsheet is ready",
  description: "Choose Training cost on the Home tab, or type a function into a cell.",
} as const;
export const SUMMARY =
  "What training a language model costs, as live cells: functions for FLOPs, tokens, GPU-hours and US$, and a full published cost breakdown as one worksheet.";

type Child = string | false;
const element = (name: string, attributes: Record<string, string>, ...children: Child[]): string => {
  const written = Object.entries(attributes)
    .map(([key, value]) => ` ${key}="${escapeMarkup(value)}"`)
    .join("");
  const inside = children.filter(Boolean).join("\n");
  if (!inside) return `<${name}${written}/>`;
  return inside.startsWith("<")
    ? `<${name}${written}>\n${inside.replace(/^/gm, "  ")}\n</${name}>`
    : `<${name}${written}>${inside}</${name}>`;
};
const text = (name: string, value: string): string => `<${name}>${escapeMarkup(value)}</${name}>`;
const valued = (name: string, value: string): string => element(name, { DefaultValue: value });
const resource = (name: string, resid: string): string => element(name, { resid });

/** The add-in only manifest of a site: shared runtime, custom functions, and a button on Excel's Home tab. */
export function manifest({ address, namespace, id, name }: SiteSettings, version: string): string {
  const icon = (size: number) => `${address}assets/icon-${size}.png`;
  const icons = element(
    "Icon",
    {},
    ...RIBBON_SIZES.map((size) => element("bt:Image", { size: String(size), resid: `Icon.${size}` })),
  );
  const host = element(
    "Host",
    { "xsi:type": "Workbook" },
    element("Runtimes", {}, element("Runtime", { resid: "Pane.Url", lifetime: "long" })),
    element(
      "AllFormFactors",
      {},
      element(
        "ExtensionPoint",
        { "xsi:type": "CustomFunctions" },
        element("Script", {}, resource("SourceLocation", "Pane.Url")),
        element("Page", {}, resource("SourceLocation", "Pane.Url")),
        element("Metadata", {}, resource("SourceLocation", "Functions.Url")),
        // An empty namespace did not load; one that is left out does.
        namespace !== "" && resource("Namespace", "Functions.Namespace"),
      ),
    ),
    element(
      "DesktopFormFactor",
      {},
      element(
        "GetStarted",
        {},
        resource("Title", "GetStarted.Title"),
        resource("Description", "GetStarted.Description"),
        resource("LearnMoreUrl", "Help.Url"),
      ),
      resource("FunctionFile", "Pane.Url"),
      element(
        "ExtensionPoint",
        { "xsi:type": "PrimaryCommandSurface" },
        element(
          "OfficeTab",
          { id: "TabHome" },
          element(
            "Group",
            { id: "Flopsheet.Group" },
            resource("Label", "Group.Label"),
            icons,
            element(
              "Control",
              { "xsi:type": "Button", id: "Flopsheet.Button" },
              resource("Label", "Button.Label"),
              element("Supertip", {}, resource("Title", "Button.Label"), resource("Description", "Button.Tip")),
              icons,
              element(
                "Action",
                { "xsi:type": "ShowTaskpane" },
                text("TaskpaneId", "Flopsheet.Pane"),
                resource("SourceLocation", "Pane.Url"),
              ),
            ),
          ),
        ),
      ),
    ),
  );
  const resources = element(
    "Resources",
    {},
    element(
      "bt:Images",
      {},
      ...RIBBON_SIZES.map((size) => element("bt:Image", { id: `Icon.${size}`, DefaultValue: icon(size) })),
    ),
    element(
      "bt:Urls",
      {},
      ...(
        [
          ["Pane.Url", PAGES.taskpane],
          ["Functions.Url", PAGES.functions],
          ["Help.Url", PAGES.help],
        ] as const
      ).map(([id, page]) => element("bt:Url", { id, DefaultValue: address + page })),
    ),
    element(
      "bt:ShortStrings",
      {},
      namespace !== "" && string("Functions.Namespace", namespace),
      string("GetStarted.Title", GET_STARTED.title),
      string("Group.Label", name),
      string("Button.Label", BUTTON.label),
    ),
    element(
      "bt:LongStrings",
      {},
      string("GetStarted.Description", GET_STARTED.description),
      string("Button.Tip", BUTTON.tip),
    ),
  );
  const app = element(
    "OfficeApp",
    {
      xmlns: "http://schemas.microsoft.com/office/appforoffice/1.1",
      "xmlns:xsi": "http://www.w3.org/2001/XMLSchema-instance",
      "xmlns:bt": "http://schemas.microsoft.com/office/officeappbasictypes/1.0",
      "xsi:type": "TaskPaneApp",
    },
    text("Id", id),
    text("Version", `${version}.0`),
    text("ProviderName", PROVIDER),
    text("DefaultLocale", "en-US"),
    valued("DisplayName", name),
    valued("Description", SUMMARY),
    valued("IconUrl", icon(32)),
    valued("HighResolutionIconUrl", icon(64)),
    valued("SupportUrl", address + PAGES.help),
    element("Hosts", {}, element("Host", { Name: "Workbook" })),
    element(
      "Requirements",
      {},
      element(
        "Sets",
        {},
        ...Object.entries(REQUIREMENTS).map(([Name, MinVersion]) => element("Set", { Name, MinVersion })),
      ),
    ),
    element("DefaultSettings", {}, valued("SourceLocation", address + PAGES.taskpane)),
    text("Permissions", "ReadWriteDocument"),
    element(
      "VersionOverrides",
      { xmlns: "http://schemas.microsoft.com/office/taskpaneappversionoverrides", "xsi:type": "VersionOverridesV1_0" },
      element("Hosts", {}, host),
      resources,
    ),
  );
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n${app}\n`;
}

const string = (id: string, value: string): string => element("bt:String", { id, DefaultValue: value });
