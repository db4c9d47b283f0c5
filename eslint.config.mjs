import medusa from "@medusajs/eslint-plugin"
import tseslint from "typescript-eslint"

/** What of the server the admin may know: how its routes answer, and the words for a payment's state. Types only. */
const CONTRACT_OF_THE_ADMIN = "^(\\.\\./)+(api/admin/|modules/sepay/payments/decide-)"
const SERVER =
  "^(\\.\\./)+(api/(?!admin/)|modules/(?!sepay/payments/decide-)" +
  "|(workflows|providers|sepay|emulator|jobs|subscribers|links|scripts|notifications)/)"

/** The parts of storefronts know it by the types that `npm run openapi` writes. */
const BESIDE_THE_STOREFRONT = "^(\\.\\./)+src/(api|admin|modules|workflows|providers|sepay|emulator|jobs|subscribers|links|scripts)/"

const testFiles = ["**/__tests__/**/*.ts", "integration-tests/**/*.ts"]

export default [
  { ignores: ["node_modules/**", ".medusa/**", ".demo/**", ".tmp/**", "packages/*/dist/**"] },
  ...medusa.configs.recommended,
  {
    files: ["**/*.{ts,tsx}"],
    plugins: { "@typescript-eslint": tseslint.plugin },
    rules: {
      "@typescript-eslint/no-explicit-any": "error",
      "@typescript-eslint/ban-ts-comment": [
        "error",
        { "ts-ignore": "allow-with-description", "ts-expect-error": "allow-with-description" },
      ],
      "@typescript-eslint/no-non-null-assertion": "error",
      "@typescript-eslint/no-unused-vars": ["error", { argsIgnorePattern: "^_", ignoreRestSiblings: true }],
      eqeqeq: ["error", "always"],
      // What a payer wrote into a transfer is text, never markup.
      "no-restricted-syntax": [
        "error",
        { selector: "JSXAttribute[name.name='dangerouslySetInnerHTML']", message: "Show text as text." },
        { selector: "MemberExpression[property.name=/^(innerHTML|outerHTML|insertAdjacentHTML)$/]", message: "Show text as text." },
      ],
      "no-console": "error",
    },
  },
  {
    // `src/sepay` and the emulator know nothing of Medusa (they could be published on their own): plain zod,
    // plain errors.
    files: ["src/sepay/**/*.ts", "src/emulator/**/*.ts"],
    rules: {
      "@medusajs/zod-import-source": "off",
      "@medusajs/use-medusa-error-not-generic-error": "off",
    },
  },
  {
    // The admin runs in a browser, and knows the server by its answers.
    files: ["src/admin/**/*.{ts,tsx}"],
    ignores: ["src/admin/**/__tests__/**"],
    rules: {
      "@typescript-eslint/no-restricted-imports": [
        "error",
        {
          patterns: [
            { regex: CONTRACT_OF_THE_ADMIN, allowTypeImports: true, message: "Import types only." },
            { regex: SERVER, message: "The admin knows the server by the types of src/api/admin." },
          ],
        },
      ],
    },
  },
  {
    // What storefronts install knows the server by its answers, and has plain errors.
    files: ["packages/storefront/src/**/*.{ts,tsx}"],
    ignores: ["packages/storefront/src/**/__tests__/**"],
    rules: {
      "@medusajs/use-medusa-error-not-generic-error": "off",
      "@typescript-eslint/no-restricted-imports": [
        "error",
        {
          patterns: [
            { regex: BESIDE_THE_STOREFRONT, message: "The storefront knows the server by src/client/store-api.ts." },
            { regex: "^@medusajs/", message: "A storefront installs the package without Medusa." },
          ],
        },
      ],
    },
  },
  {
    // The client is for storefronts of every kind.
    files: ["packages/storefront/src/index.ts", "packages/storefront/src/client/**/*.ts"],
    rules: { "no-restricted-imports": ["error", { patterns: ["react", "react/*", "**/react/**"] }] },
  },
  {
    // Programs that talk to a person in a terminal.
    files: ["*.config.js", "docs/**/*.ts", "demo/**/*.{ts,tsx}", "bench/**/*.ts", "src/emulator/cli.ts", "scripts/**/*.ts", ...testFiles],
    rules: { "no-console": "off", "@medusajs/use-medusa-error-not-generic-error": "off" },
  },
  {
    // What the webhook is compared with is a route that does nothing but one insert.
    files: ["bench/store/**/*.ts"],
    rules: { "@medusajs/no-service-mutations-in-api-route": "off" },
  },
]
