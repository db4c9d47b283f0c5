/**
 * One configuration, chosen by TEST_TYPE (see CONTRIBUTING.md):
 *  unit       pure parts, the SePay client and the emulator: no database
 *  modules    the ledger on a real Postgres
 *  http       the whole store over HTTP on a real Postgres
 *  packaging  the packed tarball installed into an empty app
 *  browser    the admin of a store that is built for production, in a browser
 *  processes  stores in processes of their own, which are killed, stopped and run side by side
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
  packaging: "./integration-tests/support/build-plugin.ts",
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

module.exports = {
  testEnvironment: "node",
  testMatch: testMatch[type],
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
  moduleNameMapper: { "^medusa-payment-sepay/notifications$": "<rootDir>/src/notifications" },
  moduleFileExtensions: ["js", "ts", "tsx", "json"],
  modulePathIgnorePatterns: ["<rootDir>/.medusa/", "<rootDir>/.demo/", "<rootDir>/.tmp/", "<rootDir>/dist/"],
  globalSetup: globalSetup[type],
  setupFiles: setupFiles[type] ?? [],
  testTimeout: type === "unit" ? 20_000 : 120_000,
}
