import { accelerators, type Accelerator } from "../../core/accelerators";
import { publishedModels, transformerOf, type PublishedModel } from "../../core/models";
import { sourceText } from "../../core/source";
import type { Transformer } from "../../core/transformer";
import { typicalUtilisation } from "../../core/utilisation";
import type { modelParameters } from "../../functions/parameters/model-parameters";
import type { Cell } from "../../grid/cell";

type Brought = Readonly<Record<string, Cell | undefined>>;

/** What a named model gives the arguments that describe one; undefined where it has nothing of the kind. */
export const shapeOf = ({ experts, latent, slidingWindow, ...it }: Transformer) =>
  ({
    layers: it.layers,
    seq_len: it.seqLen,
    vocab: it.vocab,
    kv_ratio: latent ? undefined : it.kvRatio,
    ffn_ratio: it.ffnRatio,
    gated: it.gated,
    causal: it.causal,
    attention_ratio: latent ? undefined : it.attentionRatio,
    window: slidingWindow?.tokens,
    windowed_share: slidingWindow?.share,
    experts: experts?.count,
    active_experts: experts?.active,
    shared: experts?.shared || undefined,
    dense_layers: experts?.dense?.layers,
    dense_ffn: experts?.dense?.ffnRatio,
    mla_heads: latent?.heads,
    q_rank: latent?.queryRank || undefined,
    kv_rank: latent?.keyValueRank,
    nope_dim: latent?.plainDim,
    rope_dim: latent?.rotaryDim || undefined,
    v_dim: latent?.valueDim,
    mtp: undefined,
  }) satisfies Record<keyof typeof modelParameters, Cell | undefined>;

/** An entry of a catalogue that an argument names, and what it brings to the others. */
export interface NamedEntry {
  name: string;
  source: string;
  brings: Brought;
}

const ofModel = (it: PublishedModel): NamedEntry => {
  const model = transformerOf(it);
  return { name: it.name, source: sourceText(it), brings: { width: model.width, ...shapeOf(model), tied: it.tied } };
};

const ofAccelerator = (it: Accelerator): NamedEntry => ({
  name: it.name,
  source: sourceText(it.specification),
  brings: { peak_flops: it.peakFlops, mfu: typicalUtilisation(it) },
});

/** The entry that an argument was read as, if it is one. */
export function entryOf(read: unknown): NamedEntry | undefined {
  const model = publishedModels.find((it) => it === read);
  if (model) return ofModel(model);
  const accelerator = accelerators.find((it) => it === read);
  return accelerator && ofAccelerator(accelerator);
}
