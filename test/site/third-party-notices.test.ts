import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { noticeOf, noticesText, packageFolder } from "../../src/site/third-party-notices";

const folderOf = (name: string) => dirname(require.resolve(`${name}/package.json`));

let folder: string;
beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), "flopsheet-notices-"))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function installed(name: string, stated: object, files: Readonly<Record<string, string>> = {}): string {
  const at = join(folder, "node_modules", name);
  mkdirSync(at, { recursive: true });
  writeFileSync(join(at, "package.json"), JSON.stringify({ name, version: "1.2.3", ...stated }));
  for (const [file, text] of Object.entries(files)) writeFileSync(join(at, file), text);
  return at;
}

test("a package's notice is the text that it brings", () => {
  expect(noticeOf(folderOf("preact"))).toMatchObject({ name: "preact", license: "MIT" });
  expect(noticeOf(folderOf("preact")).texts[0]).toContain("Copyright (c) 2015-present Jason Miller");
  expect(noticeOf(folderOf("@microsoft/office-js")).texts.join()).toMatch(/microsoft/i);
});

test("licence and notice are both handed on, and code that is named after a licence is not", () => {
  const at = installed(
    "both",
    { license: "Apache-2.0" },
    { "LICENSE-APACHE": "A", "NOTICE.md": "B", "license.js": "C" },
  );
  expect([...noticeOf(at).texts].sort()).toEqual(["A", "B"]);
});

test("a package that states its licence only is handed on with the text of it, in its author's name", () => {
  const [mit] = noticeOf(installed("mit", { license: "MIT", author: "Somebody <a@example.org>" })).texts;
  expect(mit).toMatch(/^MIT License\n\nCopyright \(c\) Somebody[^]*WITHOUT WARRANTY OF ANY KIND/);
  const [isc] = noticeOf(installed("isc", { license: { type: "ISC" } })).texts;
  expect(isc).toContain("Copyright (c) the authors of isc");
  expect(noticeOf(installed("apache", { license: "Apache-2.0" })).texts[0]).toContain("END OF TERMS AND CONDITIONS");
});

test("a package without terms stops the build", () => {
  expect(() => noticeOf(installed("nothing", {}))).toThrow("nothing 1.2.3 has no text of its licence (none stated)");
  expect(() => noticeOf(installed("own", { license: "SEE SITE" }))).toThrow("(SEE SITE)");
});

test("a file belongs to the nearest package, however deep in it, and ours to none", () => {
  expect(packageFolder("/p/node_modules/preact/hooks/src/index.js")).toBe("/p/node_modules/preact");
  expect(packageFolder("/p/node_modules/a/node_modules/@b/c/index.js")).toBe("/p/node_modules/a/node_modules/@b/c");
  expect(packageFolder("C:\\p\\node_modules\\@b\\c\\lib\\index.js")).toBe("C:\\p\\node_modules\\@b\\c");
  expect(packageFolder("/p/src/index.ts")).toBeUndefined();
});

test("all packages are in one text, in the order of their names", () => {
  const notice = { version: "1.0.0", license: "MIT", texts: ["text"] };
  const text = noticesText([
    { ...notice, name: "b" },
    { ...notice, name: "a" },
  ]);
  expect(text.match(/^[ab] 1\.0\.0, MIT$/gm)).toEqual(["a 1.0.0, MIT", "b 1.0.0, MIT"]);
});
