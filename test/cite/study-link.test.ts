import { deflateSync, strToU8 } from "fflate";
import { paper, studyById, studyIds } from "../../src/studies";
import { studyOf } from "../../src/study/read-file";
import { scenarioCost, type Scenario } from "../../src/study/scenario";
import { inputsOf } from "../../src/study/study";
import { planOf } from "../../src/taskpane/plan/plan";
import { LONGEST_LINK, readStudyLink, studyLink } from "../../src/cite/study-link";
import * as fc from "../fast-check";
import { studies } from "../breakdown/any-study";

const PAGE = "https://example.com/flopsheet/index.html";
const asPublished: Scenario = { name: "As published", inputs: {}, readings: {} };
const linkOf = (payload: unknown): string =>
  `${PAGE}#study=${Buffer.from(deflateSync(strToU8(JSON.stringify(payload)))).toString("base64url")}`;

test.each(studyIds)("the published study %s goes by its name, in a link that fits a message", (id) => {
  const link = studyLink(PAGE, { study: studyById(id), scenario: asPublished });
  expect(link.length).toBeLessThan(200);
  expect(readStudyLink(link)).toEqual({ study: studyById(id), scenario: asPublished });
});

test("a link carries changed assumptions and readings, and the total they make", () => {
  const correction = paper.corrections[0]!;
  const scenario: Scenario = {
    name: "Cheaper",
    inputs: { usd_per_gpu_hour: 2.1, train_steps: 40_000 },
    readings: { [correction.id]: correction.readings[0]!.choice },
  };
  const shared = readStudyLink(studyLink(`${PAGE}#old`, { study: paper, scenario }))!;
  expect(shared.scenario).toEqual(scenario);
  expect(scenarioCost(shared.study, shared.scenario)).toEqual(scenarioCost(paper, scenario));
});

test("any study of the user's own comes out of its link as it went in, or is refused for its length", () => {
  fc.assert(
    fc.property(studies, (study) => {
      try {
        expect(readStudyLink(studyLink(PAGE, { study, scenario: asPublished }))!.study).toEqual(study);
      } catch (error) {
        expect((error as Error).message).toContain(`at most ${LONGEST_LINK.toLocaleString("en-US")}`);
      }
    }),
  );
});

test("a published study that was changed travels as a file, not under the name it no longer has", () => {
  const study = studyOf({ ...planOf(), id: paper.id });
  expect(readStudyLink(studyLink(PAGE, { study, scenario: asPublished }))!.study).toEqual(study);
});

test("a page without a study in its address has none", () => {
  for (const page of [PAGE, `${PAGE}#`, `${PAGE}#heading`, ""]) expect(readStudyLink(page)).toBeUndefined();
});

test("a link that was cut anywhere is refused with words, and none is read as another study", () => {
  const link = studyLink(PAGE, { study: studyOf(planOf()), scenario: asPublished });
  for (let length = link.indexOf("=") + 1; length < link.length; length += 7)
    expect(() => readStudyLink(link.slice(0, length))).toThrow("The link's study can't be opened.");
});

const advised = (reason: string) => expect.objectContaining({ advice: expect.stringContaining(reason) as string });

test.each([
  ["a study that nobody published", { study: "unknown", scenario: asPublished }, "no study is called"],
  ["a file with an unknown field", { study: { ...planOf(), colour: 1 }, scenario: asPublished }, "colour"],
  ["an input that the study has not", { study: paper.id, scenario: { ...asPublished, inputs: { rent: 2 } } }, "rent"],
  [
    "an input outside its limits",
    { study: paper.id, scenario: { ...asPublished, inputs: { usd_per_gpu_hour: -1 } } },
    "usd_per_gpu_hour: must be a number from 1E-4",
  ],
  ["a reading that there is not", { study: paper.id, scenario: { ...asPublished, readings: { a: "b" } } }, "a: is not"],
  ["something else", { other: 1 }, "study"],
])("a link with %s is refused by name", (_, payload, reason) => {
  let refusal: unknown;
  try {
    readStudyLink(linkOf(payload));
  } catch (error) {
    refusal = error;
  }
  expect(refusal).toEqual(advised(reason));
});

test("a link that unpacks to more than a study can be is refused without unpacking it", () => {
  const bomb = `${PAGE}#study=${Buffer.from(deflateSync(new Uint8Array(2_000_000))).toString("base64url")}`;
  expect(() => readStudyLink(bomb)).toThrow("The link's study can't be opened.");
});

test("a study too large for a link names the file as the way to send it", () => {
  const name = (at: number) => `Experiment ${String(Math.sin(at))} of ${String(Math.cos(at))}`;
  const experiments = Array.from({ length: 200 }, (_, at) => ({ name: name(at), sweeps: [{ models: [128 + at] }] }));
  const study = studyOf({ ...planOf(), experiments });
  expect(() => studyLink(PAGE, { study, scenario: asPublished })).toThrow(/characters \(at most 8,000\)/);
});

test("every input of every study travels", () => {
  for (const study of studyIds.map(studyById)) {
    const inputs = Object.fromEntries(inputsOf(study).map(({ name, value }) => [name, value]));
    const scenario = { ...asPublished, inputs };
    expect(readStudyLink(studyLink(PAGE, { study, scenario }))!.scenario).toEqual(scenario);
  }
});
