import { deflateSync, strToU8 } from "fflate";
import { paper, studyById, studyIds } from "../../src/studies";
import { studyOf } from "../../src/study/read-file";
import { scenarioCost, type Scenario } from "../../src/study/scenario";
import { inputsOf } from "../../src/study/study";
import { planOf } from "../../src/taskpane/plan/plan";
import { LONGEST_LINK, readStudyLink, sharedLink, studyLink } from "../../src/cite/study-link";
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

test("a link carries the kept scenarios, leaves all of them out where they make it too long, and says how many", () => {
  const kept = (count: number, name: (at: number) => string): Scenario[] =>
    Array.from({ length: count }, (_, at) => ({
      ...{ name: name(at), readings: {} },
      inputs: { usd_per_gpu_hour: 1 + at / 7, flops_per_gpu: 1e14 + at },
    }));
  const scenarios = kept(3, (at) => `Price ${at}`);
  const { link, left } = sharedLink(PAGE, { study: paper, scenario: asPublished, scenarios });
  expect(left).toBe(0);
  expect(readStudyLink(link)).toEqual({ study: paper, scenario: asPublished, scenarios });
  // A study that nearly fills the link by itself.
  const { study } = longStudy();
  const alone = studyLink(PAGE, { study, scenario: asPublished });
  const full = sharedLink(PAGE, { study, scenario: asPublished, scenarios: kept(12, (at) => `${at}`.repeat(20)) });
  expect(full).toEqual({ link: alone, left: 12 });
});

/** The longest of the plans with some experiments whose link still fits. */
function longStudy() {
  for (let experiments = 200; ; experiments--) {
    const random = (at: number) => `${Math.imul(at + 1, 2654435761) >>> 0}`;
    const study = studyOf({
      ...planOf(),
      experiments: Array.from({ length: experiments }, (_, at) => ({
        name: `${random(at)} ${random(at + 1e4)} ${random(at + 2e4)}`,
        sweeps: [{ models: [512], tokens: Number(random(at + 3e4)) + 1 }],
      })),
    });
    try {
      if (studyLink(PAGE, { study, scenario: asPublished }).length > LONGEST_LINK - 300) return { study };
    } catch {
      // Too long by itself.
    }
  }
}

test.each([
  ["two of one name", [asPublished, { ...asPublished, name: "as published" }]],
  ["one without a name", [{ ...asPublished, name: "" }]],
  ["one of another study", [{ ...asPublished, inputs: { nothing_of_this: 1 } }]],
  ["one with a value that its rule refuses", [{ ...asPublished, inputs: { usd_per_gpu_hour: -1 } }]],
  ["more than a sheet keeps", Array.from({ length: 13 }, (_, at) => ({ ...asPublished, name: `${at}` }))],
])("a link whose scenarios are %s is refused", (_, scenarios) => {
  expect(() => readStudyLink(linkOf({ study: paper.id, scenario: asPublished, scenarios }))).toThrow(
    "The link's study can't be opened.",
  );
});
