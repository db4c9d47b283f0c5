/** Why no order can be opened on a bank account. What is seldom is `other`, and its message (English) says it. */
export interface AdminSepayBankAccountProblem {
  code: "inactive" | "needs_api_v2" | "tid_required" | "va_prefix_required" | "other"
  message: string
}

/** A bank account of the company at SePay. Amounts are whole VND, times ISO 8601 in UTC. */
export interface AdminSepayBankAccount {
  id: string
  bank_name: string
  bank_bin: string
  account_number: string
  account_holder_name: string
  label: string | null
  /** As SePay last heard of it; `null` when SePay does not tell. */
  balance_vnd: number | null
  /** Whether SePay says that the account is connected and active. */
  is_active: boolean
  /** Whether the store opens new virtual accounts on it. A disabled one keeps serving those that it has. */
  is_enabled: boolean
  /** Whether it is tried first. */
  is_default: boolean
  rank: number
  /** Vietcombank's terminal id. */
  tid: string | null
  /** Sacombank's VA prefix. */
  va_prefix: string | null
  /** BIDV: the name that the payer sees. */
  va_holder_name: string | null
  /** Why no order can be opened on it now; empty when it can. */
  problems: AdminSepayBankAccountProblem[]
  /** The last attempt to open and cancel an order on it. */
  last_test: { at: string; problem: string | null } | null
  fetched_at: string
}

/** Answer of `GET /admin/sepay/bank-accounts` and of its `refresh`. */
export interface AdminSepayBankAccountListResponse {
  bank_accounts: AdminSepayBankAccount[]
  /** Whether the plugin's options name the accounts: they are changed there. */
  is_set_in_options: boolean
}

/** Answer of `POST /admin/sepay/bank-accounts/:id`. */
export interface AdminSepayBankAccountResponse {
  bank_account: AdminSepayBankAccount
}

/** Answer of `GET /admin/sepay/bank-accounts/:id/choices`: what SePay lists for the field that the bank needs. */
export interface AdminSepayBankFieldChoicesResponse {
  choices: Array<{ value: string; name: string | null }>
}
