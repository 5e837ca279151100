import { expect, test } from "./fixtures";

test("what is typed into a cell or the formula bar is drawn, goes with undo, comes back with redo, and spills; a function that is offered is taken with a click", async ({
  workbench,
}) => {
  await workbench.addSheet();
  await workbench.enter("B2", "=FLOPS_PER_TOKEN({1024;2048})");
  await workbench.shows("B2", "8.26E+08");
  await workbench.shows("B3", "2.86E+09");
  await workbench.undo();
  await workbench.shows("B2", "");
  await workbench.shows("B3", "");
  await workbench.redo();
  await workbench.shows("B2", "8.26E+08");
  await workbench.shows("B3", "2.86E+09");
  await workbench.enterInFormulaBar("C2", "=1024*2");
  await workbench.shows("C2", "2048");
  await workbench.goTo("C2");
  await workbench.barShows("=1024*2");
  await workbench.goTo("D2");
  await workbench.type("=FLOPS_PER_T");
  await workbench.choose("FLOPS_PER_TOKEN");
  await workbench.typeHere("1024)");
  await workbench.shows("D2", "8.26E+08");
});

test("a table is pasted from the clipboard, and a formula filled down beside it", async ({ workbench }) => {
  await workbench.addSheet();
  await workbench.paste("A1", "512\t1\n1024\t2\n2048\t3");
  await workbench.shows("A1", "512");
  await workbench.shows("B3", "3");
  await workbench.enter("C1", "=A1*B1");
  await workbench.fillDown("C1", "C3");
  await workbench.shows("C2", "2048");
  await workbench.shows("C3", "6144");
});

test("a text is read as far as it is drawn: over empty neighbours, not beyond a filled one, and beyond the window once it was gone to", async ({
  workbench,
}) => {
  await workbench.shows("A1", "What a Google DeepMind scaling paper cost to train");
  await workbench.shows("B1", "");
  await workbench.addSheet();
  await workbench.enter("C2", "in the way");
  await workbench.enter("B2", "a text that is too long for its cell");
  await workbench.shows("B2", /^a text that i/);
  expect(await workbench.drawn("B2")).not.toContain("cell");
  await expect(workbench.drawn("F140")).rejects.toThrow("F140 is not on screen");
  await workbench.enter("F140", "far away");
  await workbench.shows("F140", "far away");
});

test("sheets are added, renamed, changed to and deleted by their tabs, and a reload opens the workbench anew", async ({
  workbench,
}) => {
  await workbench.addSheet();
  await workbench.enter("A1", "here");
  await workbench.renameSheet("Sheet1", "Ours");
  await workbench.showSheet("Cost breakdown");
  await workbench.shows("A5", "$12.9M");
  await workbench.showSheet("Ours");
  await workbench.shows("A1", "here");
  await workbench.deleteSheet("Ours");
  await workbench.shows("A5", "$12.9M");
  await workbench.addSheet();
  await workbench.reload();
  await expect(workbench.tabs).toHaveText(["Cost breakdown"]);
});
