const { readFileSync, readdirSync } = require("node:fs")
const { join, relative } = require("node:path")

/**
 * One configuration, chosen by TEST_TYPE (see CONTRIBUTING.md):
 *  unit       pure parts, the SePay client and the emulator: no database
 *  modules    the ledger on a real Postgres
 *  http       the whole store over HTTP on a real Postgres
 *  packaging  the packed tarball installed into an empty app
 *  browser    the admin of a store that is built for production, in a browser
 *  processes  stores in processes of their own, which are killed, stopped and run side by side
 *
 * With TEST_WHOLE_KIND=1 the files that share a store, or the ledger's module, run in one process.
 */
const testMatch = {
  unit: ["**/src/**/__tests__/**/*.spec.{ts,tsx}"],
  modules: ["**/integration-tests/modules/**/*.spec.ts"],
  http: ["**/integration-tests/http/**/*.spec.ts"],
  packaging: ["**/integration-tests/packaging/**/*.spec.ts"],
  browser: ["**/integration-tests/browser/**/*.spec.ts"],
  processes: ["**/integration-tests/processes/**/*.spec.ts"],
}

const globalSetup = {
  browser: "./integration-tests/browser/set-up.ts",
  processes: "./integration-tests/processes/set-up.ts",
}

const setupFiles = {
  unit: ["./integration-tests/fuzz-seed.js"],
  modules: ["./integration-tests/fuzz-seed.js", "./integration-tests/clean-metadata.js"],
  http: ["./integration-tests/clean-metadata.js"],
}

const type = process.env.TEST_TYPE ?? "unit"
if (!(type in testMatch)) {
  throw new Error(`TEST_TYPE must be one of ${Object.keys(testMatch).join(", ")}, not "${type}".`)
}

/** The only time limits of tests and hooks there are. */
const testTimeout = {
  unit: 60_000,
  // The ledger's model can be asked to run for hours.
  modules: Math.max(120_000, Number(process.env.LEDGER_MODEL_RUNS ?? 0) * 2_000),
  http: 120_000,
  // An installation with a cold cache and a slow line.
  packaging: 12 * 60_000,
  browser: 5 * 60_000,
  processes: 5 * 60_000,
}

/** What makes a file one of those that share a process. */
const SHARES = /\bdescribe(RunningStore|Ledger)\(/

function findSpecFiles() {
  const directory = join(__dirname, "integration-tests", type)
  const files = readdirSync(directory, { recursive: true, encoding: "utf8" }).filter((file) => file.endsWith(".spec.ts"))
  return files.map((file) => join(directory, file)).sort()
}

const sharedFiles =
  process.env.TEST_WHOLE_KIND === "1" && (type === "modules" || type === "http")
    ? findSpecFiles().filter((file) => SHARES.test(readFileSync(file, "utf8")))
    : []

module.exports = {
  testEnvironment: "node",
  ...(sharedFiles.length === 0
    ? { testMatch: testMatch[type] }
    : {
        testMatch: [
          "**/integration-tests/one-process.ts",
          ...findSpecFiles().filter((file) => !sharedFiles.includes(file)).map((file) => `**/${relative(__dirname, file)}`),
        ],
        globals: { SHARED_SPEC_FILES: sharedFiles },
      }),
  transform: {
    "^.+\\.[jt]sx?$": [
      "@swc/jest",
      {
        jsc: {
          parser: { syntax: "typescript", tsx: true, decorators: true },
          target: "es2022",
          transform: { decoratorMetadata: true, react: { runtime: "automatic" } },
        },
      },
    ],
  },
  // What the documents import by the package's own name, as in a store.
  moduleNameMapper: { "^medusa-payment-sepay/(notifications|workflows)$": "<rootDir>/src/$1" },
  moduleFileExtensions: ["js", "ts", "tsx", "json"],
  modulePathIgnorePatterns: ["<rootDir>/.medusa/", "<rootDir>/.demo/", "<rootDir>/.tmp/", "<rootDir>/packages/storefront/dist/"],
  globalSetup: globalSetup[type],
  setupFiles: setupFiles[type] ?? [],
  testTimeout: testTimeout[type],
}
