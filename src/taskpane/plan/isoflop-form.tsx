import { counted } from "../../grid/counted";
import { useContext, useMemo, useState } from "preact/hooks";
import { isoflopSheet } from "../../breakdown/isoflop-sheet";
import { accelerators } from "../../core/accelerators";
import { priceChoices, type OwnPrice } from "../../core/accelerators/prices";
import type { FormulaStyle } from "../../grid/define-function";
import type { Sheet } from "../../grid/sheet";
import { inputText } from "../../grid/number-text";
import { stepUtilisation } from "../../study/arithmetic";
import { compile } from "../../grid/formula/compile";
import type { StudyFile } from "../../study/file";
import { expectedOptimum, isoflopCost, isoflopRuns, isoflopStudy, type FitCost } from "../../study/isoflop";
import { ladderCost, ladderRungs, ladderTarget, targetRun, USUAL_SHARES } from "../../study/ladder";
import { LARGEST_FIGURE } from "../../study/limits";
import type { Study } from "../../study/study";
import { SelectField } from "../fields/field";
import { readInput, type Read } from "../fields/read-value";
import { ValueField } from "../fields/value-field";
import { useWrongFields, WrongFields } from "../fields/wrong-fields";
import { formatCount, formatFlops, formatShare, formatSize, formatUsd } from "../parts/format";
import { readBudgets, readIsoflopModels, readShares, sharesText } from "./isoflop-text";
import { OwnPrices } from "../prices/own-prices";
import { withAccelerator } from "./plan";
import { shortText } from "./line-text";
import { readModels } from "./plan-text";
import { targetTokens } from "./target-tokens";
import { withTypicalRate } from "./typical-rate";

/** A sheet that is made when it is inserted, in the formulas that the pane writes. */
export type MakeSheet = (style: FormulaStyle, spell: (functionName: string) => string) => Sheet;

export interface IsoflopProps {
  /** What gives the shape of widths, the batch, and the price and rate unless an accelerator is chosen. */
  file: StudyFile;
  inserting: boolean;
  onInsert(make: MakeSheet, advice: string): void;
}

/** What is typed; each text is valid, or the field says why not. */
interface Texts {
  budgets: string;
  models: string;
  accelerator: string;
  target: string;
  /** Undefined until it is typed: the plan's then. */
  tokens: string | undefined;
  shares: string;
}

/** Of a target that the plan says nothing of. */
const USUAL_TOKENS = 15e12;
const AS_PLANNED = "";
const FIRST: Texts = {
  budgets: "1e18, 3e18, 1e19",
  models: "512 to 2048",
  accelerator: AS_PLANNED,
  target: "",
  tokens: undefined,
  shares: sharesText(USUAL_SHARES),
};

/** A field keeps what was typed, "512 to 2048", and not the list that it is. */
const asTyped =
  <T,>(read: (typed: string) => Read<T>) =>
  (typed: string): Read<string> => {
    const it = read(typed);
    return "problem" in it ? it : { value: typed };
  };

function readTarget(typed: string, file: StudyFile): Read<string> {
  if (typed.trim() === "") return { value: typed };
  const read = readModels(typed, file.models ?? []);
  if ("problem" in read) return read;
  return read.value.length === 1 ? { value: typed } : { problem: "Give one model: the one that is to be trained." };
}

const TOKENS = {
  label: "Tokens of the target",
  unit: "tokens",
  rule: { kind: "decimal", minimum: 1, maximum: LARGEST_FIGURE },
} as const;
const readTokens = (typed: string): Read<number> => readInput(TOKENS, typed);

const valueOf = <T,>(read: Read<T>): T | undefined => ("value" in read ? read.value : undefined);
const share = compile(stepUtilisation);

/** Runs at fixed budgets over several models, for a fit, and a ladder of smaller copies of the run that it informs. */
export function IsoflopForm({ file, inserting, onInsert }: IsoflopProps) {
  const [typed, setTexts] = useState(FIRST);
  const planned = useMemo(() => targetTokens(file, typed.target), [file, typed.target]);
  const texts = { ...typed, tokens: typed.tokens ?? shortText(planned ?? USUAL_TOKENS) };
  const { own } = useContext(OwnPrices);
  const { wrong, report } = useWrongFields();
  const set = (name: keyof Texts) => (value: string) => setTexts((before) => ({ ...before, [name]: value }));
  const priced = useMemo(() => withPart(file, texts.accelerator, own), [file, texts.accelerator, own]);
  const plan = useMemo(() => (wrong === 0 ? planOf(priced, texts) : undefined), [priced, typed, texts.tokens, wrong]);
  const { assumptions } = file;
  const field = (name: keyof typeof texts, label: string, note: string, read: (typed: string) => Read<string>) => (
    <ValueField
      id={`isoflop-${name}`}
      label={label}
      note={note}
      value={texts[name]}
      text={texts[name]}
      read={read}
      onChange={set(name)}
    />
  );
  return (
    <WrongFields.Provider value={report}>
      <p class="quiet">
        Train several models at each of several budgets to find the best size, then a ladder up to the run you want.
      </p>
      {field(
        "budgets",
        "Budgets, FLOPs of one run",
        "Such as 1e18, 3e18 or 6e18 to 3e21: two a decade.",
        asTyped(readBudgets),
      )}
      {field(
        "models",
        "Widths or models",
        "Such as 512 to 2048, or 512, 768, Pythia 1B. Widths have the plan's shape.",
        asTyped((typed) => readIsoflopModels(typed, file.models ?? [])),
      )}
      <SelectField
        id="isoflop-accelerator"
        label="Price and rate"
        value={texts.accelerator}
        options={[
          {
            value: AS_PLANNED,
            text: `As in the plan: US$${inputText(assumptions.usd_per_gpu_hour)}, ${formatShare(share(assumptions))} of the peak`,
          },
          ...accelerators.flatMap((part) => {
            const [price] = priceChoices(part, own);
            return price ? [{ value: part.name, text: `${part.name}: US$${price.usd}, typical utilisation` }] : [];
          }),
        ]}
        note={texts.accelerator === AS_PLANNED ? undefined : priced.sources?.["usd_per_gpu_hour"]}
        onChoose={set("accelerator")}
      />
      {field(
        "target",
        "Target model (optional)",
        "Such as Llama 3 8B: adds a ladder and what share of its cost all this is.",
        (typed) => readTarget(typed, file),
      )}
      {texts.target.trim() !== "" && (
        <>
          {field(
            "tokens",
            "Tokens of the target",
            `${typed.tokens !== undefined ? "" : planned === undefined ? "The plan gives it none: type yours. " : "As in the plan. "}Each rung has its tokens per parameter.`,
            asTyped(readTokens),
          )}
          {field("shares", "Rungs, shares of its FLOPs", "Such as 1/1000, 1/300, 1/100.", asTyped(readShares))}
        </>
      )}
      {plan && <Preview {...plan} />}
      <div class="buttons">
        <fluent-button
          data-test="isoflop-insert"
          disabled={inserting || !plan}
          onClick={() =>
            plan &&
            onInsert(
              (style, spell) => isoflopSheet(plan, style, spell),
              "Change a budget, a width or the price; its column follows.",
            )
          }
        >
          Insert as a sheet
        </fluent-button>
      </div>
    </WrongFields.Provider>
  );
}

/** The plan at an accelerator's first price and the typical utilisation of whole runs on it. */
function withPart(file: StudyFile, name: string, own: readonly OwnPrice[]): StudyFile {
  return name === AS_PLANNED ? file : withTypicalRate(withAccelerator(file, name, own));
}

type Plan = Parameters<typeof isoflopSheet>[0] & { cost: Costs };

interface Costs {
  isoflop: FitCost;
  ladder?: { rungs: FitCost; target: Omit<FitCost, "runs">; name: string };
}

/** What is planned, and what it costs; undefined where a text is invalid. */
function planOf(file: StudyFile, texts: Texts & { tokens: string }): Plan | undefined {
  const budgets = valueOf(readBudgets(texts.budgets));
  const models = valueOf(readIsoflopModels(texts.models, file.models ?? []));
  if (!budgets || !models) return undefined;
  const study = isoflopStudy(file, models);
  const isoflop = isoflopCost(study, budgets);
  if (!Number.isFinite(isoflop.usd)) return undefined;
  const [model] = valueOf(readModels(texts.target, file.models ?? [])) ?? [];
  const tokens = valueOf(readTokens(texts.tokens));
  const shares = valueOf(readShares(texts.shares));
  if (model === undefined || tokens === undefined || !shares) return { study, budgets, cost: { isoflop } };
  const target = ladderTarget(file, model, tokens);
  const rungs = ladderRungs(target, file.assumptions, shares);
  return {
    study,
    budgets,
    ladder: { target, shares, rungs },
    cost: {
      isoflop,
      ladder: { rungs: ladderCost(rungs), target: targetRun(target, file.assumptions), name: target.name },
    },
  };
}

const percent = (of: number): string => `${(100 * of).toPrecision(of < 0.1 ? 2 : 3)}%`;
const hoursText = (hours: number): string => (hours < 100 ? hours.toFixed(1) : formatCount(hours));

/** What the fit costs, and against what. */
function Preview({ study, budgets, cost: { isoflop, ladder } }: Plan) {
  const fit = ladder && {
    flops: isoflop.flops + ladder.rungs.flops,
    gpuHours: isoflop.gpuHours + ladder.rungs.gpuHours,
    usd: isoflop.usd + ladder.rungs.usd,
  };
  return (
    <>
      <table class="actuals" data-test="isoflop-preview">
        <thead>
          <tr>
            <th scope="col">{counted(isoflop.runs + (ladder?.rungs.runs ?? 0), "run")}</th>
            <th scope="col">FLOPs</th>
            <th scope="col">GPU-hours</th>
            <th scope="col">US$</th>
          </tr>
        </thead>
        <tbody>
          <Line label={`IsoFLOP (${formatCount(isoflop.runs)})`} cost={isoflop} />
          {ladder && fit && (
            <>
              <Line label={`Ladder (${formatCount(ladder.rungs.runs)})`} cost={ladder.rungs} />
              <Line label="The fit" cost={fit} isSum />
              <Line label={ladder.name} cost={ladder.target} />
            </>
          )}
        </tbody>
      </table>
      {ladder && fit && (
        <p data-test="isoflop-share">
          The fit costs {formatUsd(fit.usd)}: {percent(fit.flops / ladder.target.flops)} of the FLOPs of the{" "}
          {formatUsd(ladder.target.usd)} run that it informs.
        </p>
      )}
      <p class="quiet" data-test="isoflop-reach">
        {reachText(study, budgets)}
      </p>
    </>
  );
}

const Line = ({ label, cost, isSum }: { label: string; cost: Omit<FitCost, "runs">; isSum?: boolean }) => (
  <tr class={isSum ? "sum" : undefined}>
    <th scope="row">{label}</th>
    <td>{formatFlops(cost.flops)}</td>
    <td>{hoursText(cost.gpuHours)}</td>
    <td>{formatUsd(cost.usd)}</td>
  </tr>
);

/** At which budgets no run lies beyond the expected optimum: there a fit has one side only. */
function reachText(study: Study, budgets: readonly number[]): string {
  const runs = isoflopRuns(study, budgets);
  const expected = study.figures.tokens_per_param;
  const sided = (isSided: (ratio: number) => boolean): string[] =>
    budgets.filter((_, at) => runs.every((row) => isSided(row[at]!.tokensPerParam))).map((it) => formatFlops(it));
  const [large, small] = [sided((it) => it < expected), sided((it) => it > expected)];
  if (large.length + small.length === 0)
    return `Every budget has models on both sides of ${inputText(expected)} tokens per parameter, where the optimum is expected (${[
      budgets[0]!,
      budgets.at(-1)!,
    ]
      .map((it) => formatSize(expectedOptimum(it, study.figures)))
      .join(" to ")} parameters).`;
  return [
    large.length > 0 &&
      `All models are larger than the optimum expected at ${large.join(", ")}: add smaller ones, or larger budgets.`,
    small.length > 0 &&
      `All models are smaller than the optimum expected at ${small.join(", ")}: add larger ones, or smaller budgets.`,
  ]
    .filter(Boolean)
    .join(" ");
}
