import { readFileSync } from "node:fs";
import { join } from "node:path";
import { minVersion, satisfies } from "semver";
import packageJson from "../package.json";

const ROOT = join(__dirname, "..");

interface Locked {
  /** A few old packages have a list, which npm does not read. */
  engines?: { node?: string } | string[];
  hasInstallScript?: boolean;
}
const { packages } = JSON.parse(readFileSync(join(ROOT, "package-lock.json"), "utf8")) as {
  packages: Record<string, Locked>;
};
const nameOf = (path: string): string => path.replace(/^.*node_modules\//, "");

/** The lowest version of each line of Node that is promised: 20.19.0, 22.13.0, 24.0.0. */
const promised = packageJson.engines.node.split("||").map((range) => minVersion(range)!.version);

test("the README promises the versions of Node that package.json asks for", () => {
  const [last, ...others] = promised.map((it) => it.replace(/(\.0)+$/, "")).reverse();
  const readme = readFileSync(join(ROOT, "README.md"), "utf8");
  expect(readme.match(/\bNode \d[\d.]*(, [\d.]+)* or [\d.]+/g)).toEqual([
    `Node ${others.reverse().join(", ")} or ${last}`,
  ]);
});

test("every package that is installed runs on every version of Node that is promised", () => {
  const wrong = Object.entries(packages).flatMap(([path, { engines }]) => {
    const range = Array.isArray(engines) ? undefined : engines?.node;
    const refused = promised.filter((it) => range !== undefined && !satisfies(it, range));
    return refused.length > 0 ? [`${nameOf(path)} asks for Node ${range}, which ${refused.join(" and ")} is not`] : [];
  });
  if (wrong.length > 0)
    throw new Error(
      `${wrong.join("; ")}. Take a version of it that admits them, or change "engines" in package.json and the README. ` +
        `@fluentui/web-components runs in browsers only: delete its "engines" from package-lock.json, where npm install writes it back.`,
    );
});

test("no package runs a script as it is installed", () => {
  const scripted = Object.entries(packages).filter(([, { hasInstallScript }]) => hasInstallScript);
  const denied = new Map(Object.entries(packageJson.allowScripts));
  const names = new Set(scripted.map(([path]) => nameOf(path)));
  expect([...names].filter((it) => denied.get(it) !== false)).toEqual([]);
  expect([...denied.keys()].filter((it) => !names.has(it))).toEqual([]);
});
