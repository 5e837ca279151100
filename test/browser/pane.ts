import { expect, type Frame, type Locator, type Page } from "@playwright/test";
import type { FormulaStyle } from "../../src/breakdown/breakdown";

/** Each tab, and a part that is there once its panel has what it shows. */
const PANELS = {
  breakdown: "insert",
  range: "p50",
  plan: "plan-total",
  catalogue: "catalogue-search",
  functions: "function-FLOPS_PER_TOKEN",
} as const;

export type PanelName = keyof typeof PANELS;
export const PANEL_NAMES = Object.keys(PANELS) as PanelName[];

/** The task pane, beside the workbench's sheet or in a frame of Excel. */
export class Pane {
  constructor(private readonly root: Page | Frame) {}

  /** A part by the name that tests know it by. */
  part(name: string): Locator {
    return this.root.locator(`[data-test="${name}"]`);
  }

  panel(name: PanelName): Locator {
    return this.root.locator(`#panel-${name}`);
  }

  async show(name: PanelName): Promise<void> {
    await this.part(`tab-${name}`).click();
    await expect(this.panel(name)).toBeVisible();
    await expect(this.part(PANELS[name])).toBeVisible();
  }

  /** Puts a text in place of a field's own, a key a character. */
  async type(field: string, text: string): Promise<void> {
    await this.part(field).click();
    await this.part(field).press("ControlOrMeta+a");
    await this.part(field).pressSequentially(text);
  }

  /** The figure that a part shows, before it was rounded. */
  async figure(name: string): Promise<number> {
    await expect(this.part(name)).toHaveAttribute("data-value", /\d/);
    return Number(await this.part(name).getAttribute("data-value"));
  }

  async insertBreakdown(style: FormulaStyle): Promise<void> {
    await this.part(`style-${style}`).check();
    await this.part("insert").click();
    await expect(this.part("message")).toBeVisible();
  }

  async says(text: string | RegExp): Promise<void> {
    await expect(this.root.getByText(text).filter({ visible: true }).first()).toBeVisible();
  }
}
