import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { catalogue } from "../../src/functions";
import { words } from "../../src/functions/words";
import evaluatedLoader, { evaluatedRule } from "../../src/site/evaluated-modules";
import { withoutWords, wordlessRule } from "../../src/site/wordless-functions";
import { studyById, studyIds } from "../../src/studies";
import { studies } from "../../src/studies/calculated";
import { readingsOf, readStudy } from "../../src/study/corrections";
import { studyCost } from "../../src/study/cost";

const FOLDER = join(__dirname, "../../src/functions");
const files = readdirSync(FOLDER, { recursive: true, encoding: "utf8" })
  .filter((it) => it.endsWith(".ts"))
  .map((it) => join(FOLDER, it));

test("what the functions are built into has next to none of the words of help", () => {
  const built = files
    .filter((it) => wordlessRule.test(it))
    .map((it) => withoutWords(readFileSync(it, "utf8")))
    .join("\n");
  const said = catalogue.flatMap((it) => [it.summary, it.equation, it.source]);
  expect(said.filter((it) => built.includes(it))).toEqual([]);
  const descriptions = catalogue.flatMap((it) => Object.values(it.parameters).map(({ description }) => description));
  // Where one is made of parts it stays: that costs bytes and nothing else.
  expect(descriptions.filter((it) => built.includes(it)).length).toBeLessThan(0.1 * descriptions.length);
  // Rules are in the messages of cells.
  expect(built).toContain("must be left out without mla_heads");
});

test("a text that is no word of help stays as it is", () => {
  const kept = 'const text = "count"; f("a"); const it = { summary: "kept", field: count };';
  expect(withoutWords(kept)).toBe(kept);
  expect(
    withoutWords('defineFunction({ name: "A", summary: "b" + c, parameters: { x: count("d") }, source: s() })'),
  ).toBe('defineFunction({ name: "A",  parameters: { x: count("") },  })');
});

test("functions without their words are given them back where they are read", () => {
  const read = () => JSON.parse(JSON.stringify(catalogue)) as unknown;
  const before = read();
  for (const fn of catalogue) {
    for (const it of ["summary", "unit", "unitsByField", "equation", "source", "examples"])
      delete (fn as unknown as Record<string, unknown>)[it];
    for (const it of Object.values(fn.parameters)) Object.assign(it, { description: "" });
  }
  expect(read()).not.toEqual(before);
  jest.requireActual("../../src/functions/with-words");
  expect(read()).toEqual(before);
  expect(Object.keys(words)).toEqual(catalogue.map(({ name }) => name));
});

test("the studies of the functions cost what the published ones do, by every reading, once they are built in as values", () => {
  const built: typeof studies = JSON.parse(JSON.stringify(studies));
  expect(built.map(({ id }) => id)).toEqual(studyIds);
  for (const it of built) {
    const published = studyById(it.id);
    expect(readingsOf(it)).toEqual(readingsOf(published));
    for (const reading of readingsOf(published))
      expect(studyCost(readStudy(it, reading))).toEqual(studyCost(readStudy(published, reading)));
  }
});

test("a module of values is built as its values", () => {
  const path = join(FOLDER, "words.ts");
  expect(evaluatedRule.test(path)).toBe(true);
  expect(evaluatedRule.test(join(FOLDER, "index.ts"))).toBe(false);
  const folders: string[] = [];
  const built = evaluatedLoader.call({ resourcePath: path, addContextDependency: (it) => void folders.push(it) });
  expect(built).toBe(`export const words = ${JSON.stringify(words)};`);
  expect(folders.map((it) => it.split("/").at(-1))).toContain("studies");
});
