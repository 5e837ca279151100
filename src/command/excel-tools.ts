import { homedir } from "node:os";
import { join } from "node:path";

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

/** Asks once whether this machine shall trust pages of localhost. */
export const trustLocalhost = onDemand("office-addin-dev-certs", "install");

/** What follows `npm run start:excel --`: the desktop unless "web" is said, then the tool's own options. */
export function sideload(args: readonly string[]): string[] {
  const [platform, ...options] = args[0] === "web" || args[0] === "desktop" ? args : ["desktop", ...args];
  return onDemand("office-addin-debugging", "start", MANIFEST, platform!, "--app", "excel", "--no-debug", ...options);
}

export const unload = onDemand("office-addin-debugging", "stop", MANIFEST);

export const askMicrosoft = onDemand("office-addin-manifest", "validate", MANIFEST);

/** What the validator says where its service cannot be reached, and npm where its registry cannot. */
export const isOffline = (said: string): boolean =>
  /Unable to contact the manifest validation service|ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ETIMEDOUT|network/i.test(said);
