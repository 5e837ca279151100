import { uniformFloat64 } from "pure-rand/distribution/uniformFloat64";
import { xoroshiro128plus } from "pure-rand/generator/xoroshiro128plus";
import { uniformRandom } from "../../src/study/uniform-random";

test.each([1, 2, 42, 2 ** 31, 2 ** 32 - 1])("seed %d gives the numbers of pure-rand's generator", (seed) => {
  const [ours, theirs] = [uniformRandom(seed), xoroshiro128plus(seed)];
  for (let index = 0; index < 10_000; index++) expect(ours()).toBe(uniformFloat64(theirs));
});
