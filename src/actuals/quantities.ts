import { readWritten } from "../grid/written-number";

/** Seconds in what a unit of a duration is called; MLflow's "min", Slurm's days. */
const SECONDS: Readonly<Record<string, number>> = {
  ms: 0.001,
  s: 1,
  sec: 1,
  second: 1,
  seconds: 1,
  m: 60,
  min: 60,
  minute: 60,
  minutes: 60,
  h: 3600,
  hr: 3600,
  hour: 3600,
  hours: 3600,
  d: 86_400,
  day: 86_400,
  days: 86_400,
};
const UNITS = Object.keys(SECONDS).join("|");
const WITH_UNITS = new RegExp(String.raw`^(?:\s*\d+(?:\.\d+)?\s*(?:${UNITS})\b,?)+\s*$`, "i");
const PART = new RegExp(String.raw`(\d+(?:\.\d+)?)\s*(${UNITS})\b`, "gi");
/** Slurm: [days-]hours:minutes:seconds, or minutes:seconds. */
const CLOCK = /^(?:(\d+)-)?(?:(\d+):)?(\d+):(\d+(?:\.\d+)?)$/;

/** Hours of a duration as exports write it: "1-02:03:04", "2.4h", "3 days, 4 hours"; a bare number is in `unit`. */
export function readHours(text: string, unit: "seconds" | "hours"): number | undefined {
  const clock = CLOCK.exec(text.trim());
  if (clock) {
    const [days = 0, hours = 0, minutes, seconds] = clock.slice(1).map((it) => Number(it ?? 0));
    return days * 24 + hours + minutes! / 60 + seconds! / 3600;
  }
  if (WITH_UNITS.test(text))
    return (
      [...text.matchAll(PART)].reduce((sum, [, count, of]) => sum + Number(count) * SECONDS[of!.toLowerCase()]!, 0) /
      3600
    );
  const value = readCount(text);
  return value === undefined ? undefined : unit === "seconds" ? value / 3600 : value;
}

/** As most programs write it: read at once, since an export has a million of them. */
const DIGITS = /^\d{1,15}(?:\.\d+)?$/;

/** A number, zero or greater, as people and programs write it. */
export function readCount(text: string): number | undefined {
  const given = text.trim();
  const value = DIGITS.test(given) ? Number(given) : readWritten(given)?.value;
  return value !== undefined && value >= 0 ? value : undefined;
}

/** GPUs of a column: a number, or Slurm's "billing=64,cpu=64,gres/gpu=8,gres/gpu:h100=8,node=1". */
export function readGpus(text: string): number | undefined {
  if (!text.includes("=")) return readCount(text);
  const found = /(?:^|,)gres\/gpu=(\d+)/.exec(text) ?? /(?:^|,)gres\/gpu:[^=]+=(\d+)/.exec(text);
  return found ? Number(found[1]) : undefined;
}

/** Hours since 1970 of an instant: ISO 8601, seconds or milliseconds. Without a zone it is taken for UTC. */
export function readInstant(text: string): number | undefined {
  const given = text.trim();
  if (/^\d{9,11}(\.\d+)?$/.test(given)) return Number(given) / 3600;
  if (/^\d{12,14}$/.test(given)) return Number(given) / 3_600_000;
  if (!/^\d{4}-\d{2}-\d{2}/.test(given)) return undefined;
  const iso = given.replace(" ", "T");
  const milliseconds = Date.parse(/(?:Z|[+-]\d{2}:?\d{2})$/i.test(iso) || !iso.includes("T") ? iso : `${iso}Z`);
  return Number.isNaN(milliseconds) ? undefined : milliseconds / 3_600_000;
}

/** How a run ended. */
export type Outcome = "finished" | "failed" | "running";

/** The outcome behind what W&B, MLflow and Slurm call it: "CANCELLED by 2477195" is failed. */
export function readOutcome(text: string): Outcome | undefined {
  const word = /^[A-Za-z_]+/.exec(text.trim())?.[0].toLowerCase() ?? "";
  if (/^(finished|completed|complete|succeeded|success|done)$/.test(word)) return "finished";
  if (/^(running|pending|scheduled|queued|resuming|suspended|completing)$/.test(word)) return "running";
  const hasFailed =
    /^(failed|failure|crashed|killed|cancelled|canceled|timeout|out_of_memory|node_fail|boot_fail|preempted|deadline|error|aborted)$/;
  return hasFailed.test(word) ? "failed" : undefined;
}
