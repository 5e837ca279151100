import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
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

test("every file that the README links to exists", () => {
  const links = [...readme.matchAll(/\]\((?!https?:|#)([^)]+)\)/g)].map(([, target]) => target!);
  for (const target of links) expect(existsSync(join(ROOT, target))).toBe(true);
});
