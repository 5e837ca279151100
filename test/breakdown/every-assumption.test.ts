import * as fc from "../fast-check";
import { breakdownFile } from "../../src/breakdown/breakdown-file";
import { resultNames } from "../../src/breakdown/result-names";
import type { Cell } from "../../src/grid/cell";
import { studyFile, studyIds } from "../../src/studies";
import { recordOf, studyOfRecord } from "../../src/studies/record";
import { parseStudyFile, studyFileText } from "../../src/study/file";
import { studyOf } from "../../src/study/read-file";
import { withInputs, type Study } from "../../src/study/study";
import { runs } from "../sizes";
import { readXlsx } from "../xlsx/read-xlsx";
import { figures, studies } from "./any-study";
import { totalByCore } from "./total-by-core";
import { areaOf, sheetsOf, valuesOf, withTyped, inputCells } from "./typed-sheet";

/** What a study's total is by each road that a user can take to it. */
function totals(study: Study): Record<string, Cell> {
  const sheets = sheetsOf(study);
  const total = areaOf(sheets.excel, resultNames.totalUsd);
  // Fewer draws; without ranges each of them is the total.
  const drawsAt = areaOf(sheets.addin, resultNames.rangeDraws);
  const draws = inputCells(sheets.addin).find(({ row, column }) => row === drawsAt.row && column === drawsAt.column)!;
  const ranged = withTyped(sheets.addin, [[draws, 100]]);
  const median = { row: ranged.rows.findIndex(([label]) => label?.content === "P50, US$"), column: total.column };
  const { cells, names } = readXlsx(
    breakdownFile(study, { style: "excel", namespace: "TRAIN", created: new Date(0) }).content,
  );
  const reopened = studyOf(parseStudyFile(studyFileText(study.file)));
  return {
    excel: valuesOf(sheets.excel, "excel")(total),
    addin: valuesOf(sheets.addin, "addin")(total),
    workbook: cells.get(names[resultNames.totalUsd]!)!.value,
    file: totalByCore(reopened, sheets.excel, []),
    record: totalByCore(studyOfRecord(recordOf(study))!, sheets.excel, []),
    COST_RANGE: valuesOf(ranged, "addin")({ row: median.row, column: draws.column }),
  };
}

function expectOneTotal(study: Study): void {
  const expected = totalByCore(study, sheetsOf(study).excel, []) as number;
  for (const [road, total] of Object.entries(totals(study))) {
    expect([road, typeof total]).toEqual([road, "number"]);
    expect([road, Math.abs((total as number) / expected - 1) < 1e-12]).toEqual([road, true]);
  }
}

/** The study with other assumptions in its file, and without ranges. */
const priced = (id: string, drawn: Study["figures"]): Study =>
  studyOf({ ...studyFile(id), assumptions: drawn, ranges: {} });

describe("with every assumption drawn at random, core, both sheets, workbook, file, record and COST_RANGE have one total", () => {
  test.each(studyIds)("%s", (id) => {
    fc.assert(
      fc.property(figures, (drawn) => {
        const study = priced(id, drawn);
        expectOneTotal(study);
        // Typed on the sheet they are what they are in the file.
        expect(withInputs(studyOf({ ...studyFile(id), ranges: {} }), drawn).figures).toEqual(study.figures);
      }),
      { numRuns: runs(5) },
    );
  });

  test("any study", () => {
    fc.assert(
      fc.property(studies, (study) => expectOneTotal(study)),
      { numRuns: runs(10) },
    );
  });
});
