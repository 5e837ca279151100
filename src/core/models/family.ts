import type { YearMonth } from "../source";
import type { PublishedModel } from "./published-model";

/** What models of a family have in common, and any of them may have otherwise. */
interface Common {
  /**
   * Ids on the hub: "Qwen/{Name}" where they are the names with hyphens, "EleutherAI/{name}" in lower case. A model's own
   * id, whole or "/name" of the same owner, or "" where it has none.
   */
  readonly hub?: string;
  readonly gated: boolean;
  readonly vocab: number;
  readonly tied: boolean;
  /** null where its authors do not say how long the sequences of pre-training are. */
  readonly seqLen: number | null;
  /** Documents that print these numbers; "{hub}" is the model's id on the hub. */
  readonly source: string;
  readonly date: YearMonth;
}

/** What only some models have. */
interface Further {
  /** Other names; of a hub id, what follows its owner. */
  readonly aliases?: readonly string[];
  readonly sliding?: readonly [tokens: number, layers: number];
  readonly global?: readonly [layers: number, kvHeads: number, headDim: number];
  readonly experts?: readonly [
    count: number,
    active: number,
    shared?: number,
    denseLayers?: number,
    denseWidth?: number,
  ];
  readonly latent?: readonly [
    queryRank: number,
    keyValueRank: number,
    plainDim: number,
    rotaryDim: number,
    valueDim: number,
  ];
  /** Active parameters as printed. */
  readonly active?: string;
  readonly mtpModules?: number;
}

export type ModelRow = readonly [
  name: string,
  printedSize: string,
  /** Left out: a feed-forward block of 4·D, as many key/value heads as heads, heads of D / heads. */
  shape: readonly [width: number, layers: number, heads: number, ffnWidth?: number, kvHeads?: number, headDim?: number],
  differs?: Further & Partial<Common>,
];

const UNITS = { M: 1e6, B: 1e9, T: 1e12 } as const;

/** "8.03B" is 8,030,000,000. */
export function printedNumber(text: string): number {
  const unit = UNITS[text.at(-1) as keyof typeof UNITS];
  return unit === undefined ? Number(text) : Math.round(Number(text.slice(0, -1)) * unit);
}

/** Models of one family: one row each, in the order of `ModelRow`, and what they have in common. */
export const family = (common: Common, rows: readonly ModelRow[]): PublishedModel[] =>
  rows.map(([name, printedSize, shape, differs = {}]) => {
    const [width, layers, heads, ffnWidth = 4 * width, kvHeads = heads, headDim = width / heads] = shape;
    const { hub: _, aliases: others = [], ...own } = differs;
    const { sliding, global, experts, latent, active, seqLen, source, hub: __, ...rest } = { ...common, ...own };
    const owner = common.hub?.split("/")[0] ?? "";
    const id = differs.hub ?? hubId(common.hub, name);
    const hub = id.startsWith("/") ? owner + id : id;
    const aliases = hub === "" ? others : [hub, ...others];
    return {
      name,
      aliases,
      width,
      layers,
      heads,
      kvHeads,
      headDim,
      ffnWidth,
      ...rest,
      ...(seqLen === null ? {} : { seqLen }),
      ...(sliding ? { slidingWindow: { tokens: sliding[0], layers: sliding[1] } } : {}),
      ...(global ? { globalAttention: { layers: global[0], kvHeads: global[1], headDim: global[2] } } : {}),
      ...(experts ? { experts: expertsOf(experts) } : {}),
      ...(latent ? { latentAttention: latentOf(latent) } : {}),
      printedSize,
      publishedParams: printedNumber(printedSize),
      ...(active === undefined ? {} : { publishedActiveParams: printedNumber(active) }),
      source: source.replace("{hub}", hub),
    };
  });

function hubId(pattern: string | undefined, name: string): string {
  const id = name.replaceAll(" ", "-");
  return (pattern ?? "").replace("{Name}", id).replace("{name}", id.toLowerCase());
}

const expertsOf = ([count, active, shared = 0, layers = 0, ffnWidth = 0]: NonNullable<Further["experts"]>) => ({
  count,
  active,
  ...(shared > 0 ? { shared } : {}),
  ...(layers > 0 ? { dense: { layers, ffnWidth } } : {}),
});

const latentOf = ([queryRank, keyValueRank, plainDim, rotaryDim, valueDim]: NonNullable<Further["latent"]>) => ({
  queryRank,
  keyValueRank,
  plainDim,
  rotaryDim,
  valueDim,
});
