import { execFileSync } from "node:child_process";
import {
  chmodSync,
  linkSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { writeAtomically, WriteError } from "../../src/command/write-atomically";

let folder: string;
beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), "flopsheet-write-"))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));
const at = (name: string) => join(folder, name);
const content = new TextEncoder().encode("new");

test("a link stays a link, its target is written, and a private file stays private", () => {
  writeFileSync(at("private.xlsx"), "old");
  chmodSync(at("private.xlsx"), 0o600);
  symlinkSync("private.xlsx", at("link.xlsx"));
  writeAtomically(at("link.xlsx"), content);
  expect(lstatSync(at("link.xlsx")).isSymbolicLink()).toBe(true);
  expect(readFileSync(at("private.xlsx"), "utf8")).toBe("new");
  expect(statSync(at("private.xlsx")).mode & 0o777).toBe(0o600);
  expect(readdirSync(folder).sort()).toEqual(["link.xlsx", "private.xlsx"]);
});

test("a pipe is refused, and a name that is too long has words", () => {
  execFileSync("mkfifo", [at("pipe.xlsx")]);
  expect(() => writeAtomically(at("pipe.xlsx"), content)).toThrow("it is no ordinary file");
  expect(lstatSync(at("pipe.xlsx")).isFIFO()).toBe(true);
  writeAtomically(at(`${"a".repeat(245)}.xlsx`), content);
  expect(() => writeAtomically(at(`${"a".repeat(300)}.xlsx`), content)).toThrow(WriteError);
  expect(() => writeAtomically(at(`${"a".repeat(300)}.xlsx`), content)).toThrow("its name is too long");
});

test("all names of a file have the new content, however much shorter it is, and its mode", () => {
  writeFileSync(at("one.xlsx"), "a longer text than the new one");
  chmodSync(at("one.xlsx"), 0o640);
  linkSync(at("one.xlsx"), at("other.xlsx"));
  writeAtomically(at("other.xlsx"), content);
  expect([at("one.xlsx"), at("other.xlsx")].map((it) => readFileSync(it, "utf8"))).toEqual(["new", "new"]);
  expect(statSync(at("one.xlsx")).mode & 0o777).toBe(0o640);
  expect(statSync(at("one.xlsx")).ino).toBe(statSync(at("other.xlsx")).ino);
});

test("a link to a file that is not there yet makes that file, through links of links too", () => {
  mkdirSync(at("drafts"));
  symlinkSync("drafts/costs.xlsx", at("link.xlsx"));
  symlinkSync(at("link.xlsx"), at("drafts/again.xlsx"));
  writeAtomically(at("drafts/again.xlsx"), content);
  expect(readFileSync(at("drafts/costs.xlsx"), "utf8")).toBe("new");
  expect(lstatSync(at("link.xlsx")).isSymbolicLink()).toBe(true);
  expect(lstatSync(at("drafts/again.xlsx")).isSymbolicLink()).toBe(true);
});

test("links that go round in a circle are refused in words", () => {
  symlinkSync("b.xlsx", at("a.xlsx"));
  symlinkSync("a.xlsx", at("b.xlsx"));
  expect(() => writeAtomically(at("a.xlsx"), content)).toThrow("its links go round in a circle");
});
