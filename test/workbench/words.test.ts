import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { withOurWords } from "../../src/workbench/words";

const PACKAGES = [
  "data-validation",
  "design",
  "docs-ui",
  "find-replace",
  "sheets",
  "sheets-conditional-formatting-ui",
  "sheets-data-validation",
  "sheets-data-validation-ui",
  "sheets-filter-ui",
  "sheets-find-replace",
  "sheets-formula",
  "sheets-formula-ui",
  "sheets-note-ui",
  "sheets-numfmt-ui",
  "sheets-sort-ui",
  "sheets-ui",
  "ui",
];
/** Where a package asks for a text by its key, at once or by what it hands on. */
const ASKED = /(?:\bt\(|\b(?:label|title|subTitle|tooltip|placeholder): )"([a-z][a-z-]*(?:\.[\w-]+)+)"/g;

const folderOf = (name: string) => join(__dirname, "../../node_modules/@univerjs", name, "lib");
/** Each package's own, before the presets put them together. */
const ownTexts = PACKAGES.map((name) => `${folderOf(name)}/cjs/locale/en-US.js`).filter((it) => existsSync(it));
// eslint-disable-next-line @typescript-eslint/no-require-imports -- the names are a list
const texts: unknown = withOurWords(Object.assign({}, ...ownTexts.map((it) => require(it) as object)) as object);

const textOf = (key: string): unknown =>
  key.split(".").reduce<unknown>((group, part) => (group as Record<string, unknown> | undefined)?.[part], texts);

test("every text that the spreadsheet asks for is there, so that no key is shown in its place", () => {
  const keys = PACKAGES.flatMap((name) => {
    const source = readFileSync(`${folderOf(name)}/es/index.js`, "utf8");
    return [...source.matchAll(ASKED)].map(([, key]) => key!);
  });
  expect(new Set(keys).size).toBeGreaterThan(500);
  expect([...new Set(keys)].filter((key) => textOf(key) === undefined)).toEqual([]);
});
