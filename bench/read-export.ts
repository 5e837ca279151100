import { parse } from "papaparse";
import { matchRuns, readRuns, readTable, suggestedMapping, summaryOf } from "../src/actuals";
import { medianMs } from "./median-ms";

const ROWS = 100_000;
/** A plan of many models, which the names of the runs tell apart. */
const PLANNED = Array.from({ length: 90 }, (_, index) => ({ experiment: "", model: `D = ${index}` }));

/** An export of runs with twenty settings each, as trackers write them. */
function exported(): string {
  const settings = Array.from({ length: 20 }, (_, index) => `config.${index}`);
  const lines = [["Name", "State", "Runtime", "num_gpus", "tokens", ...settings].join(",")];
  for (let row = 0; row < ROWS; row++)
    lines.push(
      [
        `d${row % PLANNED.length}-lr${row}-run-${row}`,
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
    const { groups, groupOf } = matchRuns(runs, PLANNED);
    const trained = runs.map((run, index) => ({ ...run, of: groups[groupOf[index]!]!.suggested! }));
    return summaryOf(trained, {
      usdPerGpuHour: 3,
      peakFlops: 1e15,
      part: undefined,
      flopsPerToken: PLANNED.map(() => 1e9),
    }).models.reduce((sum, it) => sum + it.runs, 0);
  };
  if (read() !== ROWS) throw new Error(`the export of ${ROWS} runs was read as ${read()}`);
  const [readMs, parseMs] = medianMs([read, () => parse(text, { skipEmptyLines: true })], { rounds: 5 });
  return { readMs: readMs!, parseMs: parseMs! };
}
