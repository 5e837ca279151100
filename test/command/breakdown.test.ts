import { spawnSync } from "node:child_process";
import { join } from "node:path";
import golden from "../golden/golden.json";

const ROOT = join(__dirname, "../..");

/** Runs the command as its npm script does. */
function breakdown(...args: string[]) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ["--import", "tsx", "src/command/breakdown.ts", ...args],
    { cwd: ROOT, encoding: "utf8" },
  );
  return { status, stdout, stderr };
}

interface Printed {
  experiments: { id: string; runs: number; flops: string; usd: number; nodeHours: number }[];
  total: { runs: number; flops: string; usd: number; nodeHours: number; nodeMonths: number };
}
const json = (...args: string[]): Printed => JSON.parse(breakdown("--json", ...args).stdout);

test("the JSON holds every experiment and the total to the last digit", () => {
  const { experiments, total } = json();
  expect(experiments.map(({ id, flops, runs }) => [id, flops, runs])).toEqual(
    Object.entries(golden.published).map(([id, it]) => [id, it.flops, it.runs]),
  );
  expect(total.flops).toBe(golden.published_total.flops);
  expect(total.usd / golden.published_total.usd).toBeCloseTo(1, 14);
});

test("the text is aligned and closes with the total and the node-months", () => {
  const { stdout, status } = breakdown();
  expect(status).toBe(0);
  const lines = stdout.trimEnd().split("\n");
  expect(new Set(lines.slice(0, -2).map((line) => line.length)).size).toBe(1);
  const { runs, flops, usd, node_hours } = golden.published_total;
  const whole = (value: number) => Math.round(value).toLocaleString("en-US");
  const words = [
    "Total",
    whole(runs),
    Number(flops).toExponential(3).toUpperCase(),
    `$${whole(usd)}`,
    whole(node_hours),
  ];
  expect(stdout.split("\n").map((it) => it.trim().split(/ +/))).toContainEqual(words);
  expect(lines.at(-1)).toBe("747.0 node-months of 30 days");
});

test("options change the assumptions", () => {
  const base = json().total;
  const changed = json("--usd-per-gpu-hour", "6", "--flops-per-gpu", "7e14").total;
  expect(changed.usd / base.usd).toBeCloseTo(1, 12);
  expect(changed.nodeHours / base.nodeHours).toBeCloseTo(0.5, 12);
  expect(json("--points", "30").experiments.find((it) => it.id === "weight_decay")!.runs).toBe(1680);
});

test.each([
  [["--points", "0"], '--points must be a positive whole number, not "0"'],
  [["--points", "many"], '--points must be a positive whole number, not "many"'],
  [["--usd-per-gpu-hour="], "--usd-per-gpu-hour must be a number, zero or greater"],
  [["--flops-per-gpu", "0"], "--flops-per-gpu must be a number greater than zero"],
  [["--price", "3"], "Unknown option '--price'"],
  [["extra"], "Unexpected argument 'extra'"],
])("the command line %j is refused with a message that names it", (args, message) => {
  const { status, stdout, stderr } = breakdown(...args);
  expect(status).not.toBe(0);
  expect(stdout).toBe("");
  expect(stderr).toContain(message);
});
