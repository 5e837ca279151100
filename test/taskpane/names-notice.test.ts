import { namesNotice } from "../../src/taskpane/shell/notice-bar";

test("a name that the spreadsheet refused is told with its reason, and the others are in", () => {
  const refused = [{ name: "E_F", reason: "Excel says: too long." }];
  expect(namesNotice({ added: ["A_B"], kept: [], refused })).toEqual({
    intent: "warning",
    title: "Added 1 name to the workbook.",
    advice: "Type =A_B( into a cell. Not added: E_F. Excel says: too long.",
  });
});

test("the notice counts the new names and lists those that were left alone", () => {
  expect(namesNotice({ added: ["A_B", "C_D"], kept: ["E_F"], refused: [] })).toEqual({
    intent: "success",
    title: "Added 2 names to the workbook.",
    advice: "Type =A_B( into a cell. Not changed: E_F.",
  });
  expect(namesNotice({ added: [], kept: ["E_F"], refused: [] })).toMatchObject({
    intent: "info",
    advice: "Nothing was changed: E_F.",
  });
});
