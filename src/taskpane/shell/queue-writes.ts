import type { Host } from "../../grid/host";

/**
 * Writes one after another, because a host may answer out of order. Of the values that a name is given
 * while another write is under way only the newest is written.
 */
export function queueWrites(host: Pick<Host, "write">, onFailure: (error: unknown) => void) {
  const waiting = new Map<string, number | string>();
  let draining: Promise<void> | undefined;

  async function drain(): Promise<void> {
    for (const [name, value] of waiting) {
      waiting.delete(name);
      try {
        await host.write(name, value);
      } catch (error) {
        onFailure(error);
      }
    }
    draining = undefined;
  }

  /** Resolves when nothing is left to write. */
  return function write(name: string, value: number | string): Promise<void> {
    waiting.set(name, value);
    draining ??= drain();
    return draining;
  };
}
