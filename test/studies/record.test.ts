import { PAPER_ID, paper, studyById, studyFile, studyIds } from "../../src/studies";
import { recordOf, studyOfRecord } from "../../src/studies/record";
import { slicesOf } from "../../src/breakdown/sections/study-record";
import { readStudy } from "../../src/study/corrections";
import { studyOf } from "../../src/study/read-file";
import { TEXT, withInputs } from "../../src/study/study";
import { planOf } from "../../src/taskpane/plan/plan";

test.each(studyIds)("the record of %s gives the study again", (id) => {
  const study = studyById(id);
  expect(studyOfRecord(recordOf(study))).toEqual(study);
});

test("the record of a plan gives the plan again, whatever was changed of it since", () => {
  const plan = studyOf(planOf());
  expect(studyOfRecord(recordOf(plan))).toEqual(plan);
  expect(recordOf(withInputs(paper, { usd_per_gpu_hour: 7 }))).toBe(recordOf(paper));
  expect(recordOf(readStudy(paper, TEXT))).toBe(recordOf(paper));
});

test("a sheet of version 0.2.0 named the article's study", () => {
  expect(studyOfRecord("scaling-exponents")).toBe(studyById(PAPER_ID));
});

test.each([undefined, "", "my-second-paper", "llama", "{}", "{", "[]", recordOf(paper).slice(0, -1)])(
  "the record %p is of no study, and of no other either",
  (record) => {
    expect(studyOfRecord(record)).toBeUndefined();
  },
);

test("a study of the same id with other figures is itself", () => {
  const file = structuredClone(studyFile("llama"));
  file.assumptions.usd_per_gpu_hour = 7;
  expect(studyOfRecord(JSON.stringify(file))!.figures.usd_per_gpu_hour).toBe(7);
});

test("an edited record is of no study, and one of before the digest is still read", () => {
  const record = recordOf(paper);
  const edited = record.replace(/"usd_per_gpu_hour":3/, '"usd_per_gpu_hour":4');
  expect(edited).not.toBe(record);
  expect(studyOfRecord(edited)).toBeUndefined();
  expect(studyOfRecord(JSON.stringify(paper.file))).toEqual(paper);
});

test("no piece of a record begins as a formula does, and together they are the record", () => {
  for (const text of [recordOf(paper), "abc=+-@'d 🚀🚀🚀e".repeat(20)])
    for (const longest of [7, 10, 13]) {
      const slices = slicesOf(text, longest);
      expect(slices.join("")).toBe(text);
      for (const it of slices) expect(it).toMatch(/^[^=+\-@'\udc00-\udfff]/);
      for (const it of slices) expect(it.length).toBeLessThanOrEqual(longest);
    }
});
