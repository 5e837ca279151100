import { dirname, join, normalize } from "node:path/posix";
import * as fc from "../fast-check";
import { evaluateSheet } from "../../src/calculation/evaluate-sheet";
import { paper } from "../../src/studies";
import { areaAddress } from "../../src/grid/address";
import { CellError, type Cell } from "../../src/grid/cell";
import { looks, type Look } from "../../src/grid/looks";
import type { PlacedCell, Sheet } from "../../src/grid/sheet";
import { breakdownSheet } from "../../src/breakdown/breakdown";
import { formats } from "../../src/breakdown/formats";
import { xlsxFile, type XlsxOptions } from "../../src/xlsx/xlsx-file";
import { attribute, readXlsx } from "./read-xlsx";
import { parseXml, type Element } from "./well-formed";

const properties = {
  title: "Cost",
  subject: "of “a & b”",
  creator: "Test",
  description: "<none>",
  keywords: "a, b",
  created: new Date("2026-01-02T03:04:05Z"),
};
const breakdown = breakdownSheet(paper, { style: "excel", charts: true });
const written = (sheet: Sheet, options: Partial<XlsxOptions> = {}) =>
  readXlsx(xlsxFile(sheet, { values: evaluateSheet(sheet), properties, recalculate: true, ...options }));
const file = written(breakdown);

const EMPTY: Sheet = {
  name: "Empty",
  rows: [],
  columnWidths: [],
  rowHeights: {},
  frozen: { rows: 0, columns: 0 },
  names: [],
  validations: [],
  conditionalFormats: [],
  charts: [],
};
const sheetOf = (...row: (PlacedCell | null)[]): Sheet => ({ ...EMPTY, rows: [row] });
const worksheetOf = (sheet: Sheet, options?: Partial<XlsxOptions>): string =>
  written(sheet, options).parts["xl/worksheets/sheet1.xml"]!;

test("every part is well-formed XML", () => {
  expect(Object.keys(file.parts).length).toBeGreaterThan(12);
  for (const xml of Object.values(file.parts)) parseXml(xml);
});

test("every part but the relationships has a type, and every relationship a part", () => {
  const typed = [...file.parts["[Content_Types].xml"]!.matchAll(/PartName="\/([^"]+)"/g)].map(([, path]) => path!);
  const isRelationships = (path: string) => path.endsWith(".rels");
  expect(typed.sort()).toEqual(
    Object.keys(file.parts)
      .filter((it) => !isRelationships(it) && it !== "[Content_Types].xml")
      .sort(),
  );
  const targets = Object.entries(file.parts)
    .filter(([path]) => isRelationships(path))
    .flatMap(([path, xml]) =>
      [...xml.matchAll(/Target="([^"]+)"/g)].map(([, target]) => normalize(join(dirname(dirname(path)), target!))),
    );
  expect(targets.sort()).toEqual(typed.sort());
});

/** ECMA-376, in its order, as far as the writer goes; Excel calls a file damaged whose elements stand otherwise. */
const SEQUENCES: Readonly<Record<string, string>> = {
  worksheet:
    "sheetPr dimension sheetViews sheetFormatPr cols sheetData conditionalFormatting dataValidations printOptions pageMargins pageSetup headerFooter rowBreaks drawing extLst",
  workbook: "bookViews sheets definedNames calcPr",
  styleSheet: "numFmts fonts fills borders cellStyleXfs cellXfs cellStyles dxfs tableStyles",
  font: "b u sz color name family",
  "c:chartSpace": "c:roundedCorners c:chart c:spPr c:txPr",
  "c:chart": "c:title c:autoTitleDeleted c:plotArea c:legend c:plotVisOnly c:dispBlanksAs",
  "c:barChart": "c:barDir c:grouping c:varyColors c:ser c:gapWidth c:overlap c:axId",
  "c:ser": "c:idx c:order c:tx c:spPr c:invertIfNegative c:dLbls c:cat c:val",
  "c:dLbls":
    "c:numFmt c:spPr c:txPr c:dLblPos c:showLegendKey c:showVal c:showCatName c:showSerName c:showPercent c:showBubbleSize",
  "c:catAx":
    "c:axId c:scaling c:delete c:axPos c:numFmt c:majorTickMark c:minorTickMark c:tickLblPos c:spPr c:txPr c:crossAx c:crosses c:noMultiLvlLbl",
  "c:valAx":
    "c:axId c:scaling c:delete c:axPos c:majorGridlines c:title c:numFmt c:majorTickMark c:minorTickMark c:tickLblPos c:spPr c:txPr c:crossAx c:crosses c:crossBetween",
};

test("elements stand in the order of the standard", () => {
  const seen = new Set<string>();
  const check = ({ name, children }: Element): void => {
    const sequence = SEQUENCES[name]?.split(" ");
    if (sequence && children.length > 0) {
      seen.add(name);
      const places = children.map((it) => sequence.indexOf(it.name));
      expect([name, places]).toEqual([name, [...places].sort((a, b) => a - b)]);
      expect(children.filter((_, index) => places[index]! < 0)).toEqual([]);
    }
    children.forEach(check);
  };
  for (const xml of Object.values(file.parts)) check(parseXml(xml));
  expect([...seen].sort()).toEqual(Object.keys(SEQUENCES).sort());
});

test("the same sheet and options give the same bytes", () => {
  const options = { values: evaluateSheet(breakdown), properties, recalculate: true };
  expect(xlsxFile(breakdown, options)).toEqual(xlsxFile(breakdown, options));
});

test("every cell comes back as it was placed, formulas as formulas", () => {
  const placed = breakdown.rows.flatMap((row, rowIndex) =>
    row.flatMap((cell, column) =>
      cell && cell.content !== null
        ? [[areaAddress({ row: rowIndex, column, rows: 1, columns: 1 }), cell.content] as const]
        : [],
    ),
  );
  const found = placed.map(([at]) => {
    const { formula, value } = file.cells.get(at)!;
    return [at, formula === undefined ? value : `=${formula}`] as const;
  });
  expect(found).toEqual(placed);
});

test("results stand beside formulas in their own type", () => {
  const results: Cell[] = [1.5, "a < b", true, false, "", new CellError("#N/A"), null];
  const { cells } = written(sheetOf(...results.map(() => ({ content: "=A2" }))), { values: [results] });
  expect([...cells.values()].map(({ value, error }) => [value, error])).toEqual([
    [1.5, false],
    ["a < b", false],
    [true, false],
    [false, false],
    ["", false],
    ["#N/A", true],
    [null, false],
  ]);
});

test("any text and any number come back as they were", () => {
  const text = fc.string({ unit: "binary", maxLength: 40 }).filter((it) => !it.startsWith("="));
  fc.assert(
    fc.property(
      fc.array(fc.oneof(text, fc.double({ noDefaultInfinity: true, noNaN: true }), fc.boolean()), {
        minLength: 1,
        maxLength: 20,
      }),
      (contents) => {
        const { cells } = written(sheetOf(...contents.map((content) => ({ content }))));
        expect([...cells.values()].map(({ value }) => value)).toEqual(contents.map((it) => (it === 0 ? 0 : it)));
      },
    ),
  );
});

test("what XML cannot hold is no harm in a message or a comment either", () => {
  const area = { row: 0, column: 0, rows: 1, columns: 1 };
  const odd = "bell \u0007 & \ud800 <x>";
  const { parts } = written({
    ...sheetOf({ content: 1 }),
    names: [{ name: "odd_cell", area, comment: odd }],
    validations: [{ area, rule: { kind: "whole", minimum: 0, maximum: 1 }, message: odd }],
  });
  for (const xml of Object.values(parts)) parseXml(xml);
  expect(attribute(/<definedName\s[^>]*>/.exec(parts["xl/workbook.xml"]!)![0], "comment")).toBe(
    "bell \u0007 & \ufffd <x>",
  );
});

test("a number that no cell can hold is refused with its address", () => {
  expect(() => written(sheetOf({ content: 1 }, { content: Infinity }))).toThrow("B1 holds Infinity");
});

test("names belong to the sheet, with their comments", () => {
  const workbook = file.parts["xl/workbook.xml"]!;
  const tags = [...workbook.matchAll(/<definedName(\s[^>]*)>/g)].map(([, tag]) => tag!);
  // Beside them what is printed, and what is repeated on each page.
  expect(tags.length).toBe(breakdown.names.length + 2);
  for (const tag of tags) expect(attribute(tag, "localSheetId")).toBe("0");
  for (const { name, area, comment } of breakdown.names) {
    expect(file.names[name]).toBe(areaAddress(area));
    expect(
      attribute(
        tags.find((it) => attribute(it, "name") === name)!,
        "comment",
      ),
    ).toBe(comment.slice(0, 255));
  }
});

test("Excel works the file out anew only where it is asked to", () => {
  expect(file.parts["xl/workbook.xml"]).toContain('fullCalcOnLoad="1"');
  expect(written(EMPTY, { recalculate: false }).parts["xl/workbook.xml"]).not.toContain("fullCalcOnLoad");
});

test("validations refuse with the same words that they prompt with", () => {
  const tags = [...worksheetOf(breakdown).matchAll(/<dataValidation(\s[^>]*)>([^]*?)<\/dataValidation>/g)];
  expect(tags.length).toBe(breakdown.validations.length);
  for (const [index, [, tag, limits]] of tags.entries()) {
    const { area, rule, message } = breakdown.validations[index]!;
    expect([
      attribute(tag!, "type"),
      attribute(tag!, "sqref"),
      attribute(tag!, "error"),
      attribute(tag!, "prompt"),
    ]).toEqual([rule.kind, areaAddress(area), message, message]);
    // A cleared input has no total: it is refused as any other content that is none.
    expect(attribute(tag!, "allowBlank")).toBe("0");
    if (rule.kind === "list") expect(limits).toContain(rule.choices.join(","));
  }
});

test("a list whose choices do not fit into one is refused", () => {
  const listOf = (...choices: string[]): Sheet => ({
    ...sheetOf({ content: 1 }),
    validations: [{ area: { row: 0, column: 0, rows: 1, columns: 1 }, rule: { kind: "list", choices }, message: "" }],
  });
  expect(() => written(listOf("a,b"))).toThrow("has no comma");
  expect(() => written(listOf("a".repeat(200), "b".repeat(60)))).toThrow("at most 255 characters");
});

test("a share has a bar, and what is zero is muted", () => {
  const worksheet = worksheetOf(breakdown);
  expect([...worksheet.matchAll(/<cfRule type="(\w+)"/g)].map(([, type]) => type)).toEqual(
    breakdown.conditionalFormats.map(({ kind }) => (kind === "dataBar" ? "dataBar" : "expression")),
  );
  // A rule points at one of the file's looks by its place: muted is pale, and a change bold.
  const lookOf = (sheet: Sheet) => {
    const { parts } = written(sheet);
    const looks = [...parts["xl/styles.xml"]!.matchAll(/<dxf>([^]*?)<\/dxf>/g)].map(([, look]) => look!);
    return [...parts["xl/worksheets/sheet1.xml"]!.matchAll(/dxfId="(\d+)"/g)].map(([, at]) => looks[Number(at)]!);
  };
  const LOOKS = { muted: { colour: "FF767676", bold: false }, current: { colour: undefined, bold: true } };
  const seen = (look: string) => ({ colour: /<color rgb="(\w+)"/.exec(look)?.[1], bold: look.includes("<b/>") });
  const shaded = breakdown.conditionalFormats.flatMap((it) => (it.kind === "formula" ? [LOOKS[it.style]] : []));
  expect(lookOf(breakdown).map(seen)).toEqual(shaded);
  const [, plain] = /<x14:id>([^<]+)</.exec(worksheet)!;
  expect(worksheet).toContain(`<x14:cfRule type="dataBar" id="${plain}">`);
});

test("a highlight is drawn as its role says: what is muted in a fainter colour, what is in force bold on a ground", () => {
  const drawn = (style: "muted" | "current") => {
    const area = { row: 0, column: 0, rows: 1, columns: 1 };
    const conditionalFormats: Sheet["conditionalFormats"] = [{ kind: "formula", area, formula: "A1=0", style }];
    const { parts } = written({ ...sheetOf({ content: 1 }), conditionalFormats });
    const [, index] = /<cfRule type="expression" dxfId="(\d+)"/.exec(parts["xl/worksheets/sheet1.xml"]!)!;
    const dxf = [...parts["xl/styles.xml"]!.matchAll(/<dxf>.*?<\/dxf>/gs)][Number(index)]![0];
    const [ink, ground] = [/<color [^>]*>/, /<bgColor [^>]*>/].map((it) => it.exec(dxf)?.[0]);
    return {
      colour: ink && attribute(ink, "rgb"),
      ground: ground && attribute(ground, "rgb"),
      isBold: dxf.includes("<b/>"),
    };
  };
  expect(drawn("muted")).toEqual({ colour: "FF767676", ground: undefined, isBold: false });
  expect(drawn("current")).toEqual({ colour: undefined, ground: "FFDCEBF9", isBold: true });
});

test("panes are frozen where the sheet freezes them", () => {
  expect(worksheetOf(breakdown)).toContain(
    '<pane xSplit="1" ySplit="5" topLeftCell="B6" activePane="bottomRight" state="frozen"/>',
  );
  expect(worksheetOf({ ...EMPTY, frozen: { rows: 0, columns: 1 } })).toContain(
    '<pane xSplit="1" topLeftCell="B1" activePane="topRight" state="frozen"/>',
  );
  expect(worksheetOf({ ...EMPTY, frozen: { rows: 2, columns: 1 } })).toContain(
    '<pane xSplit="1" ySplit="2" topLeftCell="B3" activePane="bottomRight" state="frozen"/>',
  );
  expect(worksheetOf(EMPTY)).not.toContain("<pane");
});

test("a column is as wide in Excel as the sheet says, and a row as high", () => {
  // Of the format's own example: 10 characters of 7 pixels with 5 of padding are a width of 10.7109375.
  const worksheet = worksheetOf({ ...sheetOf({ content: 1 }), columnWidths: [10], rowHeights: { 0: 27 } });
  expect(worksheet).toContain('<col min="1" max="1" width="10.7109375" customWidth="1"/>');
  expect(worksheet).toContain('<row r="1" ht="27" customHeight="1">');
});

test("each role and each format has a style of its own, and the default one is first", () => {
  const worksheet = worksheetOf(
    sheetOf(
      { content: 1 },
      { content: 2, style: "input" },
      { content: 3, style: "input", format: "0.0%" },
      { content: 4, style: "input" },
    ),
  );
  expect([...worksheet.matchAll(/<c r="\w+"(?: s="(\d+)")?>/g)].map(([, style]) => style)).toEqual([
    undefined,
    "1",
    "2",
    "1",
  ]);
});

test("pages are landscape and large enough to read, the summary first, with their numbers and the title on each", () => {
  const worksheet = worksheetOf(breakdown);
  expect(worksheet).toContain('<pageSetup scale="80" pageOrder="overThenDown" orientation="landscape"/>');
  expect(worksheet).not.toContain("fitToPage");
  expect(worksheet).toContain("Page &amp;P of &amp;N");
  const workbook = file.parts["xl/workbook.xml"]!;
  expect(workbook).toContain("'Cost breakdown'!$A:$A,'Cost breakdown'!$1:$3</definedName>");
  for (const { points = 10 } of Object.values<Look>(looks)) expect(points * 0.8).toBeGreaterThanOrEqual(8);
});

test("what is printed begins with the cost, the readings chosen and the chart, a page wide, and ends before what only calculates", () => {
  const workbook = file.parts["xl/workbook.xml"]!;
  const [, text] = /name="_xlnm.Print_Area"[^>]*>([^<]*)</.exec(workbook)!;
  const areas = text!.split(",").map((it) => /!\$[A-Z]+\$(\d+):\$([A-Z]+)\$(\d+)$/.exec(it)!.slice(1));
  expect(areas.length).toBeGreaterThan(5);
  const headingOf = (row: string) => String(breakdown.rows[Number(row) - 1]![0]!.content);
  expect([areas[0]![0], areas[0]![1], areas[1]![1]]).toEqual(["1", "J", "G"]);
  expect(headingOf(areas[1]![0]!)).toBe("Corrections");
  const chart = breakdown.charts[0]!.place;
  // Whole, on a page of its own where the readings leave it no room.
  const withChart = areas.find(([first, , last]) => Number(first) <= chart.row && chart.row < Number(last))!;
  expect([withChart[1], chart.row + chart.rows <= Number(withChart[2])]).toEqual(["G", true]);
  expect(chart.column + chart.columns).toBe(7);
  const hidden = breakdown.names.find(({ name }) => name === "study_record")!.area;
  for (const [, , last] of areas) expect(Number(last)).toBeLessThanOrEqual(hidden.row);
});

test("charts read the sheet's cells, and keep what those show", () => {
  for (const [index, { title, series, categories, valueAxisTitle }] of breakdown.charts.entries()) {
    const xml = file.parts[`xl/charts/chart${index + 1}.xml`]!;
    for (const words of [title, valueAxisTitle]) expect(xml).toContain(`<a:t>${words}</a:t>`);
    const references = [...xml.matchAll(/<c:f>([^<]+)<\/c:f>/g)].map(([, it]) => it);
    expect(references).toEqual(
      series.flatMap(({ values }) => [categories, values].map((it) => `'Cost breakdown'!${areaAddress(it, "both")}`)),
    );
    const points = [...xml.matchAll(/<c:pt idx="\d+"><c:v>([^<]*)<\/c:v>/g)].length;
    expect(points).toBe(series.length * 2 * categories.rows * categories.columns);
  }
  expect(file.parts["xl/charts/chart1.xml"]).toContain("<c:v>Alignment</c:v>");
  expect(file.parts["xl/drawings/drawing1.xml"]).toContain('descr="Cost by experiment, US$"');
});

test("a chart's first bar is on top and its values are below, its columns stand on their axis", () => {
  const axes = breakdown.charts.map(({ kind }, index) => {
    const { ["c:catAx"]: categories, ["c:valAx"]: values } = Object.fromEntries(
      [...file.parts[`xl/charts/chart${index + 1}.xml`]!.matchAll(/<(c:catAx|c:valAx)>([^]*?)<\/\1>/g)].map(
        ([, name, axis]) => [
          name!,
          (of: string) => attribute(new RegExp(`<c:${of}(\\s[^>]*)>`).exec(axis!)![1]!, "val"),
        ],
      ),
    );
    return [kind, categories!("orientation"), categories!("axPos"), values!("axPos"), values!("crosses")];
  });
  // ECMA-376: on a turned axis of categories "max" is its last one, which is drawn at the bottom.
  const bar = ["bar", "maxMin", "l", "b", "max"];
  expect(axes).toEqual([bar, ["column", "minMax", "b", "l", "autoZero"], bar]);
});

test("a sheet without charts has no drawing", () => {
  expect(Object.keys(written(EMPTY).parts).filter((it) => /drawing|chart/.test(it))).toEqual([]);
});

test("the document says what it is and when it was made", () => {
  const core = file.parts["docProps/core.xml"]!;
  expect(core).toContain("<dc:title>Cost</dc:title>");
  expect(core).toContain("of “a &amp; b”");
  expect(core).toContain(">2026-01-02T03:04:05Z</dcterms:created>");
});

test("number formats keep signs that Excel does not know in quotes", () => {
  for (const format of Object.values(formats)) expect(format.replace(/"[^"]*"/g, "")).toMatch(/^[\x20-\x7e]*$/);
});

test("a formula that may spill is one of dynamic arrays, so that Excel shows it without @, and no other is", () => {
  const of = (content: string): PlacedCell => ({ content });
  const sheet = sheetOf(of("=INDEX(A2:A3,1)"), of("=_xldudf_TRAIN_RUN_COST(1)"), of('=SUM(1)&"INDEX("'), of("INDEX("));
  const values = [[1, 2, "3", "INDEX("]];
  const { parts } = readXlsx(xlsxFile(sheet, { values, properties, recalculate: true }));
  const cells = [...parts["xl/worksheets/sheet1.xml"]!.matchAll(/<c\s[^>]*>(?:<f[^>]*>)?/g)].map(([it]) => it);
  expect(cells.map((it) => attribute(it, "cm"))).toEqual(["1", undefined, undefined, undefined]);
  expect(cells.map((it) => /t="array" ref="(\w+)"/.exec(it)?.[1])).toEqual(["A1", undefined, undefined, undefined]);
  expect(parts["xl/metadata.xml"]).toContain('fDynamic="1"');
  expect(parts["[Content_Types].xml"]).toContain("spreadsheetml.sheetMetadata+xml");
  expect(parts["xl/_rels/workbook.xml.rels"]).toContain('relationships/sheetMetadata" Target="metadata.xml"');
  expect(written(sheetOf(of("=SUM(1)")), { values: [[1]] }).parts["xl/metadata.xml"]).toBeUndefined();
});

test("each conditional format has a place of its own in the order in which Excel applies them", () => {
  const area = (row: number) => ({ row, column: 0, rows: 1, columns: 1 });
  const conditionalFormats: Sheet["conditionalFormats"] = [
    { kind: "dataBar", area: area(0) },
    { kind: "formula", area: area(1), formula: "A2=0", style: "muted" },
    { kind: "dataBar", area: area(2) },
  ];
  const xml = worksheetOf({ ...EMPTY, conditionalFormats });
  expect([...xml.matchAll(/<cfRule [^>]*priority="(\d+)"/g)].map(([, it]) => it)).toEqual(["1", "2", "3"]);
});

test("bars of one series are labelled with their values, those of two are not, whose labels would cover each other", () => {
  const chartOf = (series: number) =>
    written({
      ...EMPTY,
      charts: [
        {
          ...breakdown.charts[0]!,
          kind: "bar",
          series: Array.from({ length: series }, () => breakdown.charts[0]!.series[0]!),
        },
      ],
    }).parts["xl/charts/chart1.xml"]!;
  expect([1, 2].map((series) => chartOf(series).split("<c:dLbls>").length - 1)).toEqual([1, 0]);
});
