import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { manifest } from "../site/manifest";
import { LOCAL_SITE } from "../site/settings";

const root = join(__dirname, "../..");
const { version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as { version: string };
writeFileSync(join(root, "manifest.xml"), manifest(LOCAL_SITE, version));
