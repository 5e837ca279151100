import { readingsOf } from "../../study/corrections";
import { scalingExponents } from "../../studies/scaling-exponents";
import { choice, optional } from "../../grid/parameter";

export const reading = optional(
  choice(
    "Which reading of the article: its published script, its own text, or one correction by its id.",
    readingsOf(scalingExponents),
  ),
  "published",
);
