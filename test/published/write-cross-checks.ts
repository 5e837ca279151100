import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { crossChecksPage } from "./cross-checks";

writeFileSync(join(__dirname, "../../docs/cross-checks.md"), crossChecksPage());
