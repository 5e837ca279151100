import type { ComponentChildren } from "preact";

/**
 * What opens a `<details>`. In Excel on the web office.js moves the focus at each Tab itself, among elements that have a
 * tabindex, links, buttons and fields (its `_tabbableElements`): a summary without one is passed over, and left for Excel.
 */
export const Summary = ({ children }: { children: ComponentChildren }) => <summary tabIndex={0}>{children}</summary>;
