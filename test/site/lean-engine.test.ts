import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { franc } from "../../src/site/lean-engine/franc-min";
import { parse } from "../../src/site/lean-engine/opentype";

const ROOT = join(__dirname, "../..");
const ENGINE_RENDER = readFileSync(join(ROOT, "node_modules/@univerjs/engine-render/lib/es/index.js"), "utf8");

/** Run apart: the package is of modules that jest does not load, and the loader reads it as the build does. */
const WRITTEN_AND_MEANT = `
require("tsx/cjs");
const path = require("node:path").resolve("node_modules/cjk-regex/lib/index.js");
const loader = require("./src/site/lean-engine/character-classes.ts").default;
loader.call({ resourcePath: path, async: () => async (error, text) => {
  if (error) throw error;
  const meant = await import(require("node:url").pathToFileURL(path).href);
  const names = ["all", "letters", "punctuations"];
  const written = new Function(text.replaceAll("export const ", "var ") + "; return { " + names + " }")();
  const differences = names.flatMap((name) => {
    const [ours, theirs] = [written[name]().toRegExp(), meant[name]().toRegExp()];
    const characters = [];
    for (let point = 0; point < 0x110000; point++) {
      const it = String.fromCodePoint(point);
      if (ours.test(it) !== theirs.test(it)) characters.push(point);
    }
    return ours.flags === theirs.flags && characters.length === 0 ? [] : [{ name, characters }];
  });
  console.log(JSON.stringify({ differences, letters: written.letters().toRegExp().test("漢"), length: text.length }));
} });
`;

test("the classes of characters are those of the package, for every character, in a hundredth of its length", () => {
  const said = JSON.parse(
    execFileSync(process.execPath, ["-e", WRITTEN_AND_MEANT], { cwd: ROOT, encoding: "utf8" }),
  ) as {
    differences: unknown[];
    letters: boolean;
    length: number;
  };
  expect(said.differences).toEqual([]);
  expect(said.letters).toBe(true);
  expect(said.length).toBeLessThan(10_000);
});

test("the engine takes a text's language for unknown, and then neither hyphenates nor asks for patterns", () => {
  expect(ENGINE_RENDER).toMatch(/\bund: "unknown"/);
  expect(ENGINE_RENDER).toContain('if (lang !== "unknown" && needHyphen)');
  expect(franc()).toBe("und");
});

test("the engine reads a file of fonts only for OpenType's features, which nothing asks for", () => {
  // The one call has the last parameter left out: `shaping(ctx, content, viewModel, paragraphNode, sectionBreakConfig)`.
  const calls = [...ENGINE_RENDER.matchAll(/(?<!function )\bshaping\(([^)]*)\)/g)].map(
    ([, given]) => given!.split(",").length,
  );
  expect(calls.length).toBeGreaterThan(0);
  expect(Math.max(...calls)).toBeLessThan(6);
  expect(parse).toThrow("reads no files of fonts");
});
