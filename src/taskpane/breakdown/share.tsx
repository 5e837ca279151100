import { Unfolding } from "../parts/unfolding";
import type { ShareProps } from "./share-form";

/** A study as others may have it: a link, a table, a statement, its references. */
export const Share = (props: ShareProps) => (
  <Unfolding
    id="share"
    title="Share and cite"
    load={() => import(/* webpackChunkName: "share" */ "./share-form").then((it) => it.ShareForm)}
    content={props}
  />
);
