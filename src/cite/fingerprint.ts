import type { Scenario } from "../study/scenario";
import type { StudyCost } from "../study/cost";
import type { Study } from "../study/study";

/** Fields in alphabetical order, however the object was made. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([one], [other]) => (one < other ? -1 : 1))
      .map(([key, it]) => [key, sorted(it)]),
  );
}

/**
 * SHA-256 of a study, its changed assumptions and readings, and the exact FLOPs and the US$ to the cent that follow from
 * them, in hexadecimal: the same hash is the same inputs and the same result.
 */
export async function fingerprint(study: Study, { inputs, readings }: Scenario, { total }: StudyCost): Promise<string> {
  const flops = String(total.exactFlops);
  const text = JSON.stringify(sorted({ study: study.file, inputs, readings, flops, usd: total.usd.toFixed(2) }));
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text));
  return Array.from(new Uint8Array(digest), (it) => it.toString(16).padStart(2, "0")).join("");
}
