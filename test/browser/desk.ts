import type { Locator, Page } from "@playwright/test";
import type { Position } from "../../src/grid/address";
import type { Cell } from "../../src/grid/cell";
import { expect } from "./fixtures";
import type { Pane, PanelName } from "./pane";

/** A spreadsheet with the pane beside it, used by its keys alone. */
export interface Desk {
  page: Page;
  pane: Pane;
  keys: Keys;
  /** The value of a named cell of the sheet in view, before it is rounded. */
  value(name: string): Promise<Cell>;
  /** Selects a named cell of the sheet in view. */
  goTo(name: string): Promise<void>;
  /** What a cell of the sheet in view comes to. */
  cell(at: Position): Promise<Cell>;
}

/** More stops than the longest way through the pane has. */
const MOST_STOPS = 200;

/** The pane by its keys: Tab and Shift+Tab to a part, arrows in a list, and what is typed. */
export class Keys {
  constructor(
    private readonly page: Page,
    private readonly pane: Pane,
    /** Brings the focus from the spreadsheet into the pane. */
    private readonly enterPane: () => Promise<void>,
  ) {}

  /** Goes to a part of the pane by Tab and Shift+Tab, whichever way it is. */
  async reach(part: string | Locator): Promise<Locator> {
    const wanted = typeof part === "string" ? this.pane.part(part) : part;
    await expect(wanted).toBeVisible();
    for (let stops = 0; stops < MOST_STOPS; stops++) {
      const way = await wanted.evaluate((it) => {
        const active = document.activeElement;
        if (active === it) return "here";
        if (!active?.closest("#pane")) return "outside";
        return it.compareDocumentPosition(active) & Node.DOCUMENT_POSITION_FOLLOWING ? "Shift+Tab" : "Tab";
      });
      if (way === "here") return wanted;
      if (way === "outside") await this.enterPane();
      else await this.page.keyboard.press(way);
    }
    throw new Error(`${String(wanted)} is not reached by ${MOST_STOPS} presses of Tab`);
  }

  /** Presses a button or a link, or opens what is folded. */
  async press(part: string | Locator): Promise<void> {
    await this.reach(part);
    await this.page.keyboard.press("Enter");
  }

  async unfold(part: string): Promise<void> {
    await this.press(this.pane.part(part).locator("summary").first());
  }

  /** Types a text in place of what a field has, and leaves the field by a key. */
  async fill(part: string | Locator, text: string, end: "Enter" | "Tab" = "Tab"): Promise<void> {
    await this.reach(part);
    await this.page.keyboard.press("ControlOrMeta+a");
    await this.page.keyboard.type(text);
    await this.page.keyboard.press(end);
  }

  /** Chooses an option of a list by the arrow keys. */
  async choose(part: string, option: RegExp | string): Promise<void> {
    const list = await this.reach(part);
    const places = await list.evaluate((it: HTMLSelectElement) => ({
      texts: Array.from(it.options, ({ text }) => text),
      at: it.selectedIndex,
    }));
    const to = places.texts.findIndex((it) => (typeof option === "string" ? it === option : option.test(it)));
    expect(to, `${String(option)} is offered by ${part}`).toBeGreaterThanOrEqual(0);
    const key = to > places.at ? "ArrowDown" : "ArrowUp";
    for (let steps = Math.abs(to - places.at); steps > 0; steps--) await this.page.keyboard.press(key);
    await expect(list.locator("option:checked")).toHaveText(option);
  }

  /** Shows a tab by the arrow keys of the list of tabs. */
  async show(name: PanelName): Promise<void> {
    const tab = this.pane.part(`tab-${name}`);
    const order = await tab.evaluate((it) => {
      const all = [...it.parentElement!.children];
      return { to: all.indexOf(it), from: all.findIndex((one) => one.getAttribute("aria-selected") === "true") };
    });
    await this.reach(this.pane.part("tab-breakdown").locator("xpath=..").locator("[aria-selected=true]"));
    for (let at = order.from; at < order.to; at++) await this.page.keyboard.press("ArrowRight");
    for (let at = order.from; at > order.to; at--) await this.page.keyboard.press("ArrowLeft");
    await expect(this.pane.panel(name)).toBeVisible();
  }
}
