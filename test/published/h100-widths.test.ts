import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { paper } from "../../src/studies";
import { flopsPerTokenOf, paramsOf } from "../../src/study/cost";

const SCRIPT = join(__dirname, "../../bench/h100-widths.py");
const hasPython = spawnSync("python3", ["--version"]).status === 0;

(hasPython ? test : test.skip)("without what it measures with, the script says what that is", () => {
  // Isolated from what the machine has installed, so that there is no PyTorch.
  const { stderr, stdout, status } = spawnSync("python3", ["-I", "-S", SCRIPT], { encoding: "utf8" });
  expect([status, stdout]).toEqual([1, ""]);
  expect(stderr.trim()).toBe(
    "PyTorch is not installed: this needs version 2.5 or newer with CUDA. --count works without.",
  );
});

(hasPython ? test : test.skip)("the script that measures the paper's widths has their parameters and FLOPs", () => {
  const { stdout, status } = spawnSync("python3", [SCRIPT, "--count"], { encoding: "utf8" });
  expect(status).toBe(0);
  const [, ...rows] = stdout.trim().split(/\r?\n/);
  expect(rows.map((it) => it.split(",").map(Number))).toEqual(
    paper.models.map((it) => [it.width, paramsOf(paper, it), flopsPerTokenOf(paper, it)]),
  );
});
