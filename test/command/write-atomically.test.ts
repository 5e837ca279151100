import { execFileSync } from "node:child_process";
import {
  chmodSync,
  lstatSync,
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
