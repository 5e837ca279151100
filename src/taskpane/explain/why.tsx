import { Unfolding } from "../parts/unfolding";
import type { WhyProps } from "./why-cell";

/** Why the selected cell shows what it shows; nothing is asked of the host while it is closed. */
export const Why = (content: WhyProps) => (
  <Unfolding
    id="why"
    look="why"
    isOnlyWhileOpen
    title={`Explain ${content.address.replace(/^.*!/s, "")}`}
    load={() => import(/* webpackChunkName: "why" */ "./why-cell").then((it) => it.WhyCell)}
    content={content}
  />
);
