import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { readXlsx, type ReadWorkbook } from "./read-xlsx";

const COMMAND = "soffice";

export const hasLibreOffice = spawnSync(COMMAND, ["--version"]).status === 0;

/** Tests that need it. Where it is missing their title says why they are skipped, or a failure that REQUIRE_LIBREOFFICE=1 asks for it. */
export function describeInLibreOffice(title: string, tests: () => void): void {
  if (hasLibreOffice) describe(title, tests);
  else if (process.env["REQUIRE_LIBREOFFICE"] === "1")
    test(`${title}: ${COMMAND} is on the PATH, as REQUIRE_LIBREOFFICE=1 requires`, () => {
      throw new Error(`there is no ${COMMAND}: install LibreOffice Calc, or unset REQUIRE_LIBREOFFICE`);
    });
  else describe.skip(`${title} (skipped: no ${COMMAND} on this machine's PATH)`, tests);
}

/** Out of the box LibreOffice shows the results that the file brings; 0 is "always recalculate", 1 "never". */
const settings = (recalculates: boolean): string => `<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry"><item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>${recalculates ? 0 : 1}</value></prop></item></oor:items>`;

/** Opens files in LibreOffice, in a profile of its own, and reads what it saves of them. */
export function throughLibreOffice<Name extends string>(
  files: Readonly<Record<Name, Uint8Array>>,
  { recalculates }: { recalculates: boolean },
): Record<Name, ReadWorkbook> {
  const folder = mkdtempSync(join(tmpdir(), "flopsheet-office-"));
  try {
    const [profile, saved] = [join(folder, "profile"), join(folder, "saved")];
    mkdirSync(join(profile, "user"), { recursive: true });
    writeFileSync(join(profile, "user", "registrymodifications.xcu"), settings(recalculates));
    const names = Object.keys(files) as Name[];
    const paths = names.map((name) => join(folder, `${name}.xlsx`));
    names.forEach((name, index) => writeFileSync(paths[index]!, files[name]));
    const { status, stderr } = spawnSync(
      COMMAND,
      [
        `-env:UserInstallation=${pathToFileURL(profile).href}`,
        "--headless",
        "--convert-to",
        "xlsx",
        "--outdir",
        saved,
        ...paths,
      ],
      { encoding: "utf8", env: { ...process.env, HOME: folder } },
    );
    if (status !== 0) throw new Error(`LibreOffice ended with ${status}: ${stderr}`);
    return Object.fromEntries(
      names.map((name) => [name, readXlsx(readFileSync(join(saved, `${name}.xlsx`)))]),
    ) as Record<Name, ReadWorkbook>;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
