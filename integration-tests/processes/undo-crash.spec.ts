import axios from "axios"
import { ADMIN } from "../support/admin"
import { AdminClient } from "../support/admin-client"
import { eventually, expectOk } from "../support/shopper"
import { ProcessStore, type StoreProcess } from "./support/process-store"
import { choosePurchase, makePayable, type PayablePurchase } from "./support/purchase"
import { type Stage, StageTrap } from "./support/stage-trap"
import { prepareStoreTemplate } from "./support/store-template"

/** The rows that taking a captured match back writes, in their order, and whether the row is there after the kill. */
const KILLS: Array<[name: string, outcome: "kept" | "lost", row: Omit<Stage, "name">]> = [
  ["refund created", "kept", { table: "refund", on: "INSERT" }],
  [
    "payment collection summed up",
    "lost",
    { table: "payment_collection", on: "UPDATE", when: "NEW.refunded_amount IS DISTINCT FROM OLD.refunded_amount" },
  ],
  ["refund booked on the order", "kept", { table: "order_transaction", on: "INSERT", when: "NEW.amount < 0" }],
  ["decision taken back", "lost", { table: "sepay_allocation", on: "INSERT", when: "NEW.undoes_id IS NOT NULL" }],
]

const CAUGHT_MILLISECONDS = 30_000
const CAPTURED_MILLISECONDS = 60_000
const ACCOUNT_NUMBER = "8886158061"
const REASON = "It was another customer's."

/** What Medusa and the ledger hold of a payment whose money was another's. */
const BOOKS = `
  SELECT (SELECT COALESCE(SUM(refund.amount), 0)::int FROM refund JOIN payment ON payment.id = refund.payment_id
           WHERE payment.payment_collection_id = $1 AND refund.deleted_at IS NULL) AS refunded,
         (SELECT refunded_amount::int FROM payment_collection WHERE id = $1) AS summed,
         (SELECT array_agg(amount::int ORDER BY amount) FROM order_transaction booked
            JOIN order_payment_collection link ON link.order_id = booked.order_id
           WHERE link.payment_collection_id = $1 AND booked.deleted_at IS NULL) AS booked,
         (SELECT array_agg(owed.status || ' ' || owed.amount_vnd::int) FROM sepay_return_owed owed
            JOIN sepay_receivable receivable ON receivable.id = owed.receivable_id
           WHERE receivable.payment_collection_id = $1) AS returns,
         (SELECT received_vnd::int FROM sepay_receivable WHERE payment_collection_id = $1) AS received`

describe("a store that is killed while it moves captured money to another order", () => {
  let store: ProcessStore
  let process: StoreProcess

  beforeAll(async () => {
    store = await ProcessStore.open("undo_crash", await prepareStoreTemplate(globalThis.process.env.DATABASE_URL ?? ""), "single")
    process = await store.addProcess("shared", "shared")
    store.sendWebhooksTo(process)
    await process.start()
    await store.untilBankAccountsAreKnown()
  })

  afterAll(async () => {
    await store.close()
  })

  async function signIn(): Promise<AdminClient> {
    const api = axios.create({ baseURL: process.url, proxy: false })
    const { data } = await api.post("/auth/user/emailpass", ADMIN)
    return new AdminClient(api, { authorization: `Bearer ${data.token}` })
  }

  /** Money that names nobody pays an order, because an admin says so. */
  async function matchStrayMoney(admin: AdminClient, { amountVnd, collectionId }: PayablePurchase): Promise<{ path: string; decision: string }> {
    const { transaction } = await store.emulator.transfer({
      accountNumber: ACCOUNT_NUMBER,
      amountVnd,
      content: "chuyen khoan",
      webhook: { wait: true },
    })
    const { transactions } = expectOk(await admin.get(`sepay/money/transactions?q=${transaction.referenceNumber}`))
    const path = `sepay/money/transactions/${transactions[0].id}`
    const matched = expectOk(await admin.post(`${path}/match`, { payment_collection_id: collectionId, reason: "It is theirs." }))
    await untilCaptured(collectionId)
    return { path, decision: matched.transaction.undoable_decision_id }
  }

  async function untilCaptured(collectionId: string): Promise<void> {
    const isCaptured = async () => {
      const { rows } = await store.sql.query("SELECT FROM payment WHERE payment_collection_id = $1 AND captured_at IS NOT NULL", [collectionId])
      return rows.length === 1
    }
    await eventually("the capture", isCaptured, CAPTURED_MILLISECONDS)
  }

  it.each(KILLS)('at "%s", which was %s: refunds once, and owes nobody, when the admin tries again', async (name, outcome, row) => {
    const [variantId = ""] = store.variantIds
    const buy = async () => makePayable(process.shopper, await choosePurchase(process.shopper, "order_first", variantId))
    const [wrong, right] = [await buy(), await buy()]
    const admin = await signIn()
    const { path, decision } = await matchStrayMoney(admin, wrong)
    const trap = await StageTrap.set(store.databaseUrl, { name, ...row })
    const move = { payment_collection_id: right.collectionId, replaces_decision_id: decision, reason: REASON }
    const interrupted = admin.post(`${path}/match`, move).catch(() => undefined)
    try {
      await trap.untilCaught(CAUGHT_MILLISECONDS)
    } finally {
      await process.kill()
      await trap.release(outcome)
    }
    await interrupted
    await process.start()

    expectOk(await (await signIn()).post(`${path}/match`, move))
    const { rows } = await store.sql.query(BOOKS, [wrong.collectionId])
    const { amountVnd } = wrong
    expect(rows).toEqual([
      { refunded: amountVnd, summed: amountVnd, booked: [-amountVnd, amountVnd], returns: [`reallocated ${amountVnd}`], received: 0 },
    ])
    await untilCaptured(right.collectionId)
    expectOk(await (await signIn()).post("sepay/audit"))
    expect(expectOk(await (await signIn()).get("sepay/audit?status=open")).findings).toEqual([])
  })
})
