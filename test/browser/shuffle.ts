import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import type { PlaywrightTestConfig } from "@playwright/test";
import { ROOT } from "./cache";

/** One test of the browser suite. */
interface Named {
  file: string;
  /** With those of the groups that it is in. */
  title: string;
}

interface Suite {
  title: string;
  specs?: readonly { title: string; file: string }[];
  suites?: readonly Suite[];
}

const named = ({ title, specs = [], suites = [] }: Suite, groups: readonly string[] = []): Named[] => {
  const within = [...groups, title];
  return [
    ...specs.map((it) => ({ file: it.file, title: [...within, it.title].join(" ") })),
    ...suites.flatMap((it) => named(it, within)),
  ];
};

/** All browser tests, in an order that follows from the seed. */
export function shuffledTests(playwright: string, seed: string): Named[] {
  const { stdout, stderr } = spawnSync(process.execPath, [playwright, "test", "--list", "--reporter=json"], {
    encoding: "utf8",
    maxBuffer: 1e8,
    cwd: ROOT,
  });
  let suites: readonly Suite[];
  try {
    // A file's own suite has its name for a title.
    ({ suites } = JSON.parse(stdout) as { suites: readonly Suite[] });
  } catch {
    throw new Error(`the browser tests could not be listed: ${stderr || stdout}`);
  }
  const place = ({ file, title }: Named) => createHash("sha256").update(`${seed}\0${file}\0${title}`).digest("hex");
  return suites
    .flatMap(({ specs = [], suites: inner = [] }) => [
      ...specs.map(({ title, file }) => ({ file, title })),
      ...inner.flatMap((it) => named(it)),
    ])
    .sort((one, other) => (place(one) < place(other) ? -1 : 1));
}

const literally = (text: string): string => text.replace(/[.*+?^${}()|[\]\\/]/g, "\\$&");

/** One project a test, which Playwright begins in their order, each in a process and a browser of its own. */
export const inOrder = (listed: string): NonNullable<PlaywrightTestConfig["projects"]> =>
  (JSON.parse(listed) as Named[]).map(({ file, title }, index) => ({
    name: String(index + 1),
    testMatch: new RegExp(`[\\\\/]${literally(file)}$`),
    grep: new RegExp(`(^| )${literally(title)}$`),
  }));
