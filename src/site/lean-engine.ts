import { join } from "node:path";
import { NormalModuleReplacementPlugin, type Compiler, type RuleSetRule } from "webpack";

const inPlace = (name: string): string => join(__dirname, "lean-engine", name);

/**
 * Parts of the spreadsheet's engine that a sheet never comes to, and what takes their place.
 * Hyphenation patterns of 77 languages, each a script, one of which was loaded at every start: only documents hyphenate, and only
 * where they ask for it. The model by which a text's language is guessed to choose among them, for each text that is laid out. The
 * reader of files of fonts, for documents that ask for OpenType's features. None does here.
 */
const LEFT_OUT: readonly { request: RegExp; replacement: string }[] = [
  { request: /^\.\/[a-z\d-]+-[\w-]{8}\.js$/i, replacement: inPlace("no-patterns.ts") },
  { request: /^franc-min$/, replacement: inPlace("franc-min.ts") },
  { request: /^opentype\.js$/, replacement: inPlace("opentype.ts") },
];

/** Builds the spreadsheet's engine without what no sheet needs. */
export const leanEngine = {
  rules: [
    { test: /cjk-regex[\\/]lib[\\/]index\.js$/, loader: inPlace("character-classes.ts") },
  ] satisfies RuleSetRule[],

  apply(compiler: Compiler): void {
    for (const { request, replacement } of LEFT_OUT) {
      new NormalModuleReplacementPlugin(request, (resource: { context: string; request: string }) => {
        if (/@univerjs[\\/]engine-render[\\/]/.test(resource.context)) resource.request = replacement;
      }).apply(compiler);
    }
  },
};
