import { corrected, PUBLISHED, TEXT, type Reading, type Study } from "./study";

/** Every reading of every correction, with the sweep it changes. */
const allReadings = (study: Study): readonly (Reading & { sweep: string })[] =>
  study.corrections.flatMap(({ sweep, readings }) => readings.map((it) => ({ ...it, sweep })));

/** "published" is the script as printed, "text" the article's own words; any other is one reading's id. */
export const readingsOf = (study: Study): readonly string[] => [
  PUBLISHED,
  TEXT,
  ...allReadings(study).map((it) => it.id),
];

/** The study as a reading has it. */
export const readStudy = (study: Study, reading: string): Study =>
  corrected(
    study,
    allReadings(study).filter((it) => it.id === reading || (reading === TEXT && it.choice === TEXT)),
  );

/** Figures of a study that a caller may set without touching the rest. */
export interface Overrides {
  usdPerGpuHour?: number | undefined;
  flopsPerGpu?: number | undefined;
  pointsPerLine?: number | undefined;
}

/** The study with other prices, rates or points on a learning-rate line. */
export function withOverrides(study: Study, { usdPerGpuHour, flopsPerGpu, pointsPerLine }: Overrides): Study {
  const line = study.pointCounts["points_per_line"]!;
  return {
    ...study,
    pointCounts: { ...study.pointCounts, points_per_line: { ...line, value: pointsPerLine ?? line.value } },
    fleet: {
      ...study.fleet,
      usdPerGpuHour: usdPerGpuHour ?? study.fleet.usdPerGpuHour,
      flopsPerGpu: flopsPerGpu ?? study.fleet.flopsPerGpu,
    },
  };
}
