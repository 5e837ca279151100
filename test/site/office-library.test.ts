import { cpSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { libraryAge, officeLibrary, officeSetting } from "../../src/site/office-library";

const NPM = join(dirname(require.resolve("@microsoft/office-js/package.json")), "dist");
const now = new Date("2026-11-25");

test("a deployed build loads the library from Microsoft's own address, and from no other", () => {
  expect([officeSetting(undefined, true), officeSetting("", true)]).toEqual(["microsoft", "microsoft"]);
  expect([officeSetting(undefined, false), officeSetting("office-js", true)]).toEqual(["self", "office-js"]);
  const { script, origin, folder } = officeLibrary("microsoft");
  expect(script).toBe("https://appsforoffice.microsoft.com/lib/1/hosted/office.js");
  expect(origin).toBe("https://appsforoffice.microsoft.com");
  expect(folder).toBeUndefined();
});

test("a site for a closed network has the npm package's library, and the build says that it is of 2022", () => {
  const { script, origin, folder, description } = officeLibrary("self", now);
  expect([script, origin, folder]).toEqual(["office/office.js", undefined, NPM]);
  expect(description).toMatch(/build 16\.0\.15407\.10000 of about 2022-07, 52 months old; newer/);
});

describe("a folder of files of Microsoft's address", () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "office-js-"));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  test("is taken, with the age that its own file says", () => {
    for (const kind of ["web-16.00", "win32-16.01", "mac-16.00"]) writeFileSync(join(folder, `excel-${kind}.js`), "");
    writeFileSync(join(folder, "office.js"), `a="16.0.0000.0000",b="16.0.20308.15050"`);
    expect(officeLibrary(folder, now)).toMatchObject({
      script: "office/office.js",
      folder,
      description: "a copy in office/, build 16.0.20308.15050 of about 2026-08, 3 months old",
    });
  });

  test("that lacks the library of one kind of Excel stops the build, which says which", () => {
    cpSync(join(NPM, "office.js"), join(folder, "office.js"));
    expect(() => officeLibrary(folder)).toThrow(
      /has no excel-web-16\.\*\.js, excel-win32-16\.\*\.js, excel-mac-16\.\*\.js$/,
    );
    expect(() => officeLibrary(join(folder, "nowhere"))).toThrow(/^FLOPSHEET_OFFICE_JS must be “microsoft”, “self”/);
  });
});

test.each([
  ["16.0.16320.20000", "2023-04"],
  ["16.0.18324.20190", "2024-12"],
])("build %s is of %s", (build, from) => {
  expect(libraryAge(`version="${build}"`, now)).toMatchObject({ build, from });
});
