/** Median milliseconds of each, run in turn so that a machine's moods meet all of them alike. */
export function medianMs(works: readonly (() => unknown)[], { rounds = 31 } = {}): number[] {
  const times = works.map((): number[] => []);
  for (let round = -Math.min(5, rounds); round < rounds; round++) {
    works.forEach((work, index) => {
      const start = performance.now();
      work();
      if (round >= 0) times[index]!.push(performance.now() - start);
    });
  }
  return times.map((it) => it.sort((a, b) => a - b)[Math.floor(rounds / 2)]!);
}
