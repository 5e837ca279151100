import { resultNames } from "../../src/breakdown/result-names";
import { studyLink } from "../../src/cite/study-link";
import { paper } from "../../src/studies";
import { AS_PUBLISHED } from "../../src/study/scenario";
import { readScenarios } from "../../src/study/scenario-file";
import { openedStudy } from "../../src/workbench/opened-study";
import { areaOf } from "../breakdown/typed-sheet";

test("the workbench that a link opens has its kept scenarios, and says so", () => {
  const scenarios = [
    { name: "Cheaper", inputs: { usd_per_gpu_hour: 2 }, readings: {} },
    { name: "Slower", inputs: { flops_per_gpu: 3e14 }, readings: {} },
  ];
  const scenario = { ...AS_PUBLISHED, inputs: { usd_per_gpu_hour: 2.5 } };
  const { sheet, notice } = openedStudy(studyLink("https://example.org/", { study: paper, scenario, scenarios }));
  const { row, column } = areaOf(sheet, resultNames.scenarios);
  expect(readScenarios(paper, sheet.rows[row]![column]!.content)).toEqual(scenarios);
  expect(notice!.title).toContain("from the link, with 1 change and 2 kept scenarios.");
  const plain = openedStudy(studyLink("https://example.org/", { study: paper, scenario }));
  expect(plain.notice!.title).toMatch(/from the link, with 1 change\.$/);
});
