import { readPrices, readTable } from "../../src/actuals";

const read = (text: string) => readPrices(readTable(text));

test("a list of vendors' prices is read by its headings, parts by any of their names", () => {
  const { prices, problems } = read(
    "Date,GPU,Provider,US$/GPU-hour\n2026-11-03,nvidia H100 SXM5,Our cloud,2.35\n2026-10,a100,Other,$1.10/h\n",
  );
  expect(problems).toEqual([]);
  expect(prices).toEqual([
    { part: "H100 SXM", vendor: "Our cloud", usd: 2.35, date: "2026-11-03" },
    { part: "A100 SXM 80GB", vendor: "Other", usd: 1.1, date: "2026-10" },
  ]);
});

test("pasted cells are a table too, whose dates may be a spreadsheet's numbers", () => {
  const { prices } = read("part\tvendor\tprice\tdate\nH100 SXM\tOurs\t2\t46329\n");
  // Microsoft's serial number of 3 November 2026.
  expect(prices).toEqual([{ part: "H100 SXM", vendor: "Ours", usd: 2, date: "2026-11-03" }]);
});

test("every row that is no price is named with its line, and the others are read", () => {
  const { prices, problems } = read(
    [
      "part,vendor,usd,date",
      "H100 SXN,A,2,2026-11",
      "Quantum 9000,A,2,2026-11",
      "H100 SXM,,2,2026-11",
      "H100 SXM,A,two,2026-11",
      '"H100 SXM",A,"2,10",2026-11',
      "H100 SXM,A,0,2026-11",
      "H100 SXM,A,40%,2026-11",
      "H100 SXM,A,2,3/11/2026",
      "H100 SXM,A,2,2026-02-30",
      "H100 SXM,A,2",
      "H100 SXM,A,2,2026-11",
    ].join("\n"),
  );
  expect(prices).toHaveLength(1);
  expect(problems.map(({ line }) => line)).toEqual([2, 3, 4, 5, 6, 7, 8, 9, 10, 11]);
  const said = problems.map(({ reason }) => reason);
  expect(said[0]).toContain("the nearest is “H100 SXM”");
  expect(said[2]).toBe("the vendor is missing");
  expect(said[4]).toContain("decimal comma");
  expect(said[7]).toContain("2026-11-03");
});

test("a table without the columns says which it must have, and which it has", () => {
  expect(() => read("name,price\nH100,2")).toThrow(
    "The first row must name the columns part, vendor, US$/GPU-hour and date; it has name, price.",
  );
});
