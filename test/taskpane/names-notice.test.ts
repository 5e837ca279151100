import { namesNotice } from "../../src/taskpane/shell/notice-bar";

test("the notice counts the new names and lists those that were left alone", () => {
  expect(namesNotice({ added: ["A_B", "C_D"], kept: ["E_F"] })).toEqual({
    intent: "success",
    title: "Added 2 names to the workbook.",
    advice: "Type =A_B( into a cell. Not changed: E_F.",
  });
  expect(namesNotice({ added: [], kept: ["E_F"] })).toMatchObject({
    intent: "info",
    advice: "Nothing was changed: E_F.",
  });
});
