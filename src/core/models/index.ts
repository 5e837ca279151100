import { ai2 } from "./ai2";
import { companies } from "./companies";
import { deepseek } from "./deepseek";
import { eleuther } from "./eleuther";
import { google } from "./google";
import { meta } from "./meta";
import { microsoft } from "./microsoft";
import { mistral } from "./mistral";
import { open } from "./open";
import { openai } from "./openai";
import type { PublishedModel } from "./published-model";
import { qwen } from "./qwen";

export { uncountedModels, type UncountedModel } from "./uncounted";
export {
  ASSUMED_SEQ_LEN,
  mtpFlopsPerToken,
  transformerOf,
  type ModelShape,
  type PublishedModel,
} from "./published-model";

/**
 * Shapes of models as their authors published them, by family, and in a family by release. Where a source is a model's
 * page on the Hugging Face hub, "hub page" is the number of parameters that the hub counts in the weights and shows there.
 */
export const publishedModels: readonly PublishedModel[] = [
  ...openai,
  ...google,
  ...eleuther,
  ...meta,
  ...mistral,
  ...ai2,
  ...qwen,
  ...deepseek,
  ...microsoft,
  ...open,
  ...companies,
];
