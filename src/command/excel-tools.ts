import { homedir } from "node:os";
import { join } from "node:path";
// Not the whole package: it loads Microsoft's telemetry, which it does not bring.
import { getPackageJsonScript } from "office-addin-cli/lib/npmPackage";
import { parseNumber } from "office-addin-cli/lib/parse";

/** Versions that were looked at: a tool that is fetched when it is run would otherwise be whatever was published last. */
const VERSIONS = {
  "office-addin-debugging": "7.0.0",
  "office-addin-dev-certs": "3.0.0",
  "office-addin-manifest": "3.0.0",
} as const;

/**
 * Microsoft's tools for sideloading, fetched when they are first run: together they are larger than all else that
 * this project installs, and only those who have Excel need them.
 */
const onDemand = (tool: keyof typeof VERSIONS, ...args: readonly string[]): string[] => [
  "npx",
  "--yes",
  `${tool}@${VERSIONS[tool]}`,
  ...args,
];

const MANIFEST = "manifest.xml";
/** Where office-addin-dev-certs puts what it makes. */
const CERTIFICATES = join(homedir(), ".office-addin-dev-certs");

export const tlsFiles = {
  TLS_KEY: join(CERTIFICATES, "localhost.key"),
  TLS_CERTIFICATE: join(CERTIFICATES, "localhost.crt"),
};

/** What follows `npm run start:excel --`, as far as it is ours. */
export interface StartOptions {
  /** How long the certificate for localhost is valid; the tool's own 30 days where it is left out. */
  days: number | undefined;
  /** The desktop unless "web" is said, then options of the sideloading tool. */
  sideload: readonly string[];
}

/** Throws where a number of days is none. */
export function startOptions(args: readonly string[]): StartOptions {
  const at = args.indexOf("--days");
  if (at < 0) return { days: undefined, sideload: args };
  const days = parseNumber(args[at + 1] ?? "", "--days must be followed by a number of days.");
  return { days, sideload: args.filter((_, index) => index !== at && index !== at + 1) };
}

/** Asks once whether this machine shall trust pages of localhost. */
export const trustLocalhost = (days?: number): string[] =>
  onDemand("office-addin-dev-certs", "install", ...(days === undefined ? [] : ["--days", String(days)]));

/** The script of package.json that serves the add-in, as the arguments of webpack. */
export async function serveArguments(): Promise<string[]> {
  const script = await getPackageJsonScript("start");
  const [tool, ...args] = script?.split(" ") ?? [];
  if (tool !== "webpack") throw new Error(`Run this with npm: package.json's start script is “${String(script)}”.`);
  return args;
}

/** The tool's call for what follows `npm run start:excel --`. */
export function sideload(args: readonly string[]): string[] {
  const [platform, ...options] = args[0] === "web" || args[0] === "desktop" ? args : ["desktop", ...args];
  return onDemand("office-addin-debugging", "start", MANIFEST, platform!, "--app", "excel", "--no-debug", ...options);
}

export const unload = onDemand("office-addin-debugging", "stop", MANIFEST);

export const askMicrosoft = onDemand("office-addin-manifest", "validate", MANIFEST);

/** What the validator says where its service cannot be reached, and npm where its registry cannot. */
export const isOffline = (said: string): boolean =>
  /Unable to contact the manifest validation service|ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ETIMEDOUT|network/i.test(said);
