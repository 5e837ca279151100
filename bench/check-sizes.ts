import { join } from "node:path";
import { scriptSizes } from "./sizes";

/** Ends with 1 where a script of the built site weighs more than it may. */
const sizes = scriptSizes(join(__dirname, "../dist"));
for (const { name, kb, limitKb } of sizes) console.log(`${name}: ${kb.toFixed(1)} kB gzipped, at most ${limitKb}`);
if (sizes.some(({ kb, limitKb }) => kb > limitKb)) process.exitCode = 1;
