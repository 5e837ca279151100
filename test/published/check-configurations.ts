import { readdirSync, readFileSync, statSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { differencesFrom } from "./configurations";

/**
 * npm run check:models -- FILE-OR-FOLDER…
 * Compares the catalogue's models with configuration files as the Hugging Face hub has them: a file config.json in a folder of
 * the model's name, or a file of that name. Ends with 1 where one differs.
 */
function* filesOf(path: string): Generator<string> {
  if (!statSync(path).isDirectory()) yield path;
  else
    for (const it of readdirSync(path).sort())
      if (it.endsWith(".json") || !it.includes(".")) yield* filesOf(join(path, it));
}

const say = (line: string): unknown => process.stdout.write(`${line}\n`);

const paths = process.argv.slice(2);
if (paths.length === 0) {
  say("Name configuration files, or folders of them: npm run check:models -- models/");
  process.exit(2);
}
let compared = 0;
for (const file of paths.flatMap((it) => [...filesOf(it)])) {
  const config = JSON.parse(readFileSync(file, "utf8")) as Record<string, unknown>;
  const ofFile = basename(file) === "config.json" ? basename(dirname(file)) : basename(file, ".json");
  const name = [ofFile, String(config["_name_or_path"] ?? "")].find((it) => differencesFrom(it, config) !== undefined);
  if (name === undefined) {
    say(`${file}: the catalogue has no “${ofFile}”`);
    continue;
  }
  compared++;
  for (const { model, fact, ours, theirs } of differencesFrom(name, config)!) {
    say(`${file}: ${model}: ${fact} is ${String(theirs)}, the catalogue has ${String(ours)}`);
    process.exitCode = 1;
  }
}
say(`${compared} compared`);
