import type * as toolsModule from "./tools";
import type { UniverInstance } from "./univer";

export type Tools = Pick<typeof toolsModule, "writeRules">;

/** Loads the tools of the spreadsheet after its first calculation, so that the first total does not wait for them. */
export async function loadTools(instance: UniverInstance): Promise<Tools> {
  await firstCalculation(instance);
  const tools = await import(/* webpackChunkName: "tools" */ "./tools");
  await tools.addTools(instance);
  return tools;
}

function firstCalculation({ univerAPI }: UniverInstance): Promise<void> {
  return new Promise((resolve) => {
    const ended = univerAPI.getFormula().calculationEnd(() => {
      ended.dispose();
      resolve();
    });
  });
}
