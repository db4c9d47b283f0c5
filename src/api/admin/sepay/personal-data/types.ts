import type { AdminSepayAllocationKind, AdminSepayOrderReference } from "../money/transactions/types"

/** An export or an erasure. Times are ISO 8601 in UTC. */
export interface AdminSepayPersonalDataRequest {
  id: string
  action: "transactions.export" | "personal_data.export" | "personal_data.erase"
  /** The id of the admin user or API key. */
  actor_id: string
  actor_name: string | null
  /** The customer's or order's id, where the person was named by one. */
  subject_id: string | null
  /** Why, how the person was named, and which rows it was about. */
  details: Record<string, unknown>
  created_at: string
}

/** Answer of `GET /admin/sepay/personal-data`: the newest first. */
export interface AdminSepayPersonalDataRequestListResponse {
  requests: AdminSepayPersonalDataRequest[]
  count: number
  limit: number
  offset: number
  retention: {
    /** After so many days personal data is removed by itself; `null`: never. */
    days: number | null
    /** Transactions that are older and keep theirs, because their money is open; 1,000 at most are counted. */
    overdue_transactions: number
  }
}

/** Why the data of a row is kept for now: a person has to decide about its money, or it is owed back. */
export type AdminSepayPersonalDataKeptBecause = "needs_attention" | "return_owed"

/**
 * What an export or an erasure of one person would be about, without any text of theirs. Amounts are whole VND, times ISO 8601
 * in UTC.
 */
export interface AdminSepayPersonalDataPreview {
  /** The newest first. */
  transactions: Array<{
    id: string
    occurred_at: string
    /** Its time of day is not known. */
    is_day_only: boolean
    direction: "in" | "out"
    amount_vnd: number
    bank_name: string | null
    reference_number: string | null
    /** What its money is for. */
    orders: AdminSepayOrderReference[]
    /** When its personal data was removed; `null`: it is there. */
    anonymized_at: string | null
    /** Why an erasure would keep its data for now; `null`: it would be removed. */
    kept_because: AdminSepayPersonalDataKeptBecause | null
  }>
  /** How many refunds of the person's payments there are. */
  returns_owed: number
  unreadable_rows: Array<{
    id: string
    created_at: string
    anonymized_at: string | null
    kept_because: AdminSepayPersonalDataKeptBecause | null
  }>
  /** How many notes of admins are about the person's payments. */
  admin_actions: number
}

/** Answer of `POST /admin/sepay/personal-data/preview`. */
export interface AdminSepayPersonalDataPreviewResponse {
  preview: AdminSepayPersonalDataPreview
}

/** Everything that the ledger knows of one person. Amounts are whole VND. */
export interface AdminSepayPersonalData {
  transactions: Array<{
    id: string
    occurred_at: string
    recorded_at: string
    direction: "in" | "out"
    amount_vnd: number
    bank_name: string | null
    account_number: string | null
    va_number: string | null
    code: string | null
    reference_number: string | null
    content: string | null
    /** As SePay sent it. */
    payload: Record<string, unknown>
    /** When its personal data was removed. */
    anonymized_at: string | null
    allocations: Array<{
      kind: AdminSepayAllocationKind
      amount_vnd: number
      reason: string
      payment_collection_id: string | null
      created_at: string
    }>
  }>
  returns_owed: Array<{
    id: string
    status: "owed" | "returned" | "reallocated"
    amount_vnd: number
    payment_collection_id: string
    reference_number: string | null
    confirmed_reason: string | null
    created_at: string
  }>
  unreadable_rows: Array<{ id: string; raw: string; reason: string | null; created_at: string }>
  admin_actions: Array<{ action: string; subject_id: string | null; details: Record<string, unknown>; created_at: string }>
}

/** Answer of `POST /admin/sepay/personal-data/export`. */
export interface AdminSepayPersonalDataResponse {
  personal_data: AdminSepayPersonalData
}

/** Answer of `POST /admin/sepay/personal-data/erase`. */
export interface AdminSepayErasedPersonalDataResponse {
  erased: { transaction_ids: string[]; unreadable_row_ids: string[] }
  /** Rows whose data is kept for now: a person has to decide about their money, or it is owed back. */
  kept: Array<{ id: string; why: AdminSepayPersonalDataKeptBecause }>
}
