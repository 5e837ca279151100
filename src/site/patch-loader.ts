import { applyPatches, packagePatches } from "./package-patches";

/** The rule of webpack's for the files that have patches. */
export const patchRule = {
  test: (path: string): boolean => fileOf(path) !== undefined,
  enforce: "pre" as const,
  loader: __filename,
};

const fileOf = (path: string): string | undefined =>
  Object.keys(packagePatches).find((it) => path.replaceAll("\\", "/").endsWith(`/node_modules/${it}`));

export default function patchLoader(this: { resourcePath: string }, source: string): string {
  return applyPatches(fileOf(this.resourcePath)!, source);
}
