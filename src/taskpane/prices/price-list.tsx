import { useContext } from "preact/hooks";
import { Unfolding } from "../parts/unfolding";
import type { Notice } from "../shell/notice-bar";
import { OwnPrices } from "./own-prices";
import type { PriceListProps } from "./price-list-form";

const forms = () => import(/* webpackChunkName: "prices" */ "./price-list-form");

/** Prices a sheet on another accelerator: its price, its rate, its peak and its nodes in one step, each with who says so. */
export const PriceList = (props: PriceListProps) => (
  <Unfolding
    id="price-list"
    title="Accelerator and price list"
    load={() => forms().then((it) => it.PriceListForm)}
    content={props}
  />
);

/** The user's own prices, where no sheet is priced. */
export function YourPrices({ notify }: { notify(notice: Notice): void }) {
  const { own } = useContext(OwnPrices);
  return (
    <Unfolding
      id="own-prices"
      title={<>Your own prices{own.length > 0 && ` (${own.length})`}</>}
      load={() => forms().then((it) => it.OwnPricesForm)}
      content={{ notify }}
    />
  );
}
