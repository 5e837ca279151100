import { catalogue } from "../../src/functions";
import { areaAddress, type Area } from "../../src/grid/address";
import { CellError, type Cell, type Matrix } from "../../src/grid/cell";
import { areaOf, cellKey } from "../excel/fake-excel";
import { rebuildSheet } from "../excel/rebuild-sheet";
import { test } from "./excel-on-the-web";
import { expect } from "./fixtures";
import { expectClose } from "./values";
import { workedOut } from "./worked-out";

test.describe("the built functions in Excel's own runtime", () => {
  test("every example of the catalogue has its result", async ({ web }) => {
    const calls = catalogue.flatMap(({ name, examples }) =>
      examples.map(({ arguments: args, result }) => ({ name, args, result })),
    );
    const { answers } = await web.calculate(calls);
    for (const [index, { result }] of calls.entries()) {
      const { succeeded, value } = answers[index]!;
      expect(succeeded).toBe(true);
      const first = (value as unknown[][])[0]![0];
      if (typeof result === "number") expectClose(first, result);
      else expect(first).toBe(result);
    }
  });

  test("ranges, blanks, errors and texts answer cell by cell, each error with its code and message", async ({
    web,
  }) => {
    const divided = { type: "CustomFunctionError", code: "#DIV/0!" };
    const { answers } = await web.calculate([
      {
        name: "FLOPS_PER_TOKEN",
        args: [
          [
            [1024, "1024"],
            ["", -1],
            [divided, true],
          ],
          "",
        ],
      },
      { name: "FLOPS_PER_TOKEN", args: [-1] },
      { name: "RUN_COST", args: [divided] },
      { name: "RUN_COST", args: [1e308, 1e300] },
      { name: "RUN_COST", args: [{ type: "CustomFunctionError", code: "#N/A" }] },
      { name: "RUN_COST", args: [{ type: "CustomFunctionError", code: "#REF!" }] },
    ]);
    const cells = (answers[0]!.value as unknown[][]).flat();
    expect(cells.slice(0, 2)).toEqual([826_374_144, 826_374_144]);
    expect(cells.slice(2)).toEqual([
      expect.objectContaining({ code: "#VALUE!", message: expect.stringMatching(/^width is missing/) }),
      expect.objectContaining({ code: "#VALUE!", message: "width must be a positive whole number" }),
      expect.objectContaining({ code: "#DIV/0!" }),
      expect.objectContaining({ code: "#VALUE!", message: "width must be a positive whole number" }),
    ]);
    expect(answers.slice(1)).toEqual([
      { succeeded: false, value: "width must be a positive whole number", errorCode: 7 },
      { succeeded: false, value: "", errorCode: 5 },
      { succeeded: false, value: expect.anything(), errorCode: 6 },
      { succeeded: false, value: "", errorCode: 1 },
      { succeeded: false, value: "an argument is #REF!", errorCode: 7 },
    ]);
  });

  test("all calls of a whole sheet in the add-in style are answered in one round, with what the sheet shows", async ({
    context,
    site,
    web,
  }) => {
    await web.pane.insertBreakdown("addin");
    const rebuilt = rebuildSheet(web.excel.sheets[1]!);
    const calls = rebuilt.rows.flatMap((cells, row) =>
      cells.flatMap((cell, column) =>
        [...String(cell?.content ?? "").matchAll(/TRAIN\.([A-Z_]+)\(([^()]*)\)/g)].map(([, name, args]) => ({
          name: name!,
          args: args!.split(","),
          place: { row, column, rows: 1, columns: 1 },
        })),
      ),
    );
    expect(calls.length).toBeGreaterThan(30);
    // Each cell that calls, and each that a call reads, is given a name by which its value can be asked for.
    const areas = new Map<string, Area>(calls.map(({ place }) => [areaAddress(place), place]));
    for (const text of calls.flatMap(({ args }) => args)) {
      const named = rebuilt.names.find(({ name }) => name === text)?.area;
      if (named) areas.set(text, named);
      else if (/[A-Z]/.test(text)) areas.set(text, areaOf(text));
    }
    const probes = [...areas].map(([text, area], index) => ({ text, name: `probe_${index}`, area, comment: "" }));
    const values = await workedOut(context, site, {
      ...rebuilt,
      names: [...rebuilt.names, ...probes.map(({ text: _, ...name }) => name)],
    });
    const valueOf = (text: string): Cell | Matrix<Cell> => {
      const probe = probes.find((it) => it.text === text);
      return probe ? values[probe.name]! : text === "" ? null : Number(text);
    };
    const { answers, requests } = await web.calculate(
      calls.map(({ name, args }) => ({ name, args: args.map(valueOf) })),
    );
    expect(requests).toBe(1);
    for (const [index, { place }] of calls.entries()) {
      // A cell may choose between two calls; Excel calculates one of them.
      const results = answers
        .filter((_, other) => areaAddress(calls[other]!.place) === areaAddress(place))
        .map(({ value }) => (value as number[][])[0]![0]!);
      const shown = (valueOf(areaAddress(place)) as number[][])[0]![0]!;
      expect(answers[index]!.succeeded).toBe(true);
      expect(results.some((result) => Math.abs(result - shown) <= 1e-12 * Math.abs(shown))).toBe(true);
    }
  });

  test("the pane shows the message behind the error in the selected cell", async ({ web }) => {
    web.excel.evaluate = () => new CellError("#VALUE!");
    web.excel.active.cells.set(cellKey(0, 0), { content: "=TRAIN.FLOPS_PER_TOKEN(-1)" });
    await web.calculate([{ name: "FLOPS_PER_TOKEN", args: [-1], address: "Sheet1!A1" }]);
    await web.tellOfChange();
    await web.pane.show("functions");
    await web.pane.part("function-RUN_COST").click();
    await web.pane.says("width must be a positive whole number");
  });
});
