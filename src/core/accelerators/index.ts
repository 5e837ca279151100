import { nvidia } from "./nvidia";
import { amd, aws, google, intel } from "./others";
import type { Accelerator } from "./part";

export type { Accelerator, Rent } from "./part";

/**
 * What runs are priced on, by maker and age. A rate that its maker gives only with sparsity is halved, and its source
 * says so. The month is that of a document that bears one, else one in which the page said so, never that of launch.
 */
export const accelerators: readonly Accelerator[] = [...nvidia, ...amd, ...google, ...aws, ...intel];
