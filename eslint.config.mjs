import tseslint from "typescript-eslint";

export default tseslint.config(
  { ignores: ["dist/", "node_modules/", "coverage/", ".cache/", "test-results/"] },
  ...tseslint.configs.recommendedTypeChecked,
  {
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      "@typescript-eslint/consistent-type-imports": "error",
      "@typescript-eslint/no-explicit-any": "error",
      "@typescript-eslint/no-unnecessary-type-assertion": "error",
      "@typescript-eslint/switch-exhaustiveness-check": ["error", { considerDefaultExhaustiveForUnions: true }],
      // Interfaces here declare their functions as methods; none of them uses `this`.
      "@typescript-eslint/unbound-method": "off",
      // A host answers by promises, whether or not it has to wait for anything itself.
      "@typescript-eslint/require-await": "off",
      // Cells and keys of paths are texts and numbers wherever they are written out.
      "@typescript-eslint/no-base-to-string": "off",
      eqeqeq: "error",
      "no-console": "error",
      "prefer-const": "error",
      "@typescript-eslint/no-unused-vars": ["error", { argsIgnorePattern: "^_", varsIgnorePattern: "^_" }],
    },
  },
  { files: ["src/command/**", "bench/**", "webpack.config.js"], rules: { "no-console": "off" } },
  // Jest's matchers and what a page or a file answers are of type any; a wrong one fails its test.
  {
    files: ["test/**"],
    rules: {
      "@typescript-eslint/no-unsafe-argument": "off",
      "@typescript-eslint/no-unsafe-assignment": "off",
      "@typescript-eslint/no-unsafe-call": "off",
      "@typescript-eslint/no-unsafe-member-access": "off",
      "@typescript-eslint/no-unsafe-return": "off",
    },
  },
  {
    files: ["test/**"],
    ignores: ["test/fast-check.ts"],
    rules: {
      "no-restricted-imports": [
        "error",
        { name: "fast-check", message: "Take test/fast-check.ts, which sizes and seeds it." },
      ],
    },
  },
  // Plain scripts are no part of the TypeScript project.
  { files: ["**/*.cjs", "**/*.mjs", "webpack.config.js"], extends: [tseslint.configs.disableTypeChecked] },
  { files: ["**/*.cjs", "webpack.config.js"], rules: { "@typescript-eslint/no-require-imports": "off" } },
);
