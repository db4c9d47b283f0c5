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
import type {
  AdminSepayReturnOwedListResponse,
  AdminSepayReturnOwedResponse,
} from "../../api/admin/sepay/returns/types"
import type {
  AdminSepayUnreadableRowListResponse,
  AdminSepayUnreadableRowResponse,
} from "../../api/admin/sepay/reconciliation/unreadable-rows/types"
import type { AdminSepaySettingsResponse } from "../../api/admin/sepay/settings/types"
import type { AdminSepaySetupResponse } from "../../api/admin/sepay/settings/setup/types"
import type { AdminSepayStatisticsResponse } from "../../api/admin/sepay/reports/statistics/types"
import type {
  AdminSepayAllocationKind,
  AdminSepayImportedStatementResponse,
  AdminSepayMatchCandidatesResponse,
  AdminSepayRecordedTransactionResponse,
  AdminSepayStatementColumns,
  AdminSepayStatementPreviewResponse,
  AdminSepayTransactionListResponse,
  AdminSepayTransactionResponse,
  AdminSepayTransactionSource,
} from "../../api/admin/sepay/money/transactions/types"
import { getClient } from "./client"

/** Which transactions are listed. Amounts are whole VND, times ISO 8601. What is not named filters nothing. */
export interface TransactionFilters {
  /** A VA number, code, reference, order number, or words of the payer's text (their beginnings do). */
  q?: string
  /** `attention`, or what some of the money is for now. Several: any of them. */
  status?: Array<"attention" | AdminSepayAllocationKind>
  account_number?: string[]
  direction?: "in" | "out"
  source?: AdminSepayTransactionSource
  occurred_at?: { $gte?: string; $lt?: string }
  amount_vnd?: { $gte?: number; $lte?: number }
}

/** Which page of them, and in which order. */
export interface TransactionPage {
  limit: number
  offset: number
  /** A leading `-` sorts the greatest first. Default: `-occurred_at`. */
  order?: "occurred_at" | "-occurred_at" | "amount_vnd" | "-amount_vnd"
}

/** Whose personal data is meant, in exactly one of these ways. */
export interface PersonName {
  email?: string
  order_id?: string
  customer_id?: string
  transaction_ids?: string[]
  unreadable_row_ids?: string[]
}

/** A bank's statement, and whose it is. */
interface StatementFile {
  /** The file's bytes. */
  csv_base64: string
  account_number: string
}

const post = <T>(path: string, body: object = {}) =>
  getClient().client.fetch<T>(`/admin/sepay/${path}`, { method: "POST", body })
const get = <T>(path: string, query: object = {}) => getClient().client.fetch<T>(`/admin/sepay/${path}`, { query })

/** The plugin's admin API, route by route. */
export const sepayAdminApi = {
  getSetup: () => get<AdminSepaySetupResponse>("settings/setup"),
  getAttention: () => get<AdminSepayAttentionResponse>("reports/attention"),
  getSettings: () => get<AdminSepaySettingsResponse>("settings"),
  updateSettings: (body: { va_duration_seconds: { order_first?: number | null; pay_first?: number | null } }) =>
    post<AdminSepaySettingsResponse>("settings", body),

  listReconciliations: () => get<AdminSepayReconciliationsResponse>("reconciliation"),
  /** @param body empty: what is new; `read_from`: everything from that moment on. */
  startReconciliation: (body: { read_from?: string } = {}) => post<AdminSepayReconciliationsResponse>("reconciliation", body),

  listPersonalDataRequests: (query: { limit: number; offset: number }) =>
    get<AdminSepayPersonalDataRequestListResponse>("personal-data", query),
  previewPersonalData: (body: PersonName) => post<AdminSepayPersonalDataPreviewResponse>("personal-data/preview", body),
  exportPersonalData: (body: PersonName & { reason: string }) =>
    post<AdminSepayPersonalDataResponse>("personal-data/export", body),
  erasePersonalData: (body: PersonName & { reason: string }) =>
    post<AdminSepayErasedPersonalDataResponse>("personal-data/erase", body),

  listUnreadableRows: (query: { status?: "open"; limit: number; offset: number }) =>
    get<AdminSepayUnreadableRowListResponse>("reconciliation/unreadable-rows", query),
  dismissUnreadableRow: (id: string, body: { reason: string }) =>
    post<AdminSepayUnreadableRowResponse>(`reconciliation/unreadable-rows/${id}/dismiss`, body),

  listFindings: (query: { status?: "open"; limit: number; offset: number }) => get<AdminSepayAuditResponse>("audit", query),
  runAudit: () => post<AdminSepayAuditRunResponse>("audit"),
  acknowledgeFinding: (id: string, body: { reason: string }) =>
    post<AdminSepayAuditFindingResponse>(`audit/${id}/acknowledge`, body),

  listBankAccounts: () => get<AdminSepayBankAccountListResponse>("bank-accounts"),
  refreshBankAccounts: () => post<AdminSepayBankAccountListResponse>("bank-accounts/refresh"),
  updateBankAccount: (
    id: string,
    body: {
      is_enabled?: boolean
      is_default?: true
      rank?: number
      tid?: string | null
      va_prefix?: string | null
      va_holder_name?: string | null
    }
  ) => post<AdminSepayBankAccountResponse>(`bank-accounts/${id}`, body),
  testBankAccount: (id: string) => post<AdminSepayBankAccountResponse>(`bank-accounts/${id}/verify`),
  listBankFieldChoices: (id: string) => get<AdminSepayBankFieldChoicesResponse>(`bank-accounts/${id}/choices`),

  listTransactions: (query: TransactionFilters & TransactionPage) =>
    get<AdminSepayTransactionListResponse>("money/transactions", query),
  recordTransaction: (body: {
    direction: "in" | "out"
    amount_vnd: number
    account_number: string
    transacted_at: string
    reference_number: string | null
    content: string | null
    reason: string
    is_another: boolean
  }) => post<AdminSepayRecordedTransactionResponse>("money/transactions", body),
  previewStatement: (body: StatementFile & { columns?: AdminSepayStatementColumns }) =>
    post<AdminSepayStatementPreviewResponse>("money/transactions/import/preview", body),
  importStatement: (
    body: StatementFile & {
      columns: AdminSepayStatementColumns
      choices: Array<{ line: number; choice: "record" | "skip" }>
      reason: string
    }
  ) => post<AdminSepayImportedStatementResponse>("money/transactions/import", body),
  getTransaction: (id: string) => get<AdminSepayTransactionResponse>(`money/transactions/${id}`),
  listMatchCandidates: (id: string) => get<AdminSepayMatchCandidatesResponse>(`money/transactions/${id}/candidates`),
  matchTransaction: (
    id: string,
    body: { order_id?: string; payment_collection_id?: string; replaces_decision_id?: string; reason: string }
  ) => post<AdminSepayTransactionResponse>(`money/transactions/${id}/match`, body),
  returnTransaction: (id: string, body: { amount_vnd?: number; reason: string }) =>
    post<AdminSepayTransactionResponse>(`money/transactions/${id}/return`, body),
  ignoreTransaction: (id: string, body: { reason: string }) =>
    post<AdminSepayTransactionResponse>(`money/transactions/${id}/ignore`, body),
  undoTransaction: (id: string, body: { decision_id?: string; reason: string }) =>
    post<AdminSepayTransactionResponse>(`money/transactions/${id}/undo`, body),
  /** The filtered rows as CSV; 50,000 at most. */
  exportTransactions: (query: TransactionFilters & Pick<TransactionPage, "order">): Promise<Response> =>
    getClient().client.fetch<Response>("/admin/sepay/money/transactions/export", { query, headers: { accept: "text/csv" } }),

  listReturnsOwed: (query: { status?: "owed" | "returned"; limit: number; offset: number }) =>
    get<AdminSepayReturnOwedListResponse>("returns", query),
  confirmReturnOwed: (id: string, body: { reference_number?: string; transaction_id?: string; reason: string }) =>
    post<AdminSepayReturnOwedResponse>(`returns/${id}/confirm`, body),
  undoReturnOwed: (id: string, body: { reason: string }) => post<AdminSepayReturnOwedResponse>(`returns/${id}/undo`, body),

  /** @param timeZone an IANA name such as `Asia/Ho_Chi_Minh`. */
  getStatistics: (query: { days: number; time_zone: string }) => get<AdminSepayStatisticsResponse>("reports/statistics", query),

  getOrder: (orderId: string) => get<AdminSepayOrderResponse>(`payments/orders/${orderId}`),
  requestPayment: (orderId: string) => post<AdminSepayOrderResponse>(`payments/orders/${orderId}/request`),
  markPaidAnotherWay: (paymentCollectionId: string, body: { reason: string }) =>
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
