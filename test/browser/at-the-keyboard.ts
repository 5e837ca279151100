import { expect, type CDPSession, type Locator, type Page } from "@playwright/test";
import { columnLetters } from "../../src/grid/address";
import { readCell, readLine, type DrawnCell } from "./grid-reading";
import { Pane } from "./pane";
import { soon } from "./values";

const ENTER = { key: "Enter", code: "Enter", windowsVirtualKeyCode: 13, text: "\r" };

/** The workbench as somebody at its keyboard and mouse has it: what can be done by them, and what can be seen. */
export class Workbench {
  /** Where one types the cell to go to. */
  readonly nameBox: Locator;
  /** Functions offered while a formula is typed. */
  readonly suggestions: Locator;
  readonly tabs: Locator;
  readonly pane: Pane;
  private readonly grid: Locator;
  private readonly bar: Locator;
  /** The spreadsheet's, which takes the keys whether or not a cell is being edited. */
  private readonly focusedEditor: Locator;
  private keys: Promise<CDPSession> | undefined;

  constructor(readonly page: Page) {
    this.nameBox = page.locator("[data-u-comp=defined-name] input");
    this.suggestions = page.locator("[data-u-comp=sheets-formula-editor]");
    this.tabs = page.locator("[data-u-comp=slide-tab-item]");
    this.pane = new Pane(page);
    this.grid = page.locator("section[data-range-selector] > canvas[data-u-comp=render-canvas]");
    this.focusedEditor = page.locator("[data-u-comp=editor]:focus");
    this.bar = page.locator("[data-u-comp=formula-bar] canvas");
  }

  async open(url: string): Promise<void> {
    await this.page.goto(url);
    await this.isReady();
  }

  async reload(): Promise<void> {
    await this.page.reload();
    await this.isReady();
  }

  /** The first calculation is over, the sheet is drawn, and the spreadsheet has taken the focus, which it does once. */
  private async isReady(): Promise<void> {
    await expect(this.pane.part("total-usd")).toHaveAttribute("data-value", /\d/);
    await expect(this.page.locator("#opening")).toHaveCount(0);
    await expect(this.focusedEditor).toBeAttached();
    await this.shows("A1", /./);
  }

  // What is drawn

  /** The text of a cell as it is drawn. The cell must be on screen. */
  async drawn(cell: string): Promise<string> {
    return (await this.cell(cell)).shown;
  }

  async shows(cell: string, text: string | RegExp): Promise<void> {
    const drawn = expect.poll(async () => (await readCell(this.grid, cell))?.shown, soon(`what ${cell} shows`));
    await (typeof text === "string" ? drawn.toBe(text) : drawn.toMatch(text));
  }

  async barShows(text: string): Promise<void> {
    await expect.poll(() => readLine(this.bar), soon("what the formula bar shows")).toBe(text);
  }

  /** Where a cell is drawn, and what is drawn in it. */
  async cell(cell: string): Promise<DrawnCell> {
    const found = await readCell(this.grid, cell);
    if (!found) throw new Error(`${cell} is not on screen`);
    return found;
  }

  // Going to a cell and typing

  /** The cell of the latest click. */
  private clicked: string | undefined;

  /** Selects a cell with a click where it is drawn, or by the name box where it cannot be clicked. */
  async goTo(cell: string): Promise<void> {
    if ((await this.selected()) === cell && (await this.focusedEditor.isVisible())) return;
    const found = await readCell(this.grid, cell);
    // Two clicks on one cell may be a double one, which opens it for editing: what is typed then goes behind what it holds.
    const isAgain = this.clicked === cell;
    this.clicked = isAgain ? undefined : cell;
    if (found && !isAgain && (await this.isFree(middle(found)))) {
      await this.page.mouse.click(middle(found).x, middle(found).y);
    } else {
      await this.nameBox.fill(cell);
      await this.nameBox.press("Enter");
    }
    await this.isAt(cell);
  }

  /** False where something else lies over the grid: the message of an error does so while the mouse is on its cell. */
  private isFree(at: { x: number; y: number }): Promise<boolean> {
    return this.grid.evaluate((it, { x, y }) => document.elementFromPoint(x, y) === it, at);
  }

  /** The name box shows it too, but a cell that has a name by its name. */
  private selected(): Promise<string> {
    return this.page.evaluate(
      () => window.flopsheet.univerAPI.getActiveWorkbook()!.getActiveSheet().getActiveCell()?.getA1Notation() ?? "",
    );
  }

  private async isAt(cell: string): Promise<void> {
    await expect.poll(() => this.selected(), soon("the selected cell")).toBe(cell);
  }

  /** Presses a key a character, each as soon as the one before is on its way, as a fast typist does; a line ends with Enter. */
  async type(text: string): Promise<void> {
    this.keys ??= this.page.context().newCDPSession(this.page);
    const keys = await this.keys;
    const press = (of: object) => keys.send("Input.dispatchKeyEvent", { type: "keyDown", ...of });
    await Promise.all([...text].map((it) => press(it === "\n" ? ENTER : { key: it, text: it })));
  }

  /** Types into a cell and ends with Enter or Tab, which go on to the next one. */
  async enter(cell: string, text: string, end: "Enter" | "Tab" = "Enter"): Promise<void> {
    await this.goTo(cell);
    await this.typeHere(text, end);
  }

  /** The same in the selected cell. */
  async typeHere(text: string, end: "Enter" | "Tab" = "Enter"): Promise<void> {
    const next = neighbour(await this.selected(), end);
    await this.type(text);
    // While functions are offered, Enter and Tab are theirs.
    await expect(this.suggestions).toBeHidden();
    await this.page.keyboard.press(end);
    await this.isAt(next);
  }

  /** Types into a cell and those below it, without a look at what comes of each. */
  async enterDown(first: string, texts: readonly string[]): Promise<void> {
    const cells = [first];
    for (const _ of texts) cells.push(neighbour(cells.at(-1)!, "Enter"));
    await this.goTo(first);
    await this.type(texts.map((it) => `${it}\n`).join(""));
    if ((await this.selected()) === cells.at(-1)) return;
    // On a busy machine functions are offered in the middle of a name, and take an Enter. Once more, with a look at each.
    await this.page.keyboard.press("Escape");
    for (const [index, text] of texts.entries()) await this.enter(cells[index]!, text);
  }

  async enterInFormulaBar(cell: string, text: string): Promise<void> {
    await this.goTo(cell);
    // The bar's editor is made while the button is held down.
    await expect(async () => {
      await this.bar.click({ delay: 100 });
      await expect(this.page.locator("[id*=FORMULA_BAR]:focus")).toBeAttached({ timeout: 1000 });
    }).toPass();
    await this.page.keyboard.press("ControlOrMeta+a");
    await this.type(text);
    await expect(this.suggestions).toBeHidden();
    await this.page.keyboard.press("Enter");
    await this.isAt(neighbour(cell, "Enter"));
  }

  /** Takes the function that is offered under this name. */
  async choose(functionName: string): Promise<void> {
    await this.suggestions.getByText(functionName, { exact: true }).click();
    await expect(this.suggestions).toBeHidden();
  }

  async undo(): Promise<void> {
    await this.page.keyboard.press("ControlOrMeta+z");
  }

  async redo(): Promise<void> {
    await this.page.keyboard.press("ControlOrMeta+y");
  }

  /** Fills the cells from the second to the last with what is in the first. */
  async fillDown(first: string, last: string): Promise<void> {
    await this.selectRange(first, last);
    await this.page.keyboard.press("ControlOrMeta+d");
  }

  /** Clicks a cell while Ctrl, or its likeness, is held down. */
  async clickWithModifier(cell: string): Promise<void> {
    const { x, y } = middle(await this.cell(cell));
    await this.page.keyboard.down("ControlOrMeta");
    await this.page.mouse.click(x, y);
    await this.page.keyboard.up("ControlOrMeta");
  }

  async selectRange(first: string, last: string): Promise<void> {
    await this.goTo(first);
    const { x, y } = middle(await this.cell(last));
    await this.page.keyboard.down("Shift");
    await this.page.mouse.click(x, y);
    await this.page.keyboard.up("Shift");
  }

  /** Pastes a text that was copied elsewhere. */
  async paste(cell: string, text: string): Promise<void> {
    await this.page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
    await this.goTo(cell);
    await this.page.evaluate((it) => navigator.clipboard.writeText(it), text);
    await this.page.keyboard.press("ControlOrMeta+v");
  }

  // Sheets

  tab(sheet: string): Locator {
    return this.tabs.filter({ has: this.page.getByText(sheet, { exact: true }) });
  }

  async addSheet(): Promise<void> {
    const count = await this.tabs.count();
    await this.page.locator("[data-u-comp=sheet-bar-append-button]").first().click();
    await expect(this.tabs).toHaveCount(count + 1);
    await expect(this.tabs.last()).toHaveAttribute("aria-selected", "true");
  }

  async showSheet(sheet: string): Promise<void> {
    // On the tab of the sheet in view a press that lasts would begin to move it.
    if ((await this.tab(sheet).getAttribute("aria-selected")) !== "true") await this.tab(sheet).click();
    await expect(this.tab(sheet)).toHaveAttribute("aria-selected", "true");
  }

  async renameSheet(sheet: string, name: string): Promise<void> {
    await this.chooseOfTab(sheet, "Rename");
    await expect(this.tab(sheet).locator("[contenteditable=true]")).toBeFocused();
    await this.page.keyboard.press("ControlOrMeta+a");
    await this.type(name);
    await this.page.keyboard.press("Enter");
    await expect(this.tab(name)).toBeVisible();
  }

  async deleteSheet(sheet: string): Promise<void> {
    await this.chooseOfTab(sheet, "Delete");
    await expect(this.page.getByText("Undo (Ctrl+Z) brings it back")).toBeVisible();
    await this.page.getByRole("button", { name: /ok|confirm/i }).click();
    await expect(this.tab(sheet)).toHaveCount(0);
  }

  async duplicateSheet(sheet: string): Promise<void> {
    const count = await this.tabs.count();
    await this.chooseOfTab(sheet, "Duplicate");
    await expect(this.tabs).toHaveCount(count + 1);
  }

  private async chooseOfTab(sheet: string, entry: string): Promise<void> {
    await this.showSheet(sheet);
    await this.tab(sheet).click({ button: "right" });
    await this.page.getByText(entry, { exact: true }).click();
  }
}

const middle = ({ left, right, top, bottom }: DrawnCell) => ({ x: (left + right) / 2, y: (top + bottom) / 2 });

/** The cell below, or the one to the right. */
function neighbour(cell: string, end: "Enter" | "Tab"): string {
  const [, letters, digits] = /^([A-Z]+)(\d+)$/.exec(cell)!;
  if (end === "Enter") return `${letters}${Number(digits) + 1}`;
  const column = [...letters!].reduce((sum, it) => sum * 26 + it.charCodeAt(0) - 64, 0);
  return columnLetters(column) + digits;
}
