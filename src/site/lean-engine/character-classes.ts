import { pathToFileURL } from "node:url";
import type { LoaderContext } from "webpack";

type Classes = Record<string, () => { toRegExp(): RegExp }>;

/**
 * Loads cjk-regex as what it works out, its regular expressions: they are some hundredth of the tables of Unicode that it makes them
 * of.
 */
export default function characterClasses(this: LoaderContext<object>): void {
  const done = this.async();
  (import(pathToFileURL(this.resourcePath).href) as Promise<Classes>).then((classes) => {
    const written = ["all", "letters", "punctuations"].map(
      (name) => `export const ${name} = () => ({ toRegExp: () => ${String(classes[name]!().toRegExp())} });`,
    );
    done(null, written.join("\n"));
  }, done);
}
