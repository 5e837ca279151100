import { counted } from "../../grid/counted";
import { useContext, useState } from "preact/hooks";
import { accelerators } from "../../core/accelerators";
import { assumptionOf } from "../../study/assumptions";
import type { StudyFile } from "../../study/file";
import { SelectField } from "../fields/field";
import { rangedText, readRanged } from "../fields/read-value";
import { formatShare } from "../parts/format";
import { ValueField } from "../fields/value-field";
import {
  gpusText,
  rangedOf,
  readGpus,
  readTokens,
  readUtilisation,
  tokensEntryText,
  utilisationFieldText,
} from "./line-text";
import { OwnPrices } from "../prices/own-prices";
import { listedPrice } from "../prices/plan-price";
import { acceleratorOf, withPrice, withRanged } from "./plan";
import { modelsText, readModels, readRuns, runsNote, runsText } from "./plan-text";
import { onlySweep, withOnlySweep, type Goals } from "./solve";
import { hasTypicalRate, typicalOf, typicalOfSizes, withPart, withTypicalRate } from "./typical-rate";

interface PlanLineProps {
  file: StudyFile;
  goals: Goals;
  onChange(file: StudyFile, goals?: Goals): void;
}

/** The plan in one line: what it costs follows from these, and the details below are of the same plan. */
export function PlanLine({ file, goals, onChange }: PlanLineProps) {
  // The rate is another share of another part's peak.
  const [parts, setParts] = useState(0);
  const sweep = onlySweep(file);
  const price = assumptionOf("usd_per_gpu_hour");
  const { days: _days, holdsGpus: _holds, ...withoutDeadline } = goals;
  const { usd: _usd, ...withoutBudget } = goals;
  const isTypical = hasTypicalRate(file);
  const { own, today } = useContext(OwnPrices);
  const listed = listedPrice(file, acceleratorOf(file), own, today);
  return (
    <div class="plan-line" role="group" aria-label="The plan in one line">
      {sweep ? (
        <>
          <ValueField
            id="line-models"
            label="Models or widths"
            value={sweep.models}
            text={modelsText(sweep.models)}
            read={(typed) => readModels(typed, file.models ?? [])}
            onChange={(models) => onChange(withOnlySweep(file, { models }))}
          />
          {runsText(sweep) !== undefined && (
            <ValueField
              id="line-runs"
              label="Runs per model"
              note={runsNote(sweep, file.counts)}
              value={undefined}
              text={runsText(sweep)!}
              read={(typed) => readRuns(typed, file.counts)}
              onChange={(runs) => runs && onChange(withOnlySweep(file, runs))}
            />
          )}
          <ValueField
            id="line-tokens"
            label="Tokens per run, or budget"
            note="15T, 20 per parameter, $100k"
            value={undefined}
            text={tokensEntryText(file, sweep.tokens, goals)}
            read={readTokens}
            onChange={(entry) => {
              if (entry === undefined) return;
              if ("usd" in entry) return onChange(file, { ...goals, usd: entry.usd });
              const ruled = withOnlySweep(file, { tokens: entry.tokens });
              onChange(entry.perParam ? withRanged(ruled, "tokens_per_param", entry.perParam) : ruled, withoutBudget);
            }}
          />
        </>
      ) : (
        <p class="quiet" data-test="line-experiments">
          {counted(file.experiments.length, "experiment")}: their models and tokens are below.
        </p>
      )}
      <ValueField
        id="line-gpus"
        label="GPUs, or deadline"
        note="64, 256 H100s, 30 days, or 256 for 3 weeks"
        value={undefined}
        text={gpusText(file, goals)}
        read={(typed) => readGpus(typed, file.assumptions.gpus_per_node)}
        onChange={(entry) => {
          if (entry === undefined) return;
          const { gpus, part, days } = entry;
          const moved = part === undefined || part === acceleratorOf(file)?.name ? file : withPart(file, part, own);
          if (moved !== file) setParts((count) => count + 1);
          onChange(gpus ? withRanged(moved, "gpu_count", gpus) : moved, {
            ...withoutDeadline,
            ...(days === undefined ? {} : { days, ...(gpus ? { holdsGpus: true } : {}) }),
          });
        }}
      />
      <SelectField
        id="line-part"
        label="Accelerator"
        value={acceleratorOf(file)?.name ?? ""}
        options={accelerators.map(({ name }) => ({ value: name, text: name }))}
        otherwise="Your own figures"
        onChoose={(name) => {
          onChange(withPart(file, name, own));
          setParts((count) => count + 1);
        }}
      />
      <ValueField
        key={`price ${parts}`}
        id="line-price"
        label="US$ per GPU-hour"
        note={listed.note ?? "$2.10, or 2 to 3.5"}
        value={undefined}
        text={rangedText(price, rangedOf(file, "usd_per_gpu_hour"))}
        read={(typed) => readRanged(price, typed)}
        onChange={(it) => it && onChange(withRanged(file, "usd_per_gpu_hour", it))}
      />
      {listed.offer && (
        <button
          type="button"
          class="link"
          data-test="line-own-price"
          onClick={() => {
            onChange(withPrice(file, listed.offer!.part, listed.offer!.choice));
            setParts((count) => count + 1);
          }}
        >
          {listed.offer.text}
        </button>
      )}
      <ValueField
        key={`utilisation ${parts}`}
        id="line-utilisation"
        label="Utilisation"
        note={isTypical ? typicalNote(file) : "40%; blank is typical"}
        placeholder={`${formatShare(typicalOf(file).middle)} is typical`}
        value={undefined}
        text={isTypical ? "" : utilisationFieldText(file)}
        read={(typed) => readUtilisation(typed, file)}
        onChange={(it) =>
          it && onChange(it === "typical" ? withTypicalRate(file) : withRanged(file, "flops_per_gpu", it))
        }
      />
    </div>
  );
}

function typicalNote(file: StudyFile): string {
  const bySize = typicalOfSizes(file);
  return `Typical, as it is blank${bySize === undefined ? "" : `: of runs of every size. Typical of this plan's sizes: ${bySize}`}`;
}
