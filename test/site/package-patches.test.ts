import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { applyPatches, packagePatches } from "../../src/site/package-patches";
import { plainFormulas, spelledFormulas } from "../browser/generated-formulas";

const SHEETS_UI = "@univerjs/sheets-ui/lib/es/index.js";
const published = readFileSync(join(__dirname, "../../node_modules", SHEETS_UI), "utf8");

/** What the spreadsheet makes of typed formulas, by the text of its package. */
const typedAs = (source: string, ...formulas: string[]): string[] =>
  JSON.parse(
    execFileSync(process.execPath, [join(__dirname, "type-formulas.cjs"), ...formulas], {
      input: source,
      encoding: "utf8",
    }),
  );

test("a patch whose published text is gone stops the build", () => {
  expect(() => applyPatches(SHEETS_UI, "another version")).toThrow(/0 times, not 1: look whether its version/);
  expect(applyPatches("a/file/without.js", "as it is")).toBe("as it is");
});

test.each(Object.keys(packagePatches))("%s has the text that its patches replace", (file) => {
  const source = readFileSync(join(__dirname, "../../node_modules", file), "utf8");
  expect(applyPatches(file, source)).not.toBe(source);
});

describe("typed formulas", () => {
  const mended = applyPatches(SHEETS_UI, published);

  // Once this fails, a new version keeps them by itself, and its patches can go.
  test("are still rewritten by the package as it is published", () => {
    expect(typedAs(published, '=IF(1e3>1,"abc","def")')).not.toEqual(['=IF(1e3>1,"abc","def")']);
  });

  test("are held as they are typed", () => {
    const formulas = [
      '=IF(1e3>1,"abc","def")',
      '=RUN_COST(1e21,3,"8B",40%,total_usd)',
      '=SUM(1.0,2.50,1.5E+24,.5,1e-4)&"a ""b"""',
      '=SUM("a ""b""",1E6,my_price)',
      '=SUM( 1e6 , $A$1:B2, {1e6,"x"})',
    ];
    expect(typedAs(mended, ...formulas)).toEqual(formulas);
  });

  test.each([
    ["of plain numbers", plainFormulas(25)],
    ["of numbers such as 1e6, 1.0 and 40%", spelledFormulas(200)],
  ])("generated ones %s are held as they are typed", (_, formulas) => {
    expect(typedAs(mended, ...formulas)).toEqual(formulas);
  });

  test("still get functions, references and truth values in capitals", () => {
    expect(typedAs(mended, '=if(true,sum(a1:b2,1e3),"a1")')).toEqual(['=IF(TRUE,SUM(A1:B2,1e3),"a1")']);
  });
});
