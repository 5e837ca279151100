import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { officeLibrary } from "../../src/site/office-library";

const ROOT = join(__dirname, "../..");
const DIST = join(dirname(require.resolve("@microsoft/office-js/package.json")), "dist");

let folder: string;
let server: Server;
/** Paths that Microsoft's address, which the test answers for, does not have. */
let missing: Set<string>;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "flopsheet-mirror-"));
  missing = new Set();
  server = createServer((request, response) => {
    const path = request.url!.replace(/^\/lib\//, "");
    const isThere = !missing.has(path) && existsSync(join(DIST, path));
    response.writeHead(isThere ? 200 : 404).end(isThere ? readFileSync(join(DIST, path)) : "");
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
});
afterEach(() => {
  server.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Not in this process: it is the server. */
function mirror(): Promise<{ status: number | null; said: string }> {
  const from = `http://127.0.0.1:${(server.address() as AddressInfo).port}/lib`;
  const args = ["--import", "tsx", "src/command/mirror-office-js.ts", "copy", "--from", from];
  const command = spawn(process.execPath, args, { cwd: ROOT, env: { ...process.env, INIT_CWD: folder } });
  let said = "";
  for (const stream of [command.stdout, command.stderr]) stream.on("data", (it) => (said += String(it)));
  return new Promise((resolve) => command.on("close", (status) => resolve({ status, said })));
}

test("what Excel loads of Microsoft's library is copied into a folder that a build takes", async () => {
  const { status, said } = await mirror();
  expect([status, said]).toEqual([0, expect.stringMatching(/^Wrote \d{2,} files to .*copy: .*build 16\.0\./)]);
  const copy = join(folder, "copy");
  expect(officeLibrary(copy).folder).toBe(copy);
  for (const file of ["office.js", "excel-win32-16.01.js", "de-de/office_strings.js"])
    expect(readFileSync(join(copy, file))).toEqual(readFileSync(join(DIST, file)));
});

test("a library that cannot be had whole is not written at all; a language may be missing", async () => {
  missing.add("af-za/office_strings.js");
  expect((await mirror()).status).toBe(0);
  rmSync(join(folder, "copy"), { recursive: true });
  missing.add("excel-mac-16.00.js");
  const { status, said } = await mirror();
  expect([status, said]).toEqual([1, expect.stringMatching(/excel-mac-16\.00\.js answered 404.*Nothing was written/)]);
  expect(existsSync(join(folder, "copy"))).toBe(false);
});
