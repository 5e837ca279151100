import { Unfolding } from "../parts/unfolding";
import type { IsoflopProps } from "./isoflop-form";

export type { MakeSheet } from "./isoflop-form";

/** Runs at fixed budgets over several models, for a fit, and a ladder of smaller copies of the run that it informs. */
export const Isoflop = (props: IsoflopProps) => (
  <Unfolding
    id="isoflop"
    title="IsoFLOP plan"
    load={() => import(/* webpackChunkName: "isoflop" */ "./isoflop-form").then((it) => it.IsoflopForm)}
    content={props}
  />
);
