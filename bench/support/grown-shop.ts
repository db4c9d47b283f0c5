import { step } from "../../demo/progress"
import { ensureDatabase } from "../../scripts/database"
import type { Bench } from "../benchmark"
import { seedLedger } from "./ledger-seed"
import { placeOrders } from "./orders"
import { type OpenShop, openShop, type Shop } from "./shop"
import { logFileOf, migrateStore, seedStore } from "./store"

/** A ledger of a shop that has just begun, and one of a shop that has sold for years. */
export const SMALL_TRANSACTIONS = 1_000
export const LARGE_TRANSACTIONS = 1_000_000

const VA_ORDERS_PER_TRANSACTION = 0.3
/** Of the VA orders; the others were paid, or expired. */
const OPEN_PART = 0.01

/**
 * A shop in a process and a database of its own: what earlier benchmarks sold in their store must not tell the two apart.
 *
 * @param name of its database and its logs.
 */
export async function openNewShop({ databaseUrl, emulator }: Bench, name: string): Promise<OpenShop> {
  const url = new URL(databaseUrl)
  url.pathname += `_${name}`
  await ensureDatabase(url.href)
  await step(`Migrating the database of "${name}"`, () => migrateStore(url.href), logFileOf("migrate"))
  const seeded = await step(`Seeding the store of "${name}"`, () => seedStore(url.href), logFileOf("seed"))
  return openShop(name, url.href, "server", { emulator, seeded })
}

/** Fills its ledger. The orders that are placed next cost what the shop's past orders did most often. */
export async function fillLedger({ databaseUrl, shopper, variantId }: Shop, transactions: number): Promise<void> {
  const [order] = await placeOrders(shopper, variantId, 1)
  const vaOrders = Math.round(transactions * VA_ORDERS_PER_TRANSACTION)
  const openVaOrders = Math.round(vaOrders * OPEN_PART)
  const size = {
    openVaOrders,
    finishedVaOrders: vaOrders - openVaOrders,
    transactions,
    amountVnd: order?.amountVnd ?? 0,
  }
  await step(`Writing ${transactions} transactions`, () => seedLedger(databaseUrl, size))
}
