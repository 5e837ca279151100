import { Unfolding } from "../parts/unfolding";
import type { ActualsProps } from "./actuals-form";

/** What was run, from another program's export, beside the plan. */
export const Actuals = (props: ActualsProps) => (
  <Unfolding
    id="actuals"
    title="Compare with what was run"
    load={() => import(/* webpackChunkName: "compare" */ "./actuals-form").then((it) => it.ActualsForm)}
    content={props}
  />
);
