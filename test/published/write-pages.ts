import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { accuracyPage } from "./accuracy";
import { crossChecksPage } from "./cross-checks";

const docs = join(__dirname, "../../docs");
writeFileSync(join(docs, "cross-checks.md"), crossChecksPage());
writeFileSync(join(docs, "accuracy.md"), accuracyPage());
