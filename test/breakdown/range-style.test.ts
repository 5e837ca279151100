import { breakdownSheet } from "../../src/breakdown/breakdown";
import { paper } from "../../src/studies";

const contents = (options: Parameters<typeof breakdownSheet>[1]) =>
  breakdownSheet(paper, options).rows.map((row) => row.map((it) => it?.content ?? null));

test("where our functions always are, a sheet of Excel formulas has its range too, and differs in nothing else", () => {
  const [plain, here, addin] = [
    contents({ style: "excel" }),
    contents({ style: "excel", rangeStyle: "addin" }),
    contents({ style: "addin" }),
  ];
  const different = here.flatMap((row, index) =>
    row.flatMap((content, column) => (content === plain[index]![column] ? [] : [[content, addin[index]![column]]])),
  );
  expect(plain.flat().filter((it) => it === "add-in only")).toHaveLength(different.length);
  expect(different.length).toBeGreaterThanOrEqual(3);
  for (const [content, inAddin] of different) expect(content).toBe(inAddin);
});
