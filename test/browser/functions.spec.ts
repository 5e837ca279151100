import { catalogue } from "../../src/functions";
import { columnLetters } from "../../src/grid/address";
import type { Cell } from "../../src/grid/cell";
import { isMatrix } from "../../src/grid/define-function";
import { expect, test } from "./fixtures";
import { expectClose, soon } from "./values";

/** A number as digits: the workbench rewrites 1e+24 and what follows it when it is typed (test/browser/typed-formulas.spec.ts). */
function digits(value: number): string {
  const [mantissa, exponent] = String(value).split("e");
  return exponent === undefined ? mantissa! : `${mantissa}*10^${Number(exponent)}`;
}

const literal = (value: Cell): string =>
  typeof value === "string"
    ? `"${value.replaceAll('"', '""')}"`
    : typeof value === "number"
      ? digits(value)
      : value === null
        ? ""
        : String(value).toUpperCase();

type Fn = (typeof catalogue)[number];

/** Rows that the example's result takes. */
const heightOf = ({ call, examples }: Fn): number => call(...examples[0]!.arguments).length;

/**
 * Examples as a user pastes them: each formula in column A, with the tables that it reads beside it. The rows of the formulas
 * are counted from 1. Typed key by key they are in typed-formulas.spec.ts, as far as they differ.
 */
function pasted(functions: readonly Fn[]): { text: string; rows: number[] } {
  const lines: string[][] = [];
  const rows = functions.map(({ name, examples }) => {
    const top = lines.length;
    lines.push([]);
    let column = 1;
    const args = examples[0]!.arguments.map((value) => {
      if (!isMatrix(value)) return literal(value);
      const [left, right] = [column, column + value[0]!.length - 1];
      column = right + 1;
      value.forEach((cells, down) => {
        const line = (lines[top + down] ??= []);
        cells.forEach((cell, index) => (line[left + index] = String(cell ?? "")));
      });
      return `${columnLetters(left)}${top + 1}:${columnLetters(right)}${top + value.length}`;
    });
    lines[top]![0] = `=${name}(${args.join(",")})`;
    return top + 1;
  });
  const width = Math.max(...lines.map((it) => it.length));
  const filled = lines.map((it) => Array.from({ length: width }, (_, index) => it[index] ?? "").join("\t"));
  return { text: filled.join("\n"), rows };
}

test("a formula is helped along as it is typed, and every function answers its example in a cell", async ({
  page,
  workbench,
}) => {
  await workbench.addSheet();
  await workbench.goTo("B2");
  await workbench.type("=FLOPS_PER_");
  const help = page.getByText(catalogue[0]!.summary).filter({ visible: true });
  await expect(help.first()).toBeVisible();
  await workbench.typeHere("TOKEN(1024)");
  await workbench.shows("B2", "8.26E+08");

  await workbench.addSheet();
  const lone = catalogue.filter((it) => heightOf(it) === 1);
  const { text, rows } = pasted(lone);
  await workbench.paste("A1", text);
  const placed = lone.map((it, index) => ({ ...it, row: rows[index]! }));
  // A pasted blank is in the way of a table, so what gives one is typed below.
  let row = text.split("\n").length + 2;
  for (const it of catalogue.filter((other) => !lone.includes(other))) {
    await workbench.enter(
      `A${row}`,
      `=${it.name}(${it.examples[0]!.arguments.map((value) => literal(value as Cell)).join(",")})`,
    );
    placed.push({ ...it, row });
    row += heightOf(it) + 1;
  }
  for (const { name, examples, row: at } of placed) {
    const { result } = examples[0]!;
    const answer = () =>
      page.evaluate(
        (it) => window.flopsheet.univerAPI.getActiveWorkbook()!.getActiveSheet().getRange(it).getRawValue(),
        `A${at}`,
      );
    await expect.poll(answer, soon(`the answer of ${name}`)).not.toBeNull();
    if (typeof result === "number") expectClose(await answer(), result);
    else expect(await answer(), name).toBe(result);
  }
});
