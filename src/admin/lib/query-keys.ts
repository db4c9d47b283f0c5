import type { TransactionFilters, TransactionPage } from "./sepay-admin-api"

const ROOT = "sepay"

/** Names of what is kept of the server's answers. Invalidate the shortest that covers what a change touches. */
export const sepayKeys = {
  setup: [ROOT, "setup"],
  attention: [ROOT, "attention"],
  settings: [ROOT, "settings"],
  reconciliations: [ROOT, "reconciliations"],

  bankAccounts: [ROOT, "bank-accounts"],
  bankFieldChoices: (id: string) => [ROOT, "bank-accounts", id, "choices"],

  transactions: [ROOT, "transactions"],
  transactionList: (query: TransactionFilters & TransactionPage) => [ROOT, "transactions", "list", query],
  transaction: (id: string) => [ROOT, "transactions", "detail", id],
  /** @param file names the chosen file on this page */
  statementPreview: (file: string, accountNumber: string, columns: object | null) => [
    ROOT,
    "statement-preview",
    file,
    accountNumber,
    columns,
  ],
  matchCandidates: (id: string) => [ROOT, "transactions", "detail", id, "candidates"],

  returnsOwed: [ROOT, "returns-owed"],
  returnsOwedList: (query: { status?: "owed" | "returned"; limit: number; offset: number }) => [
    ROOT,
    "returns-owed",
    "list",
    query,
  ],

  audit: [ROOT, "audit"],
  findingList: (query: { status?: "open"; limit: number; offset: number }) => [ROOT, "audit", "list", query],

  unreadableRows: [ROOT, "unreadable-rows"],
  unreadableRowList: (query: { status?: "open"; limit: number; offset: number }) => [ROOT, "unreadable-rows", "list", query],

  personalData: [ROOT, "personal-data"],
  personalDataRequests: (query: { limit: number; offset: number }) => [ROOT, "personal-data", "requests", query],
  /** @param name whose data it is, as the server is told */
  personalDataPreview: (name: object) => [ROOT, "personal-data", "preview", name],

  /** What the signed-in user may do. */
  permissions: [ROOT, "permissions"],

  statistics: [ROOT, "statistics"],
  statisticsOf: (query: { days: number; time_zone: string }) => [ROOT, "statistics", query],

  /** The store's orders that an admin's words find. */
  orderSearch: (q: string) => [ROOT, "order-search", q],
  /** The store's customers that an admin's words find. */
  customerSearch: (q: string) => [ROOT, "customer-search", q],

  orders: [ROOT, "orders"],
  order: (orderId: string) => [ROOT, "orders", orderId],
}
