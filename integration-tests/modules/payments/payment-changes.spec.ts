import { knex, type Knex } from "@medusajs/framework/mikro-orm/knex"
import type { Logger } from "@medusajs/framework/types"
import { ensureDatabase } from "../../../scripts/database"
import { PaymentChanges } from "../../../src/modules/sepay/payments/payment-changes"
import { eventually } from "../../support/shopper"

/** More than it takes to notice that a database is gone for good. */
const LOST_MILLISECONDS = 30_000

let databaseUrl: string
let sql: Knex
let changes: PaymentChanges
let warnings: string[]

const logger = { warn: (line: string) => void warnings.push(line) } as unknown as Logger

function urlOf(database: string): string {
  const url = new URL(process.env.DATABASE_URL ?? "")
  url.pathname = `/${database}`
  return url.href
}

beforeEach(async () => {
  databaseUrl = urlOf("payment_changes")
  await ensureDatabase(databaseUrl)
  sql = knex({ client: "pg", connection: databaseUrl, pool: { min: 0, max: 3 } })
  warnings = []
  changes = new PaymentChanges(sql, logger)
})

afterEach(async () => {
  changes.close()
  await sql.destroy()
})

const notify = async (connection: Knex, receivableId: string): Promise<void> => {
  await connection.raw("SELECT pg_notify('sepay_payment', ?)", [receivableId])
}

const listeners = async (): Promise<number> => {
  const { rows } = await sql.raw<{ rows: unknown[] }>(
    "SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND query LIKE 'LISTEN %'"
  )
  return rows.length
}

it("a watched payment reports each change when it is committed, and no other payment's changes", async () => {
  const heard: string[] = []
  const watch = async (receivableId: string) =>
    changes.watch(receivableId, { onChange: () => void heard.push(receivableId), onLost: () => undefined })
  const [unwatch] = [await watch("seprec_1"), await watch("seprec_2")]
  expect(await listeners()).toBe(1)

  await sql.transaction(async (transaction) => {
    await notify(transaction, "seprec_1")
    await notify(sql, "seprec_2")
    await eventually("the other change", async () => heard.includes("seprec_2"))
    expect(heard).toEqual(["seprec_2"])
  })
  await eventually("the committed change", async () => heard.includes("seprec_1"))
  unwatch()
  await notify(sql, "seprec_1")
  await notify(sql, "seprec_3")
  await notify(sql, "seprec_2")
  await eventually("a later change", async () => heard.length === 3)
  expect(heard).toEqual(["seprec_2", "seprec_1", "seprec_2"])

  changes.close()
  await eventually("the end of the connection", async () => (await listeners()) === 0)
  await expect(watch("seprec_1")).rejects.toThrow("ending")
})

it("a payment cannot be watched where no notification arrives, as behind a pooler that shares connections", async () => {
  await ensureDatabase(urlOf("payment_changes_elsewhere"))
  const elsewhere = knex({ client: "pg", connection: urlOf("payment_changes_elsewhere") })
  // It listens on one database and speaks on another one.
  const parted = { client: elsewhere.client, raw: (statement: string, bindings: string[]) => sql.raw(statement, bindings) }
  const deaf = new PaymentChanges(parted as unknown as Knex, logger)
  try {
    const watching = deaf.watch("seprec_1", { onChange: () => undefined, onLost: () => undefined })
    await expect(watching).rejects.toThrow(/pooler .* has to keep sessions/)
  } finally {
    deaf.close()
    await elsewhere.destroy()
  }
})

it("a watched payment reports that its changes are lost when the database stays away", async () => {
  const lost: string[] = []
  await changes.watch("seprec_1", { onChange: () => undefined, onLost: () => void lost.push("seprec_1") })
  const admin = knex({ client: "pg", connection: process.env.DATABASE_URL, pool: { min: 0, max: 1 } })
  try {
    await admin.raw("DROP DATABASE payment_changes WITH (FORCE)")
    await eventually("the loss", async () => lost.length > 0, LOST_MILLISECONDS)
    expect(warnings).toEqual([expect.stringContaining("not heard of")])
  } finally {
    await admin.destroy()
  }
})
