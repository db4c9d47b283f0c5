import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import type { Logger } from "@medusajs/framework/types"
import type { SepayApi, SepayApiVersion } from "../../sepay/api/sepay-api"
import type { CallerCheck } from "../../sepay/caller-address"
import type { ResolvedSepayOptions } from "./options"
import type { PaymentChanges } from "./payments/payment-changes"
import type { CallMemory } from "./reports/call-statistics"
import type { SepayEnvironment, Sql } from "./sql"

/** What every function of a subject works with: the database, SePay, and the store's options. */
export interface SepayContext {
  sql: Knex
  /** For new orders, bank accounts and reconciliation. */
  api: SepayApi
  /**
   * For what was opened under an API generation: with the API token that the plugin had then, where it was told. `null`: it
   * cannot be asked.
   */
  apiOf: (version: SepayApiVersion) => SepayApi | null
  options: ResolvedSepayOptions
  environment: SepayEnvironment
  logger: Logger
  /** Aborted when the process shuts down. Work that another process can take over ends then. */
  signal: AbortSignal
  /** How SePay answered this process lately. */
  calls: CallMemory
  /** Tells when a payment changes, whichever process changes it. */
  changes: PaymentChanges
  /** Checks that a webhook comes from an address that webhooks may come from. */
  checkCaller: CallerCheck
}

/** What functions need that only read and write the ledger; `sql` can be a transaction of the caller. */
export interface LedgerContext {
  sql: Sql
  environment: SepayEnvironment
}
