const path = require("node:path");
// The settings and the catalogue are TypeScript; from here on they can be required as they are.
require("tsx/cjs");
const CopyPlugin = require("copy-webpack-plugin");
const { DefinePlugin, Compilation, sources } = require("webpack");
const { EsbuildPlugin } = require("esbuild-loader");
const HtmlWebpackPlugin = require("html-webpack-plugin");
const MiniCssExtractPlugin = require("mini-css-extract-plugin");
const { version } = require("./package.json");
const { readSite } = require("./src/site/settings");
const { leanEngine } = require("./src/site/lean-engine");
const { officeLibrary, officeSetting, OWN_FOLDER } = require("./src/site/office-library");
const { siteFiles } = require("./src/site/site-files");
const { patchRule } = require("./src/site/patch-loader");
const { evaluatedRule } = require("./src/site/evaluated-modules");
const { wordlessRule } = require("./src/site/wordless-functions");
const { UNIFIED_FOLDER, UNIFIED_ICONS } = require("./src/site/unified-manifest");
const { devServer } = require("./src/site/dev-server");
const { developmentHeaders } = require("./src/site/host-headers");
const { thirdPartyNotices } = require("./src/site/third-party-notices");

const HOST = "127.0.0.1";
/** Taken when it is free, otherwise the next free port above it. */
process.env.WEBPACK_DEV_SERVER_BASE_PORT ??= "3000";

/** Pages of the build; each has an entry and a template. */
const pages = {
  workbench: { entry: "./src/workbench/index.ts", template: "./src/workbench/index.html", filename: "index.html" },
  taskpane: {
    entry: "./src/excel/page/taskpane.ts",
    template: "./src/excel/page/taskpane.html",
    filename: "taskpane.html",
  },
};

/** The pane in each of its states, beside the others while developing; `--env only=preview` builds it alone. */
const preview = { entry: "./src/preview/index.ts", template: "./src/preview/index.html", filename: "preview.html" };

/** Live reload asks the server over a socket and shows what failed in a frame; a published page does neither. */
const developmentSources = "; connect-src 'self' ws: wss:";

/**
 * What office.js loads in Excel, from its own folder: the library for each kind of Excel, and its texts in each language.
 * A site's own copy leaves out the other programs of Office, and its telemetry.
 */
const OFFICE_FILES = [
  "office.js",
  "o15apptofilemappingtable.js",
  "excel-{web,win32,mac}-16.*.js",
  "*/office_strings.js",
];

/** Certificates that `npm run start:excel` made; Excel loads add-ins over https only. */
const { TLS_CERTIFICATE, TLS_KEY } = process.env;

module.exports = ({ address, namespace, only } = {}, { mode = "production" } = {}) => {
  const production = mode === "production";
  const server = devServer();
  const all = { ...pages, preview };
  const chosen = only ? { [only]: all[only] } : production ? pages : all;
  const office = officeLibrary(officeSetting(process.env.FLOPSHEET_OFFICE_JS, production));
  const site = readSite({
    address: address ?? process.env.FLOPSHEET_ADDRESS,
    namespace: namespace ?? process.env.FLOPSHEET_NAMESPACE,
    id: process.env.FLOPSHEET_ID || undefined,
    name: process.env.FLOPSHEET_NAME || undefined,
    fork: process.env.FLOPSHEET_FORK || undefined,
    offersChoices: process.env.FLOPSHEET_CHOICES === "1",
    showsCards: process.env.FLOPSHEET_CARDS === "1",
  });
  return {
    mode,
    // The pages' content security policy forbids eval, which webpack's default development tool uses.
    devtool: production ? false : "source-map",
    entry: {
      ...Object.fromEntries(Object.entries(chosen).map(([name, { entry }]) => [name, entry])),
      // Its page names it, to have it before all others.
      ...(chosen.workbench && { start: { import: "./src/workbench/start.ts", filename: "start.js" } }),
    },
    // What the minimizer writes too: without it the loader of scripts carries what older browsers lack.
    target: ["web", "es2022"],
    output: {
      // All files are in the folder of their pages.
      publicPath: "",
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
        ...leanEngine.rules,
        { test: /\.css$/, use: [MiniCssExtractPlugin.loader, "css-loader"] },
        patchRule,
        evaluatedRule,
        // A value card says what its function does.
        ...(site.showsCards ? [] : [wordlessRule]),
      ],
    },
    plugins: [
      leanEngine,
      new DefinePlugin({
        NAMESPACE: JSON.stringify(site.namespace),
        FILE_NAMESPACE: JSON.stringify(site.fileNamespace),
        VERSION: JSON.stringify(version),
        CARDS: JSON.stringify(site.showsCards),
      }),
      new CopyPlugin({
        patterns: [
          ...(office.folder ? OFFICE_FILES : []).map((from) => ({
            from,
            context: path.resolve(office.folder),
            to: `${OWN_FOLDER}[path][name][ext]`,
            info: { minimized: true },
            globOptions: { ignore: ["**/*.debug.js"] },
            // What every library has was looked for; a newer one may do without the rest.
            noErrorOnMissing: true,
          })),
          { from: "*.{png,css}", context: "assets", to: "assets" },
          ...Object.values(UNIFIED_ICONS).map((size) => ({
            from: `assets/icon-${size}.png`,
            to: `${UNIFIED_FOLDER}[name][ext]`,
          })),
        ],
      }),
      emit({
        ...siteFiles(site, version),
        // office.js asks for its telemetry wherever it runs; finding nothing there, it goes without.
        ...(office.folder && { [`${OWN_FOLDER}telemetry/oteljs_agave.js`]: "" }),
      }),
      say(`Office.js: ${office.description}`, chosen.taskpane && production),
      new MiniCssExtractPlugin({
        filename: production ? "[name].[contenthash:8].css" : "[name].css",
        // What is loaded late still comes before the pages' own rules.
        insert: (link) => document.head.prepend(link),
      }),
      ...Object.entries(chosen).map(
        ([name, { template, filename }]) =>
          new HtmlWebpackPlugin({
            template,
            filename,
            chunks: [name],
            templateParameters: {
              developmentSources: production ? "" : developmentSources,
              officeScript: office.script,
              officeSources: office.origin ? ` ${office.origin}` : "",
            },
          }),
      ),
      ...(production ? [thirdPartyNotices(office.folder ? [path.dirname(office.folder)] : [])] : [server]),
    ],
    optimization: {
      // Terser takes six times as long over the spreadsheet engine, and more memory than a small machine has.
      minimizer: [new EsbuildPlugin({ target: "es2022", css: true, legalComments: "none" })],
      splitChunks: {
        cacheGroups: {
          // Apart from what is ours, which changes more often.
          engine: {
            test: /node_modules[\\/]/,
            name: "engine",
            chunks: ({ name }) => name === "spreadsheet",
            enforce: true,
          },
        },
      },
    },
    // The spreadsheet engine is large whatever is done; a warning at each build would say nothing new.
    performance: { hints: false },
    cache: {
      type: "filesystem",
      cacheDirectory: path.resolve(__dirname, "node_modules/.cache/webpack"),
      name: `${only ?? "all"}-${mode}`,
    },
    stats: { preset: "errors-warnings", errorsCount: false, warningsCount: false },
    infrastructureLogging: { level: "warn" },
    devServer: {
      host: HOST,
      port: TLS_KEY ? 3000 : "auto",
      ...(TLS_KEY && { server: { type: "https", options: { key: TLS_KEY, cert: TLS_CERTIFICATE } } }),
      open: false,
      // A state kept over a reload would hide what a user meets, so pages reload whole.
      hot: false,
      liveReload: true,
      client: {
        overlay: { errors: true, warnings: false, runtimeErrors: true },
        logging: "warn",
        // The page's own address: another spelling of this machine is another origin, which the server refuses.
        webSocketURL: "auto://0.0.0.0:0/ws",
      },
      static: false,
      headers: ({ url }) => developmentHeaders(url),
      setupMiddlewares: (middlewares) => [{ name: "progress", middleware: server.middleware }, ...middlewares],
      onListening: ({ server: listener }) =>
        server.listening(
          `${TLS_KEY ? "https" : "http"}://localhost:${listener.address().port}/${only ? all[only].filename : ""}`,
        ),
    },
  };
};

/** Prints a line once the build has succeeded. */
function say(line, isWanted) {
  return {
    apply(compiler) {
      compiler.hooks.done.tap("say", (stats) => {
        if (isWanted && !stats.hasErrors()) console.log(line);
      });
    },
  };
}

/** Adds files whose content is known before the build. */
function emit(files) {
  return {
    apply(compiler) {
      compiler.hooks.thisCompilation.tap("emit", (compilation) => {
        compilation.hooks.processAssets.tap(
          { name: "emit", stage: Compilation.PROCESS_ASSETS_STAGE_ADDITIONAL },
          () => {
            for (const [name, text] of Object.entries(files)) compilation.emitAsset(name, new sources.RawSource(text));
          },
        );
      });
    },
  };
}
