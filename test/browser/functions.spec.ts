import { catalogue } from "../../src/functions";
import type { Workbench } from "./at-the-keyboard";
import { expect, test } from "./fixtures";
import { expectClose, soon } from "./values";

const ROOM_FOR_A_TABLE = 30;

/** A number as digits: the workbench rewrites 1e+24 and what follows it when it is typed (test/browser/typed-formulas.spec.ts). */
function digits(value: number): string {
  const [mantissa, exponent] = String(value).split("e");
  return exponent === undefined ? mantissa! : `${mantissa}*10^${Number(exponent)}`;
}

const literal = (value: unknown): string =>
  Array.isArray(value)
    ? `{${value.map((row: unknown[]) => row.map(literal).join(",")).join(";")}}`
    : typeof value === "string"
      ? `"${value.replaceAll('"', '""')}"`
      : typeof value === "number"
        ? digits(value)
        : value === null
          ? ""
          : String(value).toUpperCase();

/** Larger ones nobody types into a formula. */
const LONGEST_TYPED = 40;

/** The example as a user enters it; a table is in cells beside it. */
async function enter(workbench: Workbench, row: number, { name, examples }: (typeof catalogue)[number]): Promise<void> {
  let column = "C";
  const typed: string[] = [];
  for (const value of examples[0]!.arguments) {
    if (!Array.isArray(value) || literal(value).length <= LONGEST_TYPED) typed.push(literal(value));
    else {
      const table = value as readonly unknown[][];
      await workbench.paste(`${column}${row}`, table.map((it) => it.join("\t")).join("\n"));
      const last = String.fromCharCode(column.charCodeAt(0) + table[0]!.length - 1);
      typed.push(`${column}${row}:${last}${row + table.length - 1}`);
      column = String.fromCharCode(last.charCodeAt(0) + 2);
    }
  }
  await workbench.enter(`A${row}`, `=${name}(${typed.join(",")})`);
}

test.describe("typed on the keyboard", () => {
  // A small window is drawn faster, and it is drawn at every key.
  test.use({ viewport: { width: 900, height: 420 } });

  test("every function answers its example in a cell", async ({ page, workbench }) => {
    await workbench.addSheet();
    const rowOf = (index: number) => 1 + index * ROOM_FOR_A_TABLE;
    for (const [index, it] of catalogue.entries()) await enter(workbench, rowOf(index), it);
    for (const [index, { name, examples }] of catalogue.entries()) {
      const { result } = examples[0]!;
      const answer = () =>
        page.evaluate(
          (it) => window.flopsheet.univerAPI.getActiveWorkbook()!.getActiveSheet().getRange(it).getRawValue(),
          `A${rowOf(index)}`,
        );
      await expect.poll(answer, soon(`the answer of ${name}`)).not.toBeNull();
      if (typeof result === "number") expectClose(await answer(), result);
      else expect(await answer()).toBe(result);
    }
  });

  test("a formula is helped along and answered", async ({ page, workbench }) => {
    await workbench.addSheet();
    await workbench.goTo("B2");
    await workbench.type("=FLOPS_PER_");
    const help = page.getByText(catalogue[0]!.summary).filter({ visible: true });
    await expect(help.first()).toBeVisible();
    await workbench.typeHere("TOKEN(1024)");
    await workbench.shows("B2", "8.26E+08");
  });
});
