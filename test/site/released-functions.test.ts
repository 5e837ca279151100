import { catalogue } from "../../src/functions";
import released from "./released-functions.json";

/**
 * The functions as the last release declared them, parameters in brackets being optional. Excel passes arguments by position and may
 * hold that release's functions.json for a day beside newer code: a parameter in between would be another number, not an error.
 */
const functions = Object.entries<string>(released.functions);

const declared = (name: string): string[] =>
  Object.entries(catalogue.find((it) => it.name === name)?.parameters ?? {}).map(([parameter, { fallback }]) =>
    fallback === undefined ? parameter : `[${parameter}]`,
  );

test.each(functions)(
  "%s begins with the parameters that it was released with, and what was added since is optional",
  (name, text) => {
    const then = text.split(" ");
    const now = declared(name);
    expect(now.slice(0, then.length)).toEqual(then);
    expect(now.slice(then.length).every((it) => it.startsWith("["))).toBe(true);
  },
);
