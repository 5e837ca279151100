import { breakdownSheet } from "../../src/breakdown/breakdown";
import { resultNames } from "../../src/breakdown/result-names";
import { catalogue } from "../../src/functions";
import type { Host } from "../../src/grid/host";
import { paper } from "../../src/studies";
import { openingHost } from "../../src/workbench/opening-host";
import golden from "../golden/golden.json";

const functions = Object.fromEntries(catalogue.map(({ name, call }) => [name, call]));

/** A host that records what it is asked for. */
function recordingHost() {
  const asked: unknown[] = [];
  let listener: (() => void) | undefined;
  const host: Host = {
    label: "a spreadsheet",
    charts: false,
    downloads: true,
    spell: (name) => name,
    namespace: "TRAIN",
    helpPage: (name) => name,
    insert: async (sheet) => (asked.push(["insert", sheet.name]), { name: sheet.name }),
    read: async (names) => (asked.push(["read", names]), { sheetId: "sheet-7", cells: { it: [[1]] } }),
    write: async (sheetId, values) => void asked.push(["write", sheetId, values]),
    type: async (formula) => (asked.push(["type", formula]), { address: "A1" }),
    selection: async () => ({ address: "Sheet1!B2" }),
    contents: () => Promise.reject(new Error("not asked for")),
    onChange: (it) => ((listener = it), () => (listener = undefined)),
  };
  return { host, asked, change: () => listener?.(), isHeard: () => listener !== undefined };
}

const settled = () => new Promise((resolve) => setTimeout(resolve));

describe.each(["excel", "addin"] as const)("in the %s style", (style) => {
  test("the first sheet is read before the spreadsheet is there, to 12 digits", async () => {
    const opening = openingHost(breakdownSheet(paper, { style }), functions, "TRAIN", new Promise(() => undefined));
    const { cells } = (await opening.read([resultNames.totalUsd, resultNames.experimentUsd, "no_such_name"]))!;
    const total = cells[resultNames.totalUsd]![0]![0] as number;
    expect(Math.abs(total / golden.published_total.usd - 1)).toBeLessThan(1e-12);
    expect(cells[resultNames.experimentUsd]!).toHaveLength(paper.experiments.length);
    expect(Object.keys(cells)).toHaveLength(2);
    expect(await opening.read(["no_such_name"])).toBeNull();
  });
});

const first = breakdownSheet(paper, { style: "excel" });

test("what is written, typed and inserted meanwhile waits, in its order, and is written to the sheet that the spreadsheet opened", async () => {
  const { host, asked } = recordingHost();
  let isOpen!: (host: Host) => void;
  const opening = openingHost(first, functions, "TRAIN", new Promise((resolve) => (isOpen = resolve)));
  const { sheetId } = (await opening.read([resultNames.totalUsd]))!;
  const written = opening.write(sheetId, { usd_per_gpu_hour: 2 });
  const typed = opening.type("=1+1");
  await settled();
  expect(asked).toEqual([]);
  isOpen(host);
  await Promise.all([written, typed]);
  expect(asked).toEqual([
    ["read", ["usd_per_gpu_hour"]],
    ["type", "=1+1"],
    ["write", "sheet-7", { usd_per_gpu_hour: 2 }],
  ]);
  await opening.write("sheet-9", { usd_per_gpu_hour: 3 });
  expect(asked.at(-1)).toEqual(["write", "sheet-9", { usd_per_gpu_hour: 3 }]);
  expect(await opening.read(["it"])).toEqual({ sheetId: "sheet-7", cells: { it: [[1]] } });
});

test("cells of other sheets are asked for once the spreadsheet is there", async () => {
  const { host } = recordingHost();
  const valuesOf: Host["valuesOf"] = async (wanted) => wanted.map(() => [[7]]);
  const opening = openingHost(first, functions, "TRAIN", Promise.resolve({ ...host, valuesOf }));
  expect(opening.valuesOf).toBeUndefined();
  await settled();
  const area = { row: 0, column: 0, rows: 1, columns: 1 };
  expect(await opening.valuesOf!([{ sheet: "Other", area }])).toEqual([[[7]]]);
});

test("listeners are told that the spreadsheet is there, hear it from then on, and no more once they stop", async () => {
  const { host, change, isHeard } = recordingHost();
  const opening = openingHost(first, functions, "TRAIN", Promise.resolve(host));
  const heard = jest.fn();
  const stop = opening.onChange(heard);
  const stopAtOnce = opening.onChange(() => {
    throw new Error("nobody listens");
  });
  stopAtOnce();
  await settled();
  expect(heard).toHaveBeenCalledTimes(1);
  change();
  expect(heard).toHaveBeenCalledTimes(2);
  stop();
  expect(isHeard()).toBe(false);
});

test("where the spreadsheet cannot be opened, reading goes on and all else rejects with the reason", async () => {
  const opening = openingHost(first, functions, "TRAIN", Promise.reject(new Error("no engine")));
  expect(await opening.read([resultNames.totalUsd])).not.toBeNull();
  await expect(opening.type("=1")).rejects.toThrow("no engine");
  await expect(opening.write("opening", { usd_per_gpu_hour: 2 })).rejects.toThrow("no engine");
  await expect(opening.insert(first)).rejects.toThrow("no engine");
  await expect(opening.selection()).rejects.toThrow("No cell is selected.");
});
