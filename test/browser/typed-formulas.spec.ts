import type { Workbench } from "./at-the-keyboard";
import { typedFormulas } from "../size";
import { expect, test } from "./fixtures";
import { plainFormulas, spelledFormulas } from "./generated-formulas";
import { soon } from "./values";

// A small window is drawn faster, and it is drawn at every key.
test.use({ viewport: { width: 900, height: 420 } });

/** The spreadsheet may write functions and references in capitals, but not what is in quotes. */
const inCapitals = (formula: string): string =>
  formula.replace(/"(?:[^"]|"")*"|[^"]+/g, (part) => (part.startsWith('"') ? part : part.toUpperCase()));

/** Types formulas one below the other; answers those that their cells hold otherwise. */
async function changed(workbench: Workbench, formulas: readonly string[]): Promise<{ typed: string; held: string }[]> {
  await workbench.addSheet();
  await workbench.enterDown("D1", formulas);
  const held = () =>
    workbench.page.evaluate(
      (count) =>
        window.flopsheet.univerAPI
          .getActiveWorkbook()!
          .getActiveSheet()
          .getRange(0, 3, count, 1)
          .getFormulas()
          .map(([it]) => it!),
      formulas.length,
    );
  await expect.poll(held, soon("cells with a formula")).not.toContain("");
  return (await held())
    .map((it, index) => ({ typed: formulas[index]!, held: it }))
    .filter(({ typed, held }) => inCapitals(typed) !== inCapitals(held));
}

// Each takes a second of a processor. In the short size test/site types all of them into the engine's own reader instead.
const FORMULAS = [...plainFormulas(typedFormulas / 2), ...spelledFormulas(200).slice(0, typedFormulas)];
const A_TEST = 20;
for (let first = 0; first < FORMULAS.length; first += A_TEST) {
  test(`formulas, of numbers such as 1e6, 1.0 and 40% too, are held as they are typed, from number ${first + 1}`, async ({
    workbench,
  }) => {
    expect(await changed(workbench, FORMULAS.slice(first, first + A_TEST))).toEqual([]);
  });
}

test("a number that is spelled 1e3 or 1.0 is a number by itself, in a comparison, in a text and to a function", async ({
  workbench,
}) => {
  await workbench.addSheet();
  await workbench.enterDown("B1", ["=1e3", "=SUM(B1)", "=1e3=1000", "=COUNT(B1,1e3)", "=LEN(1e6)", '=1e3&"x"', "=3.0"]);
  for (const [row, shown] of ["1000", "1000", "TRUE", "2", "7", "1000x", "3"].entries())
    await workbench.shows(`B${row + 1}`, shown);
});
