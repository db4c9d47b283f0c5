import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import type { Logger } from "@medusajs/framework/types"
import type { SepayApi } from "../../../sepay/api/sepay-api"
import type { SepayEnvironment } from "../ledger/types"
import type { ResolvedSepayOptions } from "../options"

/** What an operation works with: the ledger's database, SePay, and the store's settings. */
export interface SepayContext {
  sql: Knex
  api: SepayApi
  options: ResolvedSepayOptions
  environment: SepayEnvironment
  logger: Logger
  /** Aborted when the process shuts down: work that others can take over ends. */
  signal: AbortSignal
}
