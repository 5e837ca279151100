import { parse } from "papaparse";
import { readRuns, readTable, suggestedMapping, summaryOf } from "../src/actuals";
import { medianMs } from "./median-ms";

const ROWS = 100_000;

/** An export of runs with twenty settings each, as trackers write them. */
function exported(): string {
  const settings = Array.from({ length: 20 }, (_, index) => `config.${index}`);
  const lines = [["Name", "State", "Runtime", "num_gpus", "tokens", ...settings].join(",")];
  for (let row = 0; row < ROWS; row++)
    lines.push(
      [
        `run-${row}`,
        row % 9 === 0 ? "crashed" : "finished",
        3600 + row,
        8,
        6_553_600_000,
        ...settings.map((_, index) => row * index),
      ].join(","),
    );
  return lines.join("\n");
}

/** From the text of an export of 100,000 runs to its totals, and the parsing of the same text by Papa Parse alone. */
export function readingExports(): { readMs: number; parseMs: number } {
  const text = exported();
  const read = (): number => {
    const table = readTable(text);
    const { runs } = readRuns(table, suggestedMapping(table), { gpus: 8, tokensPerStep: 131_072 });
    return summaryOf(runs, { usdPerGpuHour: 3, flopsPerToken: 1e9 }).total.runs;
  };
  if (read() !== ROWS) throw new Error(`the export of ${ROWS} runs was read as ${read()}`);
  const [readMs, parseMs] = medianMs([read, () => parse(text, { skipEmptyLines: true })], { rounds: 5 });
  return { readMs: readMs!, parseMs: parseMs! };
}
