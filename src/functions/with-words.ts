import { catalogue } from "./index";
import { words } from "./words";

/** Gives the functions back their words, which the build leaves out of the script that Excel calculates with. */
for (const fn of catalogue) {
  const { descriptions, ...said } = words[fn.name]!;
  Object.assign(fn, said);
  for (const [name, description] of Object.entries(descriptions)) Object.assign(fn.parameters[name]!, { description });
}
