/** Waits for a state that something under way will bring about; a state that never comes ends the test by its own time limit. */
export async function until(isReached: () => boolean): Promise<void> {
  while (!isReached()) await new Promise((resolve) => setImmediate(resolve));
}
