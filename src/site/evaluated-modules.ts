import { createRequire } from "node:module";
import { dirname, join } from "node:path";

const load = createRequire(__filename);

/** Modules whose exports are plain values and what they are calculated from is not needed where they are used. */
const EVALUATED = ["/src/studies/calculated.ts", "/src/functions/words.ts"];

/** The rule of webpack's that puts the values of these modules in their places. */
export const evaluatedRule = {
  test: (path: string): boolean => EVALUATED.some((it) => path.replaceAll("\\", "/").endsWith(it)),
  enforce: "pre" as const,
  loader: __filename,
};

interface LoaderContext {
  resourcePath: string;
  addContextDependency(folder: string): void;
}

export default function evaluatedLoader(this: LoaderContext): string {
  const folder = dirname(this.resourcePath);
  for (const it of ["core", "functions", "studies", "study"]) this.addContextDependency(join(folder, "..", it));
  // While somebody develops, what it is made of may have changed since the last time.
  for (const path of Object.keys(load.cache))
    if (/[\\/]src[\\/](core|functions|grid|stud(y|ies))[\\/]/.test(path)) delete load.cache[path];
  const exported = load(this.resourcePath) as Record<string, unknown>;
  return Object.entries(exported)
    .map(([name, value]) => `export const ${name} = ${JSON.stringify(value)};`)
    .join("\n");
}
