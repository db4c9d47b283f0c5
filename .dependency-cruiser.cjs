/**
 * Which folder may import which. `npm run lint` checks it; CONTRIBUTING.md says the same in words.
 * Layers point downwards: api, jobs, subscribers → workflows → providers → modules → sepay.
 * Inside `src/modules/sepay` the subjects have an order too: what a subject may import stands in SUBJECTS.
 */

/**
 * Each subject of the module, with what it may import of the others: a subject, or files of it. The rows and the status
 * writers of `va-orders/` and `settlement/` are open to `money/`, which changes them when money is applied. The files beside
 * the folders are open to all.
 */
const SUBJECTS = {
  "rate-limit": [],
  settings: ["owed/receivable"],
  "bank-accounts": ["settings"],
  owed: ["settlement/(settlement-status|change-settlement-status)", "va-orders/va-order"],
  returns: ["owed", "money/(allocations|decide-allocations)", "settings/admin-actions"],
  money: [
    "settings/admin-actions",
    "owed",
    "returns",
    "settlement/(settlement-status|settlement-transitions|change-settlement-status)",
    "va-orders/(va-order|va-order-transitions|change-va-order-status)",
  ],
  "personal-data": ["settings", "money/(allocations|decide-allocations|occurred-at)"],
  settlement: ["owed", "money/allocations"],
  "va-orders": ["owed", "money", "settlement", "settings", "bank-accounts"],
  reconciliation: ["owed", "money", "va-orders"],
  audit: [],
  reports: ["owed", "money", "returns", "reconciliation"],
  payments: ["owed", "money", "returns", "va-orders", "settlement", "settings", "reports"],
}

const MODULE = "^src/modules/sepay"
const TESTS = "__tests__"
const LAYERS = "src/(api|workflows|providers|modules|jobs|subscribers|notifications|admin|scripts)/"

const subjectRules = Object.entries(SUBJECTS).map(([subject, allowed]) => ({
  name: `subject-${subject}`,
  comment: `${subject}/ may import ${allowed.length === 0 ? "no other subject" : allowed.join(", ")}.`,
  severity: "error",
  from: { path: `${MODULE}/${subject}/`, pathNot: TESTS },
  to: {
    path: `${MODULE}/(${Object.keys(SUBJECTS).join("|")})/`,
    pathNot: [subject, ...allowed].map((one) => `${MODULE}/${one}${one.includes("/") ? "\\.ts$" : "/"}`),
  },
}))

module.exports = {
  forbidden: [
    {
      name: "no-circles",
      comment: "Files that import each other cannot be understood alone. Medusa's models are the exception: relations go both ways.",
      severity: "error",
      // The emulator's control routes know its type only.
      from: { pathNot: [`${MODULE}/models/`, "^src/emulator/(emulator|control/control-routes)\\.ts$"] },
      to: { circular: true, viaOnly: { pathNot: `${MODULE}/models/` } },
    },
    ...subjectRules,
    {
      name: "sepay-knows-no-medusa",
      comment: "src/sepay and src/emulator know nothing of Medusa.",
      severity: "error",
      from: { path: "^src/(sepay|emulator)/", pathNot: TESTS },
      to: { path: [`^${LAYERS}`, "^node_modules/@medusajs/"] },
    },
    {
      name: "storefront-for-browsers",
      comment: "The storefront package is of itself: the server does not use it. The admin draws its QR code.",
      severity: "error",
      from: { path: "^src/(?!admin/)", pathNot: TESTS },
      to: { path: "^packages/" },
    },
    {
      name: "storefront-knows-no-server",
      comment: "What storefronts install knows the server by the types in store-api.ts, which `npm run openapi` writes.",
      severity: "error",
      from: { path: "^packages/storefront/", pathNot: TESTS },
      to: { path: "^src/" },
    },
    {
      name: "modules-below-everything",
      comment: "The module knows neither providers nor workflows nor routes.",
      severity: "error",
      from: { path: "^src/modules/", pathNot: TESTS },
      to: { path: "^src/(api|workflows|providers|jobs|subscribers|notifications|admin|scripts)/" },
    },
    {
      name: "providers-below-workflows",
      comment: "Providers are below workflows and routes.",
      severity: "error",
      from: { path: "^src/providers/", pathNot: TESTS },
      to: { path: "^src/(api|workflows|jobs|subscribers|notifications|admin|scripts)/" },
    },
    {
      name: "workflows-below-routes",
      comment: "Workflows are below routes, jobs and subscribers.",
      severity: "error",
      from: { path: "^src/workflows/", pathNot: TESTS },
      to: { path: "^src/(api|jobs|subscribers|notifications|admin|scripts)/" },
    },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    exclude: { path: ["\\.medusa/", "migrations/"] },
  },
}
