import type { AdminSepayHealth } from "../../reports/health/types"

/** What has to work before a store takes its first transfer. The admin shows a sentence for each. */
export type AdminSepayChecklistKey =
  | "options"
  | "token"
  | "bank_account"
  | "webhook_authentication"
  | "webhook_received"
  | "region"
  | "shared_lock"

/** A line of the checklist. */
export interface AdminSepayChecklistItem {
  key: AdminSepayChecklistKey
  is_done: boolean
  /** What is wrong, as the plugin or SePay says it (English), where there is more to say than that it is not done. */
  message: string | null
}

/** How the store is connected with SePay. Holds no secret. Times are ISO 8601 in UTC. */
export interface AdminSepaySetup {
  connection: {
    environment: "production" | "sandbox" | null
    api_version: "v2" | "v1" | null
    /** Another address of the API than SePay's own; `null`: SePay's. */
    base_url: string | null
    order_code_prefix: string | null
    /** `null` while the options are wrong: SePay was not asked. */
    token: AdminSepayHealth["token"]
  }
  webhook: {
    /** To be copied into SePay's dashboard. */
    url: string
    /** Which ways of SePay's to prove itself are set; none: every webhook is refused. */
    authentications: Array<"hmac" | "api_key">
    /** How many addresses may call; 0: any with a valid signature. */
    allowed_ip_count: number
    last_at: string | null
  }
  last_reconciliation: AdminSepayHealth["last_reconciliation"]
  checklist: AdminSepayChecklistItem[]
}

/** Answer of `GET /admin/sepay/settings/setup`. */
export interface AdminSepaySetupResponse {
  setup: AdminSepaySetup
}
