import { readFileSync, writeFileSync } from "node:fs";
import { withFunctionTable } from "./function-table";

writeFileSync("README.md", withFunctionTable(readFileSync("README.md", "utf8")));
