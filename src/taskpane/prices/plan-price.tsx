import { useContext } from "preact/hooks";
import type { Accelerator } from "../../core/accelerators";
import { ageText, priceChoices, priceSource } from "../../core/accelerators/prices";
import type { StudyFile } from "../../study/file";
import { SelectField } from "../fields/field";
import { OwnPrices } from "./own-prices";

interface PlanPriceProps {
  file: StudyFile;
  /** That the plan is priced on. */
  part: Accelerator | undefined;
  onChoose(usd: number, source: string): void;
}

/** The prices of a plan's accelerator, the user's own and the published ones; nothing where there is no choice. */
export function PlanPrice({ file, part, onChoose }: PlanPriceProps) {
  const { own, today } = useContext(OwnPrices);
  const choices = part ? priceChoices(part, own) : [];
  if (!part || choices.length === 0) return null;
  const current = choices.find(({ usd }) => usd === file.assumptions.usd_per_gpu_hour);
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
      onChoose={(id) => {
        const choice = choices.find((it) => it.id === id)!;
        onChoose(choice.usd, priceSource(part, choice));
      }}
    />
  );
}
