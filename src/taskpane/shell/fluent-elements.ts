import "@fluentui/web-components/button.js";
import "@fluentui/web-components/message-bar.js";
import "@fluentui/web-components/progress-bar.js";
import "@fluentui/web-components/tab.js";
import "@fluentui/web-components/tablist.js";
import type { JSX } from "preact";

/** An element of ours with the attributes it adds to those of any element. */
type Fluent<Added = object> = JSX.HTMLAttributes<HTMLElement> & Added;

declare module "preact" {
  // The list of elements lives in this namespace, and TypeScript adds to it in no other way.
  // eslint-disable-next-line @typescript-eslint/no-namespace
  namespace JSX {
    interface IntrinsicElements {
      "fluent-button": Fluent<{
        appearance?: "primary" | "outline" | "subtle" | "transparent";
        size?: "small" | "medium" | "large";
        type?: "button" | "submit";
        disabled?: boolean;
        "disabled-focusable"?: boolean;
        "icon-only"?: boolean;
      }>;
      "fluent-message-bar": Fluent<{ intent: "success" | "info" | "warning" | "error" }>;
      "fluent-progress-bar": Fluent<{ value?: number; min?: number; max?: number }>;
      "fluent-tab": Fluent;
      "fluent-tablist": Fluent<{ activeid: string }>;
    }
  }
}
