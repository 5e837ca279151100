type Value = number | string | boolean | null | undefined;

const RANKS = ["q_rank", "kv_rank", "nope_dim", "rope_dim", "v_dim"];

/**
 * Arguments of a function as one model may have them together, made of any: without latent attention none of its ranks, with
 * it all that it needs and no ratio of other attention; no more dense layers than layers. Others are left as they are.
 */
export function consistent<T extends Value>(names: readonly string[], args: readonly T[]): (T | null)[] {
  const given = new Map<string, T | null>(names.map((name, index) => [name, args[index]!]));
  const heads = given.get("mla_heads");
  const none = heads === null || heads === undefined || heads === 0;
  for (const it of RANKS.filter((rank) => given.has(rank))) {
    if (none) given.set(it, null);
    else if (it !== "q_rank" && it !== "rope_dim") given.set(it, given.get(it) ?? heads);
  }
  if (!none) for (const it of ["kv_ratio", "attention_ratio"]) given.set(it, null);
  const layers = given.get("layers") ?? 8;
  if ((given.get("dense_layers") ?? 0) > layers) given.set("dense_layers", layers as T);
  return names.map((it) => given.get(it)!);
}
