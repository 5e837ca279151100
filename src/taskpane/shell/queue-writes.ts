import type { Host } from "../../grid/host";

type Values = Record<string, number | string>;

/**
 * Writes one request after another, because a host may answer out of order. What is asked for while one is under way
 * goes out together, the newest value of each name, to the sheet it was asked for on, whichever is active by then.
 */
export function queueWrites(host: Pick<Host, "write">, onFailure: (error: unknown) => void) {
  const waiting = new Map<string, Values>();
  let draining: Promise<void> | undefined;

  async function drain(): Promise<void> {
    for (const [sheetId, values] of waiting) {
      waiting.delete(sheetId);
      try {
        await host.write(sheetId, values);
      } catch (error) {
        onFailure(error);
      }
    }
    draining = undefined;
  }

  /** Resolves when nothing is left to write. */
  return function write(sheetId: string, values: Readonly<Values>): Promise<void> {
    waiting.set(sheetId, { ...waiting.get(sheetId), ...values });
    draining ??= drain();
    return draining;
  };
}
