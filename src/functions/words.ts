import type { WorksheetFunction } from "../grid/define-function";
import { catalogue } from "./index";

/** What is said of a function to whoever reads about it; a cell that calls it needs none of it. */
export interface Words extends Pick<
  WorksheetFunction,
  "summary" | "unit" | "unitsByField" | "equation" | "source" | "examples"
> {
  /** Of its parameters, by their names. */
  descriptions: Readonly<Record<string, string>>;
}

/** By the functions' names. The build puts the values in this module's place, and leaves the words out of the functions. */
export const words: Readonly<Record<string, Words>> = Object.fromEntries(
  catalogue.map(({ name, summary, unit, unitsByField, equation, source, examples, parameters }) => [
    name,
    {
      summary,
      unit,
      ...(unitsByField && { unitsByField }),
      equation,
      source,
      examples,
      descriptions: Object.fromEntries(Object.entries(parameters).map(([it, { description }]) => [it, description])),
    },
  ]),
);
