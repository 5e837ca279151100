import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { withFunctionTable } from "../src/command/function-table";
import packageJson from "../package.json";

const ROOT = join(__dirname, "..");
const readme = readFileSync(join(ROOT, "README.md"), "utf8");

test("the README's function table is the catalogue's", () => {
  expect(withFunctionTable(readme)).toBe(readme);
});

test("a text without the table's marks is refused", () => {
  expect(() => withFunctionTable("no marks")).toThrow("has no marks");
});

test("every npm command of the README exists", () => {
  const scripts = [...readme.matchAll(/npm run (?:--silent )?([a-z:]+)/g)].map(([, name]) => name!);
  expect(scripts.length).toBeGreaterThan(0);
  for (const name of scripts) expect(Object.keys(packageJson.scripts)).toContain(name);
});

test("every package that is installed has its reason in docs/decisions.md", () => {
  const decisions = readFileSync(join(ROOT, "docs/decisions.md"), "utf8").toLowerCase();
  // Types come with what they are types of.
  const packages = Object.keys(packageJson.devDependencies).filter((it) => !it.startsWith("@types/"));
  expect(packages.filter((it) => !decisions.includes(it) && !decisions.includes(it.replace(/^@/, "")))).toEqual([]);
});

const DOCUMENTS = [
  "README.md",
  "ARCHITECTURE.md",
  "CONTRIBUTING.md",
  "CHANGELOG.md",
  ...readdirSync(join(ROOT, "docs"))
    .filter((it) => it.endsWith(".md"))
    .map((it) => `docs/${it}`),
];

test.each(DOCUMENTS)("every file and folder that %s links to or names exists", (document) => {
  const text = readFileSync(join(ROOT, document), "utf8");
  const links = [...text.matchAll(/\]\((?!https?:|#)([^)#]+)/g)].map(([, target]) => join(dirname(document), target!));
  const named = [...text.matchAll(/`((?:src|test|docs|assets|bench)\/[\w./-]+)`/g)].map(([, target]) => target!);
  expect([...links, ...named].filter((it) => !existsSync(join(ROOT, it)))).toEqual([]);
});
