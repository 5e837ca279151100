import { useContext, useState } from "preact/hooks";
import { accelerators } from "../../core/accelerators";
import {
  ageText,
  monthIn,
  monthsOld,
  priceChoices,
  STALE_MONTHS,
  type PriceChoice,
} from "../../core/accelerators/prices";
import { findNamed } from "../../core/find-named";
import { RATE_LEVELS, wholeRunUtilisation, type RateLevel } from "../../study/accelerator-figures";
import { sourceOf, type Study } from "../../study/study";
import { utilisationBasis } from "../../study/typical-rates";
import { SelectField } from "../fields/field";
import { formatShare } from "../parts/format";
import type { Notice } from "../shell/notice-bar";
import type { Breakdown } from "../shell/sheet-reading";
import { OwnPrices } from "./own-prices";
import { YourPrices } from "./price-list";
import { pricedCells, usdText } from "./priced-cells";

export { OwnPricesForm } from "./own-prices-form";

export interface PriceListProps {
  study: Study;
  breakdown: Breakdown;
  onWrite(values: Readonly<Record<string, number | string>>): Promise<void>;
  notify(notice: Notice): void;
}

const UNCHANGED = "";

/** Prices a sheet on another accelerator: its price, its rate, its peak and its nodes in one step, each with who says so. */
export function PriceListForm({ study, breakdown, onWrite, notify }: PriceListProps) {
  const { own, today } = useContext(OwnPrices);
  const { inputs } = breakdown;
  const [price, peak, rate, goodput = 1] = (
    ["usd_per_gpu_hour", "peak_flops_per_gpu", "flops_per_gpu", "goodput"] as const
  ).map((it) => (typeof inputs[it] === "number" ? inputs[it] : undefined));
  const [chosenPart, setPart] = useState<string>();
  // Several parts may have one peak, by which alone a sheet's part is known.
  const [usedPart, setUsedPart] = useState<string>();
  const [chosenPrice, setPrice] = useState<string>();
  const [level, setLevel] = useState<RateLevel | typeof UNCHANGED>(UNCHANGED);
  // Sheets of before the peak was an assumption have no cell for it.
  if (price === undefined || peak === undefined || rate === undefined)
    return <p class="quiet">This sheet has no cell for the price, the rate or the peak. Insert a fresh breakdown.</p>;

  const ofPeak = accelerators.filter(({ peakFlops }) => peakFlops === peak);
  const onSheet = ofPeak.find(({ name }) => name === usedPart) ?? ofPeak[0];
  const part = chosenPart === undefined ? onSheet : findNamed(accelerators, chosenPart);
  const choices = part ? priceChoices(part, own) : [];
  const isStudys = price === study.figures.usd_per_gpu_hour;
  // A price that was taken from the list before is still that of the list.
  const choice = choices.find((it) =>
    chosenPrice === undefined ? !isStudys && it.usd === price : it.id === chosenPrice,
  );
  const written = part
    ? pricedCells(breakdown, {
        ...{ part, isOtherPart: chosenPart !== undefined },
        // What was taken before has its range already, or another that was typed since.
        choice: chosenPrice === undefined ? undefined : choice,
        level: level === UNCHANGED ? undefined : level,
      })
    : {};

  function choosePart(name: string): void {
    // Back at the sheet's own, whoever only looked at another one finds the sheet as it is.
    if (name === onSheet?.name) return leaveUnchanged();
    setPart(name);
    setPrice(priceChoices(findNamed(accelerators, name)!, own)[0]?.id);
    setLevel("typical");
  }

  function leaveUnchanged(): void {
    setPart(undefined);
    setPrice(undefined);
    setLevel(UNCHANGED);
  }

  return (
    <>
      <SelectField
        id="price-part"
        label="Accelerator"
        value={part?.name ?? ""}
        options={accelerators.map(({ name }) => ({ value: name, text: name }))}
        otherwise="Not in the catalogue"
        note={part && `Peak ${(part.peakFlops / 1e12).toLocaleString("en-US")} TFLOP/s, ${part.perNode} in a node`}
        onChoose={choosePart}
      />
      <SelectField
        id="price-choice"
        label="Price per GPU-hour"
        value={choice?.id ?? UNCHANGED}
        options={[
          { value: UNCHANGED, text: `${usdText(price)}, as on the sheet` },
          ...choices.map((it) => ({ value: it.id, text: `${usdText(it.usd)}, ${it.label}, ${it.date}` })),
        ]}
        note={
          <PriceNote
            choice={choice}
            hasChoices={choices.length > 0}
            source={isStudys ? sourceOf(study, "usd_per_gpu_hour") : undefined}
            today={today}
          />
        }
        onChoose={setPrice}
      />
      <SelectField
        id="price-rate"
        label="Utilisation of the whole run"
        value={level}
        options={[
          ...RATE_LEVELS.flatMap((it) =>
            part ? [{ value: it, text: `${formatShare(wholeRunUtilisation(part, it))}, ${LEVELS[it]}` }] : [],
          ),
          { value: UNCHANGED, text: `${formatShare((rate * goodput) / peak)}, as on the sheet` },
        ]}
        otherwise="As on the sheet"
        note={part && `Typical of ${part.name}: ${utilisationBasis(part)}`}
        onChoose={(it) => setLevel(it as RateLevel | typeof UNCHANGED)}
      />
      <div class="buttons">
        <fluent-button
          data-test="price-use"
          disabled={Object.keys(written).length === 0}
          aria-disabled={Object.keys(written).length === 0}
          onClick={() =>
            void onWrite(written).then(() => {
              leaveUnchanged();
              setUsedPart(part!.name);
              const rateText =
                level === UNCHANGED ? "" : `, ${formatShare(wholeRunUtilisation(part!, level))} of its peak`;
              notify({
                intent: "success",
                title: `The sheet is priced on ${part!.name}${choice ? ` at ${usdText(choice.usd)}` : ""}${rateText}.`,
                advice: choice
                  ? `${choice.source}, ${ageText(choice.date, today)}. Its low and high are the list's: ${rangeText(choice)}. One undo takes it back.`
                  : "One undo takes it back.",
              });
            })
          }
        >
          Use on this sheet
        </fluent-button>
      </div>
      <YourPrices notify={notify} />
    </>
  );
}

const rangeText = ({ range }: PriceChoice): string =>
  range ? `${usdText(range.low)} to ${usdText(range.high)}` : "no range, as it is the only price";

const LEVELS: Readonly<Record<RateLevel, string>> = {
  typical: "typical",
  low: "low: 10% stay below",
  high: "high: 90% stay below",
};

interface PriceNoteProps {
  choice: PriceChoice | undefined;
  hasChoices: boolean;
  /** Of the sheet's price, where nothing is chosen. */
  source: string | undefined;
  today: string;
}

/** Who says a price, and how old it is. */
function PriceNote({ choice, hasChoices, source, today }: PriceNoteProps) {
  const date = choice ? choice.date : source && monthIn(source);
  const isStale = date !== undefined && monthsOld(date, today) > STALE_MONTHS;
  return (
    <>
      {choice ? choice.source : (source ?? "Your own price.")}
      {date !== undefined && (
        <>
          {" · "}
          <span class={isStale ? "stale" : undefined} data-test="price-age">
            {ageText(date, today)}
          </span>
        </>
      )}
      {!hasChoices && " · No price list was read for this accelerator: add your own below."}
    </>
  );
}
