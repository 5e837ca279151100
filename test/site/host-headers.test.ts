import { readFileSync } from "node:fs";
import { join } from "node:path";
import packageJson from "../../package.json";
import { LOCAL_SITE } from "../../src/site/settings";
import { developmentHeaders, hostHeaders } from "../../src/site/host-headers";
import { siteFiles } from "../../src/site/site-files";

const readme = readFileSync(join(__dirname, "../../README.md"), "utf8");

test("only functions.json may be read by another origin's page, on the published site and while developing", () => {
  const open = Object.entries(hostHeaders).filter(([, it]) => "Access-Control-Allow-Origin" in it);
  expect(open.map(([path]) => path)).toEqual(["/functions.json"]);
  expect(developmentHeaders("/functions.json?v=1")).toEqual({ "Access-Control-Allow-Origin": "*" });
  for (const path of ["/", "/index.html", "/workbench.js.map", "/help/functions.json", undefined])
    expect(developmentHeaders(path)).toEqual({});
});

test("the site brings its headers as hosts of static sites read them", () => {
  expect(siteFiles(LOCAL_SITE, "1.2.3")["_headers"]).toBe(`/*
  X-Content-Type-Options: nosniff
  Referrer-Policy: no-referrer

/
  Content-Security-Policy: frame-ancestors 'self'

/index.html
  Content-Security-Policy: frame-ancestors 'self'

/functions.json
  Access-Control-Allow-Origin: *
`);
});

test("the README names every header that a host should send", () => {
  for (const headers of Object.values(hostHeaders))
    for (const [name, value] of Object.entries(headers)) expect(readme).toContain(`${name}: ${value}`);
});

test("what a script of package.json fetches as it runs has its version", () => {
  const fetched = Object.values(packageJson.scripts).flatMap((it) => [
    ...it.matchAll(/(?:npx --yes|npm install)((?: +\S+)+?)(?= &&|$)/g),
  ]);
  const names = fetched.flatMap(([, words]) => words!.split(" ").filter((it) => it !== "" && !it.startsWith("-")));
  expect(names.length).toBeGreaterThan(0);
  expect(names.filter((it) => !/.@\d+\.\d+\.\d+$/.test(it))).toEqual([]);
});
