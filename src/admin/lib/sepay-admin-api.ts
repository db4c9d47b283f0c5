import type { z } from "@medusajs/framework/zod"
import type {
  AdminSepayAuditFindingResponse,
  AdminSepayAuditResponse,
  AdminSepayAuditRunResponse,
} from "../../api/admin/sepay/audit/types"
import type { AdminSepayAttentionResponse } from "../../api/admin/sepay/reports/attention/types"
import type {
  AdminSepayBankAccountListResponse,
  AdminSepayBankAccountResponse,
  AdminSepayBankFieldChoicesResponse,
} from "../../api/admin/sepay/bank-accounts/types"
import type { AdminSepayOrderPaymentResponse, AdminSepayOrderResponse } from "../../api/admin/sepay/payments/orders/types"
import type {
  AdminSepayErasedPersonalDataResponse,
  AdminSepayPersonalDataPreviewResponse,
  AdminSepayPersonalDataRequestListResponse,
  AdminSepayPersonalDataResponse,
} from "../../api/admin/sepay/personal-data/types"
import type { AdminSepayReconciliationsResponse } from "../../api/admin/sepay/reconciliation/types"
import type { AdminSepayReturnOwedListResponse, AdminSepayReturnOwedResponse } from "../../api/admin/sepay/returns/types"
import type {
  AdminSepayUnreadableRowListResponse,
  AdminSepayUnreadableRowResponse,
} from "../../api/admin/sepay/reconciliation/unreadable-rows/types"
import type { AdminSepaySettingsResponse } from "../../api/admin/sepay/settings/types"
import type { AdminSepaySetupResponse } from "../../api/admin/sepay/settings/setup/types"
import type { AdminSepayStatisticsResponse } from "../../api/admin/sepay/reports/statistics/types"
import type {
  AdminSepayImportedStatementResponse,
  AdminSepayMatchCandidatesResponse,
  AdminSepayRecordedTransactionResponse,
  AdminSepayStatementPreviewResponse,
  AdminSepayTransactionListResponse,
  AdminSepayTransactionResponse,
} from "../../api/admin/sepay/money/transactions/types"
import type { acknowledgeFindingSchema, listFindingsSchema } from "../../api/admin/sepay/audit/validators"
import type { updateBankAccountSchema } from "../../api/admin/sepay/bank-accounts/validators"
import type {
  exportTransactionsSchema,
  ignoreTransactionSchema,
  importStatementSchema,
  listTransactionsSchema,
  matchTransactionSchema,
  previewStatementSchema,
  recordTransactionSchema,
  returnTransactionSchema,
  undoTransactionSchema,
} from "../../api/admin/sepay/money/transactions/validators"
import type { paidAnotherWaySchema } from "../../api/admin/sepay/payments/payment-collections/validators"
import type {
  listPersonalDataRequestsSchema,
  personalDataSchema,
  personNameSchema,
} from "../../api/admin/sepay/personal-data/validators"
import type { startReconciliationSchema } from "../../api/admin/sepay/reconciliation/validators"
import type {
  dismissUnreadableRowSchema,
  listUnreadableRowsSchema,
} from "../../api/admin/sepay/reconciliation/unreadable-rows/validators"
import type { statisticsSchema } from "../../api/admin/sepay/reports/statistics/validators"
import type {
  confirmReturnOwedSchema,
  listReturnsOwedSchema,
  undoReturnOwedSchema,
} from "../../api/admin/sepay/returns/validators"
import type { updateSettingsSchema } from "../../api/admin/sepay/settings/validators"
import { getClient } from "./client"

/** Which transactions are listed. What is not named filters nothing. */
export type TransactionFilters = Omit<z.input<typeof exportTransactionsSchema>, "order">

/** Which page of them, and in which order. */
export type TransactionPage = Pick<z.input<typeof listTransactionsSchema>, "limit" | "offset" | "order">

/** Whose personal data is meant, in exactly one of these ways. */
export type PersonName = z.input<typeof personNameSchema>

const post = <T>(path: string, body: object = {}) =>
  getClient().client.fetch<T>(`/admin/sepay/${path}`, { method: "POST", body })
const get = <T>(path: string, query: object = {}) => getClient().client.fetch<T>(`/admin/sepay/${path}`, { query })

/** The plugin's admin API, route by route. */
export const sepayAdminApi = {
  getSetup: () => get<AdminSepaySetupResponse>("settings/setup"),
  getAttention: () => get<AdminSepayAttentionResponse>("reports/attention"),
  getSettings: () => get<AdminSepaySettingsResponse>("settings"),
  updateSettings: (body: z.input<typeof updateSettingsSchema>) => post<AdminSepaySettingsResponse>("settings", body),

  listReconciliations: () => get<AdminSepayReconciliationsResponse>("reconciliation"),
  /** @param body empty: what is new; `read_from`: everything from that moment on. */
  startReconciliation: (body: z.input<typeof startReconciliationSchema> = {}) =>
    post<AdminSepayReconciliationsResponse>("reconciliation", body),

  listPersonalDataRequests: (query: z.input<typeof listPersonalDataRequestsSchema>) =>
    get<AdminSepayPersonalDataRequestListResponse>("personal-data", query),
  previewPersonalData: (body: PersonName) => post<AdminSepayPersonalDataPreviewResponse>("personal-data/preview", body),
  exportPersonalData: (body: z.input<typeof personalDataSchema>) =>
    post<AdminSepayPersonalDataResponse>("personal-data/export", body),
  erasePersonalData: (body: z.input<typeof personalDataSchema>) =>
    post<AdminSepayErasedPersonalDataResponse>("personal-data/erase", body),

  listUnreadableRows: (query: z.input<typeof listUnreadableRowsSchema>) =>
    get<AdminSepayUnreadableRowListResponse>("reconciliation/unreadable-rows", query),
  dismissUnreadableRow: (id: string, body: z.input<typeof dismissUnreadableRowSchema>) =>
    post<AdminSepayUnreadableRowResponse>(`reconciliation/unreadable-rows/${id}/dismiss`, body),

  listFindings: (query: z.input<typeof listFindingsSchema>) => get<AdminSepayAuditResponse>("audit", query),
  runAudit: () => post<AdminSepayAuditRunResponse>("audit"),
  acknowledgeFinding: (id: string, body: z.input<typeof acknowledgeFindingSchema>) =>
    post<AdminSepayAuditFindingResponse>(`audit/${id}/acknowledge`, body),

  listBankAccounts: () => get<AdminSepayBankAccountListResponse>("bank-accounts"),
  refreshBankAccounts: () => post<AdminSepayBankAccountListResponse>("bank-accounts/refresh"),
  updateBankAccount: (id: string, body: z.input<typeof updateBankAccountSchema>) =>
    post<AdminSepayBankAccountResponse>(`bank-accounts/${id}`, body),
  testBankAccount: (id: string) => post<AdminSepayBankAccountResponse>(`bank-accounts/${id}/verify`),
  listBankFieldChoices: (id: string) => get<AdminSepayBankFieldChoicesResponse>(`bank-accounts/${id}/choices`),

  listTransactions: (query: z.input<typeof listTransactionsSchema>) =>
    get<AdminSepayTransactionListResponse>("money/transactions", query),
  recordTransaction: (body: z.input<typeof recordTransactionSchema>) =>
    post<AdminSepayRecordedTransactionResponse>("money/transactions", body),
  previewStatement: (body: z.input<typeof previewStatementSchema>) =>
    post<AdminSepayStatementPreviewResponse>("money/transactions/import/preview", body),
  importStatement: (body: z.input<typeof importStatementSchema>) =>
    post<AdminSepayImportedStatementResponse>("money/transactions/import", body),
  getTransaction: (id: string) => get<AdminSepayTransactionResponse>(`money/transactions/${id}`),
  listMatchCandidates: (id: string) => get<AdminSepayMatchCandidatesResponse>(`money/transactions/${id}/candidates`),
  matchTransaction: (id: string, body: z.input<typeof matchTransactionSchema>) =>
    post<AdminSepayTransactionResponse>(`money/transactions/${id}/match`, body),
  returnTransaction: (id: string, body: z.input<typeof returnTransactionSchema>) =>
    post<AdminSepayTransactionResponse>(`money/transactions/${id}/return`, body),
  ignoreTransaction: (id: string, body: z.input<typeof ignoreTransactionSchema>) =>
    post<AdminSepayTransactionResponse>(`money/transactions/${id}/ignore`, body),
  undoTransaction: (id: string, body: z.input<typeof undoTransactionSchema>) =>
    post<AdminSepayTransactionResponse>(`money/transactions/${id}/undo`, body),
  /** The filtered rows as CSV; 50,000 at most. */
  exportTransactions: (query: z.input<typeof exportTransactionsSchema>): Promise<Response> =>
    getClient().client.fetch<Response>("/admin/sepay/money/transactions/export", { query, headers: { accept: "text/csv" } }),

  listReturnsOwed: (query: z.input<typeof listReturnsOwedSchema>) => get<AdminSepayReturnOwedListResponse>("returns", query),
  confirmReturnOwed: (id: string, body: z.input<typeof confirmReturnOwedSchema>) =>
    post<AdminSepayReturnOwedResponse>(`returns/${id}/confirm`, body),
  undoReturnOwed: (id: string, body: z.input<typeof undoReturnOwedSchema>) =>
    post<AdminSepayReturnOwedResponse>(`returns/${id}/undo`, body),

  /** @param timeZone an IANA name such as `Asia/Ho_Chi_Minh`. */
  getStatistics: (query: z.input<typeof statisticsSchema>) => get<AdminSepayStatisticsResponse>("reports/statistics", query),

  getOrder: (orderId: string) => get<AdminSepayOrderResponse>(`payments/orders/${orderId}`),
  requestPayment: (orderId: string) => post<AdminSepayOrderResponse>(`payments/orders/${orderId}/request`),
  markPaidAnotherWay: (paymentCollectionId: string, body: z.input<typeof paidAnotherWaySchema>) =>
    post<AdminSepayOrderPaymentResponse>(`payments/payment-collections/${paymentCollectionId}/paid-another-way`, body),
  checkPayment: (paymentCollectionId: string) =>
    post<AdminSepayOrderPaymentResponse>(`payments/payment-collections/${paymentCollectionId}/check`),
  openVirtualAccount: (paymentCollectionId: string) =>
    post<AdminSepayOrderPaymentResponse>(`payments/payment-collections/${paymentCollectionId}/virtual-account`),
  cancelVirtualAccount: (paymentCollectionId: string) =>
    getClient().client.fetch<AdminSepayOrderPaymentResponse>(
      `/admin/sepay/payments/payment-collections/${paymentCollectionId}/virtual-account`,
      { method: "DELETE" }
    ),
}
