import { Fragment, type ComponentChildren, type VNode } from "preact";
import { resultNames } from "../../../src/breakdown/result-names";
import { breakdownSheet } from "../../../src/breakdown/breakdown";
import { plainHost } from "../../../src/preview/plain-host";
import { paper, studyById, studyIds } from "../../../src/studies";
import { recordOf } from "../../../src/studies/record";
import { studyCost } from "../../../src/study/cost";
import { movedBy } from "../../../src/study/moves";
import { studyOf } from "../../../src/study/read-file";
import { inputsOf } from "../../../src/study/study";
import { BreakdownTab } from "../../../src/taskpane/breakdown/breakdown-tab";
import { planOf } from "../../../src/taskpane/plan/plan";
import { readBreakdown } from "../../../src/taskpane/shell/sheet-reading";
import { sheetStudy, watchedNames } from "../../../src/taskpane/shell/sheet-study";

const sheet = (...record: string[]) =>
  readBreakdown({
    sheetId: "sheet-1",
    cells: {
      [resultNames.totalUsd]: [[12]],
      [resultNames.experimentNames]: [["A"]],
      [resultNames.experimentUsd]: [[12]],
      ...(record.length > 0 ? { [resultNames.studyRecord]: record.map((it) => [it]) } : {}),
    },
  });

/** Names of the components that the Breakdown tab shows. */
function shown(breakdown: ReturnType<typeof sheet>): string[] {
  const names: string[] = [];
  const walk = (it: ComponentChildren): void => {
    if (Array.isArray(it)) return it.forEach(walk);
    if (typeof it !== "object" || it === null || !("type" in it)) return;
    const { type, props } = it as VNode<{ children?: ComponentChildren }>;
    if (typeof type === "function" && type !== Fragment) names.push(type.name);
    walk(props.children);
  };
  const none = () => undefined;
  walk(
    BreakdownTab({
      study: sheetStudy(breakdown).offered,
      breakdown,
      style: "excel",
      inserting: false,
      onStyle: none,
      onInsert: none,
      onDownload: none,
      onOpen: none,
      onCompare: () => undefined,
      notify: () => undefined,
      onWrite: () => Promise.resolve(),
    }),
  );
  return names;
}

test("where no breakdown is in view, the paper's is offered", () => {
  expect(sheetStudy(null)).toEqual({ study: undefined, offered: paper });
  expect(shown(null)).toEqual(["InsertForm", "Share", "YourPrices"]);
});

test.each([paper, studyById("llama"), studyOf(planOf())].map((it) => [it.title, it] as const))(
  "beside a sheet of “%s” the pane offers that study",
  (_, study) => {
    const record = recordOf(study);
    expect(sheetStudy(sheet(record)).study).toEqual(study);
    expect(sheetStudy(sheet(record)).offered).toEqual(study);
    // A text too long for one cell is in several.
    expect(sheetStudy(sheet(record.slice(0, 100), record.slice(100))).study).toEqual(study);
    expect(shown(sheet(record))).toEqual([
      "WhatIf",
      "PriceList",
      "CostChart",
      "Readings",
      "Scenarios",
      "Share",
      "InsertForm",
    ]);
  },
);

test.each([
  ["missing", []],
  ["a word", ["my-second-paper"]],
  ["cut off", [recordOf(paper).slice(0, -1)]],
] as const)("beside a sheet whose record is %s the pane says so, and offers no other study's", (_, record) => {
  const breakdown = sheet(...record);
  expect(sheetStudy(breakdown)).toEqual({ study: undefined, offered: undefined });
  expect(breakdown!.usd).toBe(12);
  expect(shown(breakdown)).toEqual(["UnknownStudy", "CostChart"]);
});

test.each([...studyIds.map(studyById), studyOf(planOf())].map((it) => [it.title, it] as const))(
  "the sheet of “%s” is read as itself, with its total and a cell for each input that moves something",
  async (_, study) => {
    const host = plainHost(breakdownSheet(study, { style: "excel" }));
    // As a pane reads it that has not seen the sheet before.
    const first = readBreakdown(await host.read(watchedNames(paper)));
    expect(sheetStudy(first).study).toEqual(study);
    const breakdown = readBreakdown(await host.read(watchedNames(study)))!;
    expect(breakdown.problem).toBeUndefined();
    expect(breakdown.usd! / studyCost(study).total.usd).toBeCloseTo(1, 12);
    for (const { name, value } of inputsOf(study).filter((it) => movedBy(study, it.name) !== "nothing"))
      expect([name, breakdown.inputs[name]]).toEqual([name, value]);
  },
);

test("the pane reads every input and every switch of the sheet's study", () => {
  expect(watchedNames(paper)).toEqual(
    expect.arrayContaining([resultNames.totalUsd, "usd_per_gpu_hour", "gamma_trials", "reading_alignment"]),
  );
  expect(watchedNames(studyOf(planOf()))).toContain("points_of_1");
});
