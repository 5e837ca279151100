import { useContext } from "preact/hooks";
import type { Accelerator } from "../../core/accelerators";
import { ageText, priceChoices, priceSource, type OwnPrice, type PriceChoice } from "../../core/accelerators/prices";
import type { StudyFile } from "../../study/file";
import { SelectField } from "../fields/field";
import { OwnPrices } from "./own-prices";

/** By who says it: a price that was typed is of no list, though one may have the same. */
const isPriceOf = ({ assumptions, sources }: StudyFile, part: Accelerator, choice: PriceChoice): boolean =>
  choice.usd === assumptions.usd_per_gpu_hour && sources?.["usd_per_gpu_hour"] === priceSource(part, choice);

/** Who says the plan's price and how old it is, or the user's own price of its part that it has not; undefined where no list has a say. */
export function listedPrice(
  file: StudyFile,
  part: Accelerator | undefined,
  own: readonly OwnPrice[],
  today: string,
): { note?: string; offer?: { text: string; choice: PriceChoice; part: Accelerator } } {
  const choices = part ? priceChoices(part, own) : [];
  const current = part && choices.find((it) => isPriceOf(file, part, it));
  const mine = own.some((it) => it.part === part?.name) ? choices[0] : undefined;
  return {
    ...(current && { note: `${capital(current.source)} · ${ageText(current.date, today)}` }),
    ...(part &&
      mine &&
      mine !== current && {
        offer: {
          text: `Use your own price: US$${mine.usd.toFixed(2)}, ${mine.label}, ${mine.date}`,
          choice: mine,
          part,
        },
      }),
  };
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

interface PlanPriceProps {
  file: StudyFile;
  /** That the plan is priced on. */
  part: Accelerator | undefined;
  onChoose(choice: PriceChoice, part: Accelerator): void;
}

/** The prices of a plan's accelerator, the user's own and the published ones; nothing where there is no choice. */
export function PlanPrice({ file, part, onChoose }: PlanPriceProps) {
  const { own, today } = useContext(OwnPrices);
  const choices = part ? priceChoices(part, own) : [];
  if (!part || choices.length === 0) return null;
  const current = choices.find((it) => isPriceOf(file, part, it));
  return (
    <SelectField
      id="plan-price"
      label="Price list"
      value={current?.id ?? ""}
      options={choices.map(({ id, usd, label, date }) => ({
        value: id,
        text: `US$${usd.toFixed(2)}, ${label}, ${date}`,
      }))}
      otherwise="Your own price"
      note={current && `${current.source} · ${ageText(current.date, today)}`}
      onChoose={(id) =>
        onChoose(
          choices.find((it) => it.id === id)!,
          part,
        )
      }
    />
  );
}
