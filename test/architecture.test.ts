import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";

/** What each folder of src may import from the others. Everything else is forbidden. */
const MAY_IMPORT: Record<string, readonly string[]> = {
  core: [],
  grid: [],
  study: ["core", "grid"],
  studies: ["core", "study"],
  functions: ["core", "grid", "study", "studies"],
  calculation: ["grid"],
  xlsx: ["grid"],
  breakdown: ["core", "grid", "study", "studies", "functions", "calculation", "xlsx", "actuals", "cite"],
  cite: ["core", "grid", "study", "studies"],
  actuals: ["core", "grid"],
  taskpane: ["core", "grid", "study", "studies", "functions", "breakdown", "cite", "actuals"],
  workbench: ["core", "grid", "study", "studies", "functions", "calculation", "xlsx", "breakdown", "cite", "taskpane"],
  excel: ["core", "grid", "study", "studies", "functions", "breakdown", "taskpane"],
  preview: ["core", "grid", "study", "studies", "functions", "calculation", "breakdown", "taskpane"],
  site: ["core", "grid", "functions", "taskpane", "excel"],
  command: ["core", "grid", "study", "studies", "functions", "breakdown", "cite", "excel", "site"],
};

/** Packages a folder may load; the pure layers load none but a seeded generator. */
const MAY_LOAD: Record<string, RegExp> = {
  core: /^$/,
  grid: /^$/,
  study: /^valibot$/,
  studies: /^$/,
  functions: /^$/,
  calculation: /^$/,
  xlsx: /^fflate$/,
  breakdown: /^$/,
  cite: /^(fflate|valibot)$/,
  actuals: /^papaparse$/,
  taskpane: /^(preact|@fluentui\/|chart\.js)/,
  workbench: /^(@univerjs\/|react|rxjs|hucre)/,
  excel: /^$/,
  preview: /^$/,
  site: /^(node:|webpack$|cjk-regex$|typescript$)/,
  command: /^(node:|office-addin-cli\/)/,
};

const SRC = join(__dirname, "../src");

const filesOf = (folder: string): string[] =>
  readdirSync(join(SRC, folder), { recursive: true, encoding: "utf8" })
    .filter((name) => /\.tsx?$/.test(name))
    .map((name) => join(SRC, folder, name));

const importsOf = (file: string): string[] =>
  [...readFileSync(file, "utf8").matchAll(/(?:\bfrom|\bimport|\brequire)\s*\(?\s*["']([^"'\s,]+)["']/g)].map(
    ([, target]) => target!,
  );

test("every folder of src stands in the table of layers", () => {
  const folders = readdirSync(SRC, { withFileTypes: true })
    .filter((it) => it.isDirectory())
    .map((it) => it.name);
  expect(folders.sort()).toEqual(Object.keys(MAY_IMPORT).sort());
});

describe.each(Object.entries(MAY_IMPORT))("%s", (folder, allowed) => {
  test(`imports only ${allowed.join(", ") || "itself"}`, () => {
    const wrong = filesOf(folder).flatMap((file) =>
      importsOf(file)
        .filter((target) => target.startsWith("."))
        .map((target) => relative(SRC, join(dirname(file), target)).split("/")[0]!)
        .filter((target) => target !== folder && !allowed.includes(target))
        .map((target) => `${relative(SRC, file)} imports ${target}`),
    );
    expect(wrong).toEqual([]);
  });

  test("loads only the packages its layer may load", () => {
    const wrong = filesOf(folder).flatMap((file) =>
      importsOf(file)
        .filter((target) => !target.startsWith(".") && !MAY_LOAD[folder]!.test(target))
        .map((target) => `${relative(SRC, file)} loads ${target}`),
    );
    expect(wrong).toEqual([]);
  });
});

test("core and grid use no clock, no randomness, no document and no network", () => {
  const forbidden = /\b(Date|Math\.random|document|window|fetch|localStorage|sessionStorage|setTimeout)\b/;
  // Comments may say "document"; code may not.
  const code = (file: string) =>
    readFileSync(file, "utf8").replace(/\/\*[\s\S]*?\*\/|\/\/.*|"(?:[^"\\]|\\.)*"|`[^`]*`/g, "");
  expect(
    [...filesOf("core"), ...filesOf("grid")]
      .filter((file) => forbidden.test(code(file)))
      .map((file) => relative(SRC, file)),
  ).toEqual([]);
});
