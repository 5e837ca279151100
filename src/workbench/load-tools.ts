import { IDialogService } from "@univerjs/preset-sheets-core";
import type * as toolsModule from "./tools";
import type { UniverInstance } from "./univer";

export type Tools = Pick<typeof toolsModule, "writeRules">;

/** Loads the tools of the spreadsheet after its first calculation, so that the first total does not wait for them. */
export async function loadTools(instance: UniverInstance, calculated: Promise<void>): Promise<Tools> {
  // The engine makes its dialogs with the first tool that asks for them, and loses one that is opened before they are drawn.
  instance.univer.__getInjector().get(IDialogService);
  await calculated;
  const tools = await import(/* webpackChunkName: "tools" */ "./tools");
  await tools.addTools(instance);
  return tools;
}
