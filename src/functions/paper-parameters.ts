import { readingsOf } from "../core/readings";
import { scalingExponents } from "../core/scaling-exponents";
import { choice, optional } from "../grid/parameter";

export const reading = optional(
  choice("Which reading of the article: its published script, its own text, or one correction by its id.", readingsOf(scalingExponents)),
  "published",
);
