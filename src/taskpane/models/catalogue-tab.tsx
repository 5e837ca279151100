import { counted } from "../../grid/counted";
import { useState } from "preact/hooks";
import { accelerators, type Accelerator } from "../../core/accelerators";
import { ASSUMED_SEQ_LEN, publishedModels, type PublishedModel } from "../../core/models";
import { sourceText } from "../../core/source";
import { effectiveFlops } from "../../functions/effective-flops";
import { flopsPerToken } from "../../functions/flops-per-token";
import { modelFields } from "../../functions/model";
import { literalText } from "../../grid/formula/literal";
import { numberFormatOf } from "../../grid/unit-format";
import { formatCount, formatFlops, formatSize, formatUsd } from "../parts/format";
import { SelectField } from "../fields/field";
import { plainWords } from "../functions/search-functions";
import { sorted, SORTS, sortsOf, type Figures, type Kind } from "./sort-catalogue";

interface CatalogueTabProps {
  spell(functionName: string): string;
  inserting: boolean;
  onType(formula: string, numberFormat?: string): Promise<void>;
  onInsertSheet(): void;
}

/** One entry as the list shows it. */
interface Item {
  name: string;
  facts: string;
  /** Who says so; one line each. */
  sources: readonly string[];
  /** A call that uses the entry. */
  call: string;
  /** Of what the call returns. */
  numberFormat: string | undefined;
  /** What the list may be sorted by. */
  figures: Figures;
}

const KINDS: Readonly<Record<Kind, string>> = { models: "Models", accelerators: "Accelerators" };

/** Every published model and accelerator with its source, to be found, inserted into a cell or added as a sheet. */
export function CatalogueTab({ spell, inserting, onType, onInsertSheet }: CatalogueTabProps) {
  const [kind, setKind] = useState<Kind>("models");
  const [query, setQuery] = useState("");
  const [sort, setSort] = useState("");
  const items =
    kind === "models"
      ? publishedModels.map((it) => modelItem(it, spell))
      : accelerators.map((it) => acceleratorItem(it, spell));
  const words = plainWords(query);
  // "8b" begins a word of "Llama 3 8B" and none of "Gopher 280B".
  const has = (text: string) => words.every((word) => plainWords(text).some((it) => it.startsWith(word)));
  const inName = items.filter(({ name }) => has(name));
  const matching = [
    ...inName,
    ...items.filter((it) => !inName.includes(it) && has(`${it.name} ${it.facts} ${it.sources.join(" ")}`)),
  ];
  const found = sorted(matching, kind, sort);
  return (
    <section aria-labelledby="catalogue-heading">
      <h2 id="catalogue-heading">Published models and accelerators</h2>
      <div class="buttons">
        <fluent-button appearance="outline" data-test="catalogue-insert" disabled={inserting} onClick={onInsertSheet}>
          Insert all as a sheet
        </fluent-button>
      </div>
      <fieldset class="choices inline">
        <legend class="only-read">Show</legend>
        {(Object.keys(KINDS) as Kind[]).map((it) => (
          <label key={it} class="choice">
            <input
              type="radio"
              name="catalogue-kind"
              value={it}
              checked={kind === it}
              data-test={`catalogue-${it}`}
              onChange={() => setKind(it)}
            />
            <span>{KINDS[it]}</span>
          </label>
        ))}
      </fieldset>
      <label class="search-label" for="catalogue-search">
        Search
      </label>
      <span class="field">
        <input
          id="catalogue-search"
          type="search"
          autocomplete="off"
          placeholder={kind === "models" ? "Name, size or source" : "Name, maker or source"}
          value={query}
          data-test="catalogue-search"
          onInput={(event) => setQuery(event.currentTarget.value)}
        />
      </span>
      <SelectField
        key={kind}
        id="catalogue-sort"
        label="Sort by"
        note=""
        value={sort in SORTS[kind] ? sort : ""}
        options={[{ value: "", text: query === "" ? "Maker" : "Best match" }, ...sortsOf(kind)]}
        onChoose={setSort}
      />
      <p class="quiet" role="status">
        {found.length === 0
          ? "No match. Try a shorter word."
          : `${found.length} of ${items.length} ${KINDS[kind].toLowerCase()}`}
      </p>
      <ul class="entries">
        {found.map((it) => (
          <li key={it.name} data-test="catalogue-entry">
            <h3>{it.name}</h3>
            <p>{it.facts}</p>
            {it.sources.map((source) => (
              <p key={source} class="quiet">
                {source}
              </p>
            ))}
            <button
              type="button"
              class="link"
              aria-label={`Insert ${it.call} into the selected cell`}
              onClick={() => void onType(it.call, it.numberFormat)}
            >
              Insert <code>{it.call}</code>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

function modelItem(model: PublishedModel, spell: (functionName: string) => string): Item {
  const { name, layers, width, seqLen, experts, slidingWindow } = model;
  const size = (field: "params" | "active_params") => formatSize(modelFields[field][1](model));
  const active = experts ? `, ${size("active_params")} active per token` : "";
  const further = [
    experts ? `mixture of experts (MoE), ${experts.active} of ${experts.count} active` : "",
    slidingWindow
      ? `sliding windows of ${formatCount(slidingWindow.tokens)} tokens in ${counted(slidingWindow.layers, "layer")}`
      : "",
    seqLen === undefined ? `sequence length not published, ${formatCount(ASSUMED_SEQ_LEN)} assumed` : "",
  ]
    .filter(Boolean)
    .map((it) => ` · ${it}`)
    .join("");
  return {
    name,
    facts: `${size("params")} parameters${active} · ${layers} layers, ${formatCount(width)} wide${further} · ${formatFlops(modelFields.flops_per_token[1](model))} FLOPs per token`,
    sources: [sourceText(model)],
    call: `=${flopsPerToken.formula({ width: literalText(name) }, spell)}`,
    numberFormat: numberFormatOf(flopsPerToken.unit),
    figures: {
      params: modelFields.params[1](model),
      flops: modelFields.flops_per_token[1](model),
      layers,
      width,
    },
  };
}

function acceleratorItem(
  { name, peakFlops, fp8Flops, memoryGb, powerWatts, specification, rent }: Accelerator,
  spell: (functionName: string) => string,
): Item {
  const facts = [
    `${formatFlops(peakFlops)} FLOP/s dense 16-bit`,
    fp8Flops === undefined ? "" : `${formatFlops(fp8Flops)} in 8 bits`,
    `${memoryGb} GB`,
    powerWatts === undefined ? "" : `${formatCount(powerWatts)} W`,
    rent ? `${formatUsd(rent.usd)} per hour` : "no price in the catalogue",
    rent?.spread ? `${formatUsd(rent.spread.low)} to ${formatUsd(rent.spread.high)} elsewhere` : "",
  ];
  return {
    name,
    facts: facts.filter(Boolean).join(" · "),
    sources: [
      sourceText(specification),
      ...(rent ? [`Price: ${sourceText(rent.price)}`] : []),
      ...(rent?.spread ? [`Cheapest and dearest: ${sourceText(rent.spread.source)}`] : []),
    ],
    call: `=${effectiveFlops.formula({ accelerator: literalText(name) }, spell)}`,
    numberFormat: numberFormatOf(effectiveFlops.unit),
    figures: { peak: peakFlops, memory: memoryGb, usd: rent?.usd, perUsd: rent && peakFlops / rent.usd },
  };
}
