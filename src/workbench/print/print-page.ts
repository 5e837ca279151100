import type { PrintedCell, PrintedRow, PrintedSheet } from "./printed-sheet";

/** Points: the smallest text on paper, and columns that a page of A4 or Letter across has room for in it. */
const SMALLEST = 8;
const COLUMNS_OF_A_PAGE = 16;
/** Labels and their details, which are printed again beside columns that follow on. */
const REPEATED_COLUMNS = 2;
/** A table of no more rows goes to the next page as a whole: half a page is left blank at most. */
const ROWS_KEPT_TOGETHER = 16;
const element = (name: string, className: string, ...children: (Node | string)[]): HTMLElement => {
  const it = document.createElement(name);
  if (className) it.className = className;
  it.append(...children);
  return it;
};

/** A page for the printer, of the sheet that is in view: its total first, where it has one, then its sections. */
export function printPage({ name, top, sections, bars }: PrintedSheet): HTMLElement {
  const page = element("main", "");
  page.id = "print";
  const isLine = (row: PrintedRow) => row.filter((it) => it && it.text !== "").length === 1;
  if (sections.length === 0) page.append(element("h1", "", name), ...tables(top));
  else {
    const lines = top.filter(isLine).map((row, index) => line(row.find(Boolean)!, index === 0 ? "h1" : "p"));
    page.append(...lines, ...tables(top.filter((row) => !isLine(row))));
  }
  sections.forEach((section, index) => {
    const [title, ...rows] = section;
    const about = title!.slice(1).find((it) => it && it.text !== "")?.text ?? "";
    page.append(element("section", "", element("h2", "", title![0]!.text), element("p", "", about), ...tables(rows)));
    if (index === 0 && bars.length > 0) page.append(chart(bars));
  });
  return page;
}

const line = (cell: PrintedCell, name: "h1" | "p"): HTMLElement =>
  sized(element(name, cell.bold ? "bold" : "", cell.text), cell);

function sized<T extends HTMLElement>(it: T, { points }: PrintedCell): T {
  if (points !== undefined && points !== 10) it.style.fontSize = `${Math.max(SMALLEST, points * 0.8)}pt`;
  return it;
}

/** A section as one table, or as several where it is wider than the page. */
function tables(rows: readonly PrintedRow[]): HTMLElement[] {
  const width = Math.max(0, ...rows.map((row) => row.findLastIndex((it) => it !== undefined && it.text !== "") + 1));
  const made: HTMLElement[] = [];
  for (let from = 0; from < width;) {
    const room = COLUMNS_OF_A_PAGE - (from === 0 ? 0 : REPEATED_COLUMNS);
    const to = Math.min(width, from + room);
    const columns = [...(from === 0 ? [] : [0, 1]), ...Array.from({ length: to - from }, (_, index) => from + index)];
    const body = element("tbody", "", ...rows.map((row) => tableRow(columns.map((it) => row[it]))));
    made.push(element("table", rows.length <= ROWS_KEPT_TOGETHER ? "whole" : "", body));
    from = to;
  }
  return made;
}

/** A text runs on over the empty cells to its right, as on the sheet; one that is on the right of its cell stays under its heading. */
function tableRow(cells: PrintedRow): HTMLElement {
  const row = document.createElement("tr");
  for (let column = 0; column < cells.length;) {
    const cell = cells[column];
    let span = 1;
    const runsOn = cell && !cell.isNumber && !cell.isRight && !cell.isFilled && cell.text !== "";
    while (runsOn && column + span < cells.length && cells[column + span] === undefined) span++;
    const made = document.createElement("td");
    if (span > 1) made.colSpan = span;
    if (cell) {
      made.textContent = cell.text;
      made.className = [
        cell.bold && "bold",
        cell.isRight && "right",
        cell.isNumber && "number",
        cell.isFilled && "filled",
      ]
        .filter(Boolean)
        .join(" ");
      sized(made, cell);
    }
    row.append(made);
    column += span;
  }
  return row;
}

function chart(bars: PrintedSheet["bars"]): HTMLElement {
  const largest = Math.max(...bars.map(({ value }) => value), 0);
  const rows = [...bars]
    .sort((one, other) => other.value - one.value)
    .map(({ label, value, text }) => {
      const bar = element("div", "bar");
      bar.style.width = `${largest > 0 ? (Math.max(0, value) / largest) * 100 : 0}%`;
      return element(
        "tr",
        "",
        element("td", "", label),
        element("td", "number right", text),
        element("td", "bars", bar),
      );
    });
  return element("section", "chart", element("h2", "", "Cost by experiment, US$"), element("table", "", ...rows));
}
