/** The two catalogues. */
export type Kind = "models" | "accelerators";

/** What the list is sorted by, and whether the largest comes first; in the order of the catalogue otherwise. */
export const SORTS = {
  models: {
    params: ["Parameters", "down"],
    flops: ["FLOPs per token", "down"],
    layers: ["Layers", "down"],
    width: ["Width", "down"],
  },
  accelerators: {
    peak: ["16-bit FLOP/s", "down"],
    memory: ["Memory", "down"],
    usd: ["US$ per hour", "up"],
    perUsd: ["FLOPs per US$", "down"],
  },
} as const satisfies Record<Kind, Sorts>;
type SortKey = keyof (typeof SORTS)["models"] | keyof (typeof SORTS)["accelerators"];

type Sorts = Readonly<Record<string, readonly [label: string, direction: "up" | "down"]>>;

/** What one of the catalogues may be sorted by, as a list offers it. */
export const sortsOf = (kind: Kind): { value: string; text: string }[] =>
  Object.entries<Sorts[string]>(SORTS[kind]).map(([value, [text]]) => ({ value, text }));

/** What an entry may be sorted by. */
export type Figures = Readonly<Partial<Record<SortKey, number | undefined>>>;

/** The items by a figure, those that have none of it last. */
export function sorted<T extends { figures: Figures }>(items: readonly T[], kind: Kind, key: string): readonly T[] {
  const sort = (SORTS[kind] as Sorts)[key];
  if (!sort) return items;
  const sign = sort[1] === "up" ? 1 : -1;
  const figure = (it: T): number => sign * (it.figures[key as SortKey] ?? sign * Infinity);
  return [...items].sort((one, other) => (figure(one) === figure(other) ? 0 : figure(one) - figure(other)));
}
