import { publishedModels, transformerOf } from "../../../src/core/models";
import { flopsPerToken } from "../../../src/functions/flops-per-token";
import { modelParameters } from "../../../src/functions/parameters/model-parameters";
import type { Cell } from "../../../src/grid/cell";
import { entryOf, shapeOf } from "../../../src/taskpane/explain/brought";

const named = Object.keys(modelParameters) as (keyof typeof modelParameters)[];

test.each(publishedModels)(
  "what $name is said to bring gives its FLOPs and its parameters when it is typed",
  (model) => {
    const brought = shapeOf(transformerOf(model));
    const shape = named.map((it): Cell => brought[it] ?? null);
    const [byName] = flopsPerToken.call(model.name)[0]!;
    const [byShape] = flopsPerToken.call(model.width, ...shape)[0]!;
    expect(Math.abs(Number(byShape) / Number(byName) - 1)).toBeLessThan(1e-12);
  },
);

test("an entry of a catalogue is told from any other value", () => {
  expect(entryOf(publishedModels[0])?.name).toBe(publishedModels[0]!.name);
  expect(entryOf(1024)).toBeUndefined();
  expect(entryOf({ ...publishedModels[0]! })).toBeUndefined();
});
