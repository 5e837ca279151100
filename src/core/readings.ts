import { corrected, type Study } from "./study";

/** "published" is the script as printed, "text" the article's own words; any other reading is one correction's id. */
export const readingsOf = (study: Study): readonly string[] => ["published", "text", ...study.corrections.map((it) => it.id)];

/** The study as a reading has it. */
export const readStudy = (study: Study, reading: string): Study =>
  corrected(study, study.corrections.filter((it) => it.id === reading || (reading === "text" && it.basis === "text")));

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
