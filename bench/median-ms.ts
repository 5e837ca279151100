const ROUNDS = 31;

/** Median milliseconds of each, run in turn so that a machine's moods meet all of them alike. */
export function medianMs(works: readonly (() => unknown)[]): number[] {
  const times = works.map((): number[] => []);
  for (let round = -5; round < ROUNDS; round++) {
    works.forEach((work, index) => {
      const start = performance.now();
      work();
      if (round >= 0) times[index]!.push(performance.now() - start);
    });
  }
  return times.map((it) => it.sort((a, b) => a - b)[Math.floor(ROUNDS / 2)]!);
}
