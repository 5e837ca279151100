import { PAGES } from "../excel/site";

type Headers = Readonly<Record<string, string>>;

/** Excel on the web reads it from a page of its own; nobody else's page reads anything of the site. */
const READ_BY_EXCEL: Headers = { "Access-Control-Allow-Origin": "*" };

/** Only Excel's pages, whose addresses are many, may show the pane in a frame; nobody needs to show the workbench in one. */
const NOT_FRAMED: Headers = { "Content-Security-Policy": "frame-ancestors 'self'" };

/** What a host should send with the files of the site, by their paths; a page cannot say these for itself. */
export const hostHeaders: Readonly<Record<string, Headers>> = {
  "/*": { "X-Content-Type-Options": "nosniff", "Referrer-Policy": "no-referrer" },
  "/": NOT_FRAMED,
  "/index.html": NOT_FRAMED,
  [`/${PAGES.functions}`]: READ_BY_EXCEL,
};

export const HEADERS_FILE = "_headers";

/** The same as hosts of static sites read them: Netlify and Cloudflare Pages do, GitHub Pages sends none. */
export const headersFile = (): string =>
  Object.entries(hostHeaders)
    .map(([path, headers]) =>
      [path, ...Object.entries(headers).map(([name, value]) => `  ${name}: ${value}`)].join("\n"),
    )
    .map((it) => `${it}\n`)
    .join("\n");

/** What the development server sends with a file; the pages are reloaded there, and framed by nobody's page. */
export const developmentHeaders = (path: string | undefined): Headers =>
  path?.replace(/\?.*$/s, "") === `/${PAGES.functions}` ? READ_BY_EXCEL : {};
