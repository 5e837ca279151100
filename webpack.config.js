const path = require("node:path");
const { EsbuildPlugin } = require("esbuild-loader");
const HtmlWebpackPlugin = require("html-webpack-plugin");
const MiniCssExtractPlugin = require("mini-css-extract-plugin");

const HOST = "127.0.0.1";
/** Taken when it is free, otherwise the next free port above it. */
process.env.WEBPACK_DEV_SERVER_BASE_PORT ??= "3000";

/** Pages of the build; each has an entry and a template beside it. */
const pages = {
  workbench: { entry: "./src/workbench/index.ts", template: "./src/workbench/index.html", filename: "index.html" },
};

module.exports = (_env, { mode = "production" } = {}) => {
  const production = mode === "production";
  return {
    mode,
    // The pages' content security policy forbids eval, which webpack's default development tool uses.
    devtool: production ? false : "source-map",
    entry: Object.fromEntries(Object.entries(pages).map(([name, { entry }]) => [name, entry])),
    output: {
      path: path.resolve(__dirname, "dist"),
      filename: production ? "[name].[contenthash:8].js" : "[name].js",
      clean: true,
    },
    resolve: { extensions: [".ts", ".tsx", ".js"] },
    module: {
      rules: [
        {
          test: /\.tsx?$/,
          exclude: /node_modules/,
          loader: "ts-loader",
          options: { transpileOnly: true, compilerOptions: { noEmit: false } },
        },
        { test: /\.css$/, use: [MiniCssExtractPlugin.loader, "css-loader"] },
      ],
    },
    plugins: [
      new MiniCssExtractPlugin({ filename: production ? "[name].[contenthash:8].css" : "[name].css" }),
      ...Object.entries(pages).map(
        ([name, { template, filename }]) => new HtmlWebpackPlugin({ template, filename, chunks: [name] }),
      ),
    ],
    optimization: {
      // Terser takes six times as long over the spreadsheet engine, and more memory than a small machine has.
      minimizer: [new EsbuildPlugin({ target: "es2022", css: true, legalComments: "none" })],
      splitChunks: {
        cacheGroups: {
          univer: {
            test: /node_modules[\\/](@univerjs|@wendellhu|react|react-dom|rxjs)[\\/]/,
            name: "univer",
            chunks: ({ name }) => name === "workbench",
            enforce: true,
          },
        },
      },
    },
    // The spreadsheet engine is large whatever is done; a warning at each build would say nothing new.
    performance: { hints: false },
    cache: { type: "filesystem", cacheDirectory: path.resolve(__dirname, "node_modules/.cache/webpack") },
    stats: { preset: "errors-warnings", errorsCount: false, warningsCount: false },
    infrastructureLogging: { level: "warn" },
    devServer: {
      host: HOST,
      port: "auto",
      open: false,
      hot: false,
      liveReload: false,
      client: false,
      static: false,
      onListening: announceWhenBuilt,
    },
  };
};

/** One line once the page can be opened, and no other. */
function announceWhenBuilt({ compiler, server }) {
  let announced = false;
  compiler.hooks.done.tap("announce", (stats) => {
    if (announced || stats.hasErrors()) return;
    announced = true;
    console.log(`FLOPsheet workbench: http://localhost:${server.address().port}/`);
  });
}
