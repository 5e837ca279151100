import { breakdownSheet } from "../../breakdown/breakdown";
import { withContents } from "../../breakdown/breakdown-file";
import { FIRST_NUMBER } from "../../breakdown/columns";
import { expectedValues } from "../../breakdown/expected-values";
import { resultNames, switchName } from "../../breakdown/result-names";
import { address, areaAddress, type Area } from "../../grid/address";
import type { Cell, Matrix } from "../../grid/cell";
import type { FormulaStyle } from "../../grid/define-function";
import type { Content, Sheet } from "../../grid/sheet";
import { paper } from "../../studies";
import { readStudy } from "../../study/corrections";
import { studyCost } from "../../study/cost";
import { TEXT, withInputs } from "../../study/study";
import { LEARNING_RATES } from "../../functions/parameters/study-parameters";
import { insertSheet } from "../host/insert-sheet";
import { isSame, textOfCell, textOfShown, type Findings, type Shown } from "./findings";
import { deleteSheet, request, shownOnce } from "./workbook";

interface SheetCheck {
  findings: Findings;
  spell(functionName: string): string;
  patienceMs: number;
}

/** What a user may do to the sheet: contents of named cells, and what core says the total is then. */
const CHANGES: readonly { what: string; contents: Readonly<Record<string, Content>>; usd: number }[] = [
  { what: "as inserted", contents: {}, usd: studyCost(paper).total.usd },
  {
    what: "at US$2 a GPU-hour",
    contents: { usd_per_gpu_hour: 2 },
    usd: studyCost(withInputs(paper, { usd_per_gpu_hour: 2 })).total.usd,
  },
  {
    what: "with 10 learning rates a sweep",
    contents: { [LEARNING_RATES]: 10 },
    usd: studyCost(withInputs(paper, { [LEARNING_RATES]: 10 })).total.usd,
  },
  {
    what: "with corrections as the text has them",
    contents: Object.fromEntries(
      paper.corrections
        .filter(({ readings }) => readings.some(({ choice }) => choice === TEXT))
        .map(({ id }) => [switchName(id), TEXT]),
    ),
    usd: studyCost(readStudy(paper, TEXT)).total.usd,
  },
];

const TOTALS = { runs: resultNames.totalRuns, FLOPs: resultNames.totalFlops, US$: resultNames.totalUsd };

const areaOf = (sheet: Sheet, wanted: string): Area => sheet.names.find(({ name }) => name === wanted)!.area;

/** The breakdown in one style: inserted, compared cell by cell, changed, cleared, read back and deleted. */
export async function checkSheet(style: FormulaStyle, { findings, spell, patienceMs }: SheetCheck): Promise<void> {
  const sheet = breakdownSheet(paper, { style, charts: true, spell });
  const began = Date.now();
  const { name } = await insertSheet(sheet);
  const id = await request((context) => {
    const inserted = context.workbook.worksheets.getItem(name);
    inserted.load("id");
    return () => inserted.id;
  });
  findings.note("Inserting the sheet", `${Date.now() - began} ms`);
  try {
    const published = expectedValues(sheet, spell);
    await checkEveryCell(findings, id, published, patienceMs);
    const cleared = clearedCell(sheet, published);
    for (const { what, contents, usd } of CHANGES) {
      await setNamed(id, contents);
      const expected = expectedValues(withContents(sheet, contents), spell);
      await checkTotals(findings, id, sheet, what, expected, patienceMs, usd);
      await setNamed(id, originals(sheet, contents));
    }
    await setCell(id, cleared, "");
    const without = { ...sheet, rows: sheet.rows.map((row) => [...row]) };
    without.rows[cleared.row]![cleared.column] = { ...sheet.rows[cleared.row]![cleared.column]!, content: null };
    await checkTotals(
      findings,
      id,
      sheet,
      `with ${address(cleared)}, a count of runs, cleared`,
      expectedValues(without, spell),
      patienceMs,
    );
    await checkReadBack(findings, id, sheet);
  } finally {
    await deleteSheet(id);
  }
}

async function checkEveryCell(
  findings: Findings,
  id: string,
  expected: Matrix<Cell>,
  patienceMs: number,
): Promise<void> {
  const area = { row: 0, column: 0, rows: expected.length, columns: Math.max(...expected.map((row) => row.length)) };
  const differing = (shown: Shown[][]): string[] =>
    expected.flatMap((row, down) =>
      row.flatMap((wanted, right) =>
        isSame(wanted, shown[down]?.[right])
          ? []
          : [
              `${address({ row: down, column: right })} ${textOfShown(shown[down]?.[right])}, not ${textOfCell(wanted)}`,
            ],
      ),
    );
  const shown = await shownOnce(id, area, patienceMs, (cells) => differing(cells).length === 0);
  const wrong = differing(shown);
  const count = expected.flat().length;
  findings.say(
    "Every cell of the sheet",
    `${count} as calculated here`,
    wrong.length === 0 ? `${count} as calculated here` : `${wrong.length} other: ${wrong.slice(0, 5).join("; ")}`,
    wrong.length === 0 ? "ok" : "wrong",
  );
}

async function checkTotals(
  findings: Findings,
  id: string,
  sheet: Sheet,
  what: string,
  expected: Matrix<Cell>,
  patienceMs: number,
  usd?: number,
): Promise<void> {
  for (const [label, name] of Object.entries(TOTALS)) {
    const { row, column } = areaOf(sheet, name);
    // The core's own sum, where it was asked: two ways to the total that share no formula.
    const wanted = label === "US$" && usd !== undefined ? usd : expected[row]![column]!;
    const area = { row, column, rows: 1, columns: 1 };
    const shown = await shownOnce(id, area, patienceMs, (cells) => isSame(wanted, cells[0]![0]));
    findings.compare(`Total ${label} ${what}`, wanted, shown[0]![0]);
  }
}

/** The first cell of the grid of runs that counts any, below the headings of the models. */
function clearedCell(sheet: Sheet, expected: Matrix<Cell>): Area {
  const rules = areaOf(sheet, resultNames.sweepRules);
  for (let row = rules.row; row < rules.row + rules.rows; row++)
    for (let column = FIRST_NUMBER; sheet.rows[row]![column]?.style === "input"; column++)
      if (Number(expected[row]![column]) > 0) return { row, column, rows: 1, columns: 1 };
  throw new Error("the sheet has no runs");
}

const originals = (sheet: Sheet, contents: Readonly<Record<string, Content>>): Record<string, Content> =>
  Object.fromEntries(
    Object.keys(contents).map((name) => {
      const { row, column } = areaOf(sheet, name);
      return [name, sheet.rows[row]![column]!.content];
    }),
  );

const setNamed = (id: string, contents: Readonly<Record<string, Content>>): Promise<undefined> =>
  request((context) => {
    const { names } = context.workbook.worksheets.getItem(id);
    for (const [name, content] of Object.entries(contents)) names.getItem(name).getRange().formulas = [[content]];
    return () => undefined;
  });

const setCell = (id: string, area: Area, content: Content): Promise<undefined> =>
  request((context) => {
    context.workbook.worksheets.getItem(id).getRange(areaAddress(area)).formulas = [[content]];
    return () => undefined;
  });

const VALIDATION_TYPES = { list: "List", whole: "WholeNumber", decimal: "Decimal" } as const;
const FORMAT_TYPES = { dataBar: "DataBar", formula: "Custom" } as const;

/** Whether Excel kept what it was given beside the contents. */
async function checkReadBack(findings: Findings, id: string, sheet: Sheet): Promise<void> {
  const { validations, conditionalFormats, charts, names } = sheet;
  const read = await request((context) => {
    const worksheet = context.workbook.worksheets.getItem(id);
    const at = (area: Area) => worksheet.getRange(areaAddress(area));
    const named = names.map(({ name }) => worksheet.names.getItemOrNullObject(name).getRangeOrNullObject());
    for (const it of named) it.load("address");
    const rules = validations.map(({ area }) => at(area).dataValidation);
    for (const it of rules) it.load("type");
    const formats = conditionalFormats.map(({ area }) => at(area).conditionalFormats);
    for (const it of formats) it.load("items/type");
    const drawn = worksheet.charts;
    drawn.load("items/name");
    const pane = worksheet.freezePanes.getLocationOrNullObject();
    pane.load("address");
    const rows = at({
      row: 0,
      column: 0,
      rows: sheet.rows.length,
      columns: Math.max(...sheet.rows.map((it) => it.length)),
    });
    rows.load("numberFormat");
    return () => ({
      names: named.map((it) => (it.isNullObject ? "" : local(it.address))),
      rules: rules.map(({ type }) => String(type)),
      formats: formats.map(({ items }) => items.map(({ type }) => String(type))),
      charts: drawn.items.length,
      pane: pane.isNullObject ? "none" : local(pane.address),
      numberFormats: rows.numberFormat as unknown[][],
    });
  });
  const all = (what: string, wrong: readonly string[], count: number) =>
    findings.say(
      what,
      `${count}`,
      wrong.length === 0 ? `${count}` : `not ${wrong.slice(0, 5).join(", ")}`,
      wrong.length === 0 ? "ok" : "wrong",
    );
  all(
    "Names that refer to their cells",
    names.filter(({ area }, index) => read.names[index] !== areaAddress(area)).map(({ name }) => name),
    names.length,
  );
  all(
    "Cells that are checked as they are typed into",
    validations
      .filter(({ rule }, index) => read.rules[index] !== VALIDATION_TYPES[rule.kind])
      .map(({ area }) => areaAddress(area)),
    validations.length,
  );
  all(
    "Conditional formats",
    conditionalFormats
      .filter(({ kind }, index) => !read.formats[index]!.includes(FORMAT_TYPES[kind]))
      .map(({ area }) => areaAddress(area)),
    conditionalFormats.length,
  );
  findings.expect("Charts", charts.length, read.charts);
  const { frozen } = sheet;
  const panes = frozen.columns > 0 && frozen.rows === 0 ? "columns" : "";
  findings.expect(
    "Frozen panes",
    expectedPane(frozen),
    panes === "columns" ? read.pane.replace(/\d+/g, "") : read.pane,
  );
  const formatted = sheet.rows.flatMap((row, down) =>
    row.flatMap((cell, right) => (cell?.format && cell.format !== "General" ? [{ row: down, column: right }] : [])),
  );
  all(
    "Number formats",
    formatted.filter(({ row, column }) => read.numberFormats[row]?.[column] === "General").map((it) => address(it)),
    formatted.length,
  );
}

const local = (found: string): string => found.replace(/^.*!/s, "").replaceAll("$", "");

/** Columns alone are told without their rows, of which Excel says all or none. */
function expectedPane({ rows, columns }: Sheet["frozen"]): string {
  if (rows === 0 && columns === 0) return "none";
  const area = areaAddress({ row: 0, column: 0, rows: Math.max(rows, 1), columns: Math.max(columns, 1) });
  return rows === 0 ? areaAddress({ row: 0, column: 0, rows: 2, columns }).replace(/\d+/g, "") : area;
}
