import { anonymizeSepayPersonalDataWorkflow } from "../../../src/workflows/personal-data/anonymize-sepay-personal-data"
import { AdminClient } from "../../support/admin-client"
import { expectCapturedOnce, readOrder } from "../../support/orders"
import { describeRunningStore } from "../../support/running-store"
import { transfer } from "../../support/sepay"
import { expectOk } from "../../support/shopper"

/** One person's data, exported and erased on request. */

const LAN = "NGUYEN THI LAN 0903123456"
const MINH = "TRAN VAN MINH 0912000111"
const REASON = "The customer asked for it by mail."

describeRunningStore((store) => {
  /** An order that is paid by a transfer whose text names its payer. */
  async function buy(email: string, content: string): Promise<{ orderId: string; transactionId: string }> {
    const { shopper, bagVariantId, container, emulator, sepay } = store()
    const { cartId } = await shopper.fillCart(bagVariantId, 1, email)
    const { id: sessionId } = await shopper.choose(await shopper.openCollection(cartId), "pp_sepay_sepay")
    const orderId = expectOk(await shopper.complete(cartId)).order.id
    const { va_number: vaNumber, amount_vnd: amountVnd } = await shopper.payment(sessionId)
    await transfer(emulator, { vaNumber, amountVnd, content })
    await expectCapturedOnce(container, orderId)
    const [transaction] = await sepay.listSepayTransactions({ content })
    return { orderId, transactionId: transaction?.id ?? "" }
  }

  async function signIn(): Promise<AdminClient> {
    return AdminClient.signIn(store().api, store().container)
  }

  async function readInShop(orderId: string): Promise<unknown> {
    const { data } = await store().shopper.get(`/store/orders/${orderId}?fields=id,total,payment_status,*payment_collections`)
    return data
  }

  it.each([
    ["an e-mail address, in any spelling", async () => ({ email: "LAN@example.com" })],
    ["an order", async (orderId: string) => ({ order_id: orderId })],
    ["a transaction", async (_orderId: string, transactionId: string) => ({ transaction_ids: [transactionId] })],
    [
      "a customer",
      async (orderId: string, _transactionId: string, admin: AdminClient) => {
        const { order } = expectOk(await admin.get(`orders/${orderId}?fields=id,customer_id`))
        return { customer_id: order.customer_id }
      },
    ],
  ])("is found by %s, and nobody else's with it", async (_way, name) => {
    const admin = await signIn()
    const { orderId, transactionId } = await buy("lan@example.com", LAN)
    await buy("minh@example.com", MINH)
    const named = await name(orderId, transactionId, admin)
    const person = { ...named, reason: REASON }
    const previewed = await admin.post("sepay/personal-data/preview", named)
    expect(previewed.headers["cache-control"]).toBe("no-store")
    const preview = expectOk(previewed).preview
    expect(preview).toMatchObject({ returns_owed: 0, unreadable_rows: [], admin_actions: 0 })
    expect(preview.transactions).toEqual([
      expect.objectContaining({ id: transactionId, direction: "in", anonymized_at: null, kept_because: null }),
    ])
    expect(preview.transactions[0].orders).toEqual([{ id: orderId, display_id: expect.any(Number) }])
    expect(JSON.stringify(preview)).not.toMatch(/LAN|MINH/)

    const exported = await admin.post("sepay/personal-data/export", person)
    expect(exported.headers["cache-control"]).toBe("no-store")
    const { transactions } = expectOk(exported).personal_data
    expect(transactions).toEqual([expect.objectContaining({ id: transactionId, content: LAN, anonymized_at: null })])
    expect(transactions[0].allocations).toEqual([expect.objectContaining({ kind: "applied" })])
    expect(JSON.stringify(exported.data)).not.toContain("MINH")

    const before = await readInShop(orderId)
    expect(expectOk(await admin.post("sepay/personal-data/erase", person))).toEqual({
      erased: { transaction_ids: [transactionId], unreadable_row_ids: [] },
      kept: [],
    })
    expect(expectOk(await admin.post("sepay/personal-data/preview", named)).preview.transactions).toEqual([
      expect.objectContaining({ id: transactionId, anonymized_at: expect.any(String), kept_because: null }),
    ])
    const { transaction } = expectOk(await admin.get(`sepay/money/transactions/${transactionId}`))
    expect(transaction).toMatchObject({ content: null, anonymized_at: expect.any(String) })
    expect(JSON.stringify(transaction)).not.toContain("LAN")
    expect(await readInShop(orderId)).toEqual(before)
    const { transactions: left } = expectOk(await admin.get("sepay/money/transactions"))
    expect(left.map(({ content }: { content: string | null }) => content).sort()).toEqual([MINH, null].sort())
  })

  it("is logged with who, when and why, and without the person's address", async () => {
    const admin = await signIn()
    const { orderId, transactionId } = await buy("lan@example.com", LAN)
    expectOk(await admin.get("sepay/money/transactions/export?q=lan"))
    expectOk(await admin.post("sepay/personal-data/preview", { email: "lan@example.com" }))
    expectOk(await admin.post("sepay/personal-data/export", { email: "lan@example.com", reason: REASON }))
    expectOk(await admin.post("sepay/personal-data/erase", { order_id: orderId, reason: REASON }))
    const { requests, count } = expectOk(await admin.get("sepay/personal-data?limit=10"))
    expect(count).toBe(3)
    const named = { actor_id: expect.stringMatching(/^user_/), actor_name: expect.any(String), created_at: expect.any(String) }
    expect(requests).toEqual([
      expect.objectContaining({ ...named, action: "personal_data.erase", subject_id: orderId }),
      expect.objectContaining({ ...named, action: "personal_data.export", subject_id: null }),
      expect.objectContaining({ ...named, action: "transactions.export", details: expect.objectContaining({ has_search_text: true }) }),
    ])
    expect(requests[0].details).toMatchObject({ reason: REASON, named_by: "order_id", transaction_ids: [transactionId], kept: [] })
    expect(JSON.stringify(requests)).not.toMatch(/lan@|LAN/)
  })

  it("is kept while its money is open, and the answer says so", async () => {
    const admin = await signIn()
    const { orderId, transactionId } = await buy("lan@example.com", LAN)
    const order = await readOrder(store().container, orderId)
    expectOk(await admin.refund(order.payment_collections[0].payments[0].id, 5_000))
    const { preview } = expectOk(await admin.post("sepay/personal-data/preview", { order_id: orderId }))
    expect(preview).toMatchObject({ returns_owed: 1, transactions: [{ id: transactionId, kept_because: "return_owed" }] })
    const erase = { order_id: orderId, reason: REASON }
    expect(expectOk(await admin.post("sepay/personal-data/erase", erase))).toEqual({
      erased: { transaction_ids: [], unreadable_row_ids: [] },
      kept: [{ id: transactionId, why: "return_owed" }],
    })
    expect((await store().sepay.retrieveSepayTransaction(transactionId)).content).toBe(LAN)
    const { returns_owed: owed } = expectOk(await admin.get("sepay/returns"))
    expectOk(await admin.post(`sepay/returns/${owed[0].id}/confirm`, { reference_number: "FT1", reason: `Sent to ${LAN}.` }))
    expect(expectOk(await admin.post("sepay/personal-data/erase", erase)).erased.transaction_ids).toEqual([transactionId])
    const { personal_data: left } = expectOk(await admin.post("sepay/personal-data/export", erase))
    expect(left.returns_owed).toEqual([expect.objectContaining({ reference_number: "FT1", amount_vnd: 5_000 })])
    expect(JSON.stringify(left)).not.toContain("LAN")
  })

  it("is kept as long as the option says, and what is kept longer is counted", async () => {
    const admin = await signIn()
    await buy("lan@example.com", LAN)
    const readRetention = async () => expectOk(await admin.get("sepay/personal-data")).retention
    expect(await readRetention()).toEqual({ days: 3_653, overdue_transactions: 0 })
    await store().sql("UPDATE sepay_transaction SET created_at = now() - interval '31 days'")
    store().configure({ personalDataRetentionDays: 30 })
    expect(await readRetention()).toEqual({ days: 30, overdue_transactions: 1 })
    store().configure({ personalDataRetentionDays: null })
    expect(await readRetention()).toEqual({ days: null, overdue_transactions: 0 })
  })

  it("is removed by the job's workflow after the option's time", async () => {
    const { transactionId } = await buy("lan@example.com", LAN)
    const { container, configure, sql } = store()
    await sql("UPDATE sepay_transaction SET created_at = now() - interval '31 days'")
    const { result: tooEarly } = await anonymizeSepayPersonalDataWorkflow(container).run()
    expect(tooEarly).toMatchObject({ transactions: 0 })
    configure({ personalDataRetentionDays: 30 })
    const { result } = await anonymizeSepayPersonalDataWorkflow(container).run()
    expect(result).toMatchObject({ transactions: 1, kept: 0 })
    expect((await store().sepay.retrieveSepayTransaction(transactionId)).content).toBeNull()
  })

  it("is not asked for with a reason that holds the person's address, which would be kept", async () => {
    const admin = await signIn()
    const { transactionId } = await buy("lan@example.com", LAN)
    for (const action of ["export", "erase"]) {
      const body = { email: "lan@example.com", reason: "Lan@Example.com asked for it." }
      const answer = await admin.post(`sepay/personal-data/${action}`, body)
      expect([answer.status, answer.data.message]).toEqual([400, expect.stringContaining("leave the address out")])
    }
    expect((await store().sepay.retrieveSepayTransaction(transactionId)).content).toBe(LAN)
    expect(expectOk(await admin.get("sepay/personal-data")).count).toBe(0)
  })

  it("of an unreadable report is kept until someone has looked at it", async () => {
    const admin = await signIn()
    await store().sepay.reconciliation.recordUnreadableRow({
      source: "webhook",
      sepayId: null,
      bankName: null,
      accountNumber: null,
      problem: "amount",
      raw: JSON.stringify({ content: LAN }),
    })
    const [row] = await store().sepay.listSepayUnreadableRows({})
    const named = { unreadable_row_ids: [row?.id ?? ""] }
    const { preview } = expectOk(await admin.post("sepay/personal-data/preview", named))
    expect(preview.unreadable_rows).toEqual([
      { id: row?.id, created_at: expect.any(String), anonymized_at: null, kept_because: "needs_attention" },
    ])
    expect(JSON.stringify(preview)).not.toContain("LAN")
    expect(expectOk(await admin.post("sepay/personal-data/erase", { ...named, reason: REASON })).kept).toEqual([
      { id: row?.id, why: "needs_attention" },
    ])
  })

  it.each([
    ["without a way to name the person", {}, 400, "Say whose data, in one way"],
    ["with two ways", { order_id: "order_1", email: "lan@example.com" }, 400, "Say whose data, in one way"],
    ["of an unknown customer", { customer_id: "cus_none" }, 404, "There is no customer cus_none. Nothing was done."],
    ["of an unknown order", { order_id: "order_none" }, 404, "There is no order order_none. Nothing was done."],
    ["of an unknown transaction", { transaction_ids: ["septxn_none"] }, 404, "There is no SePay transaction septxn_none. Nothing was done."],
    ["of an unknown unreadable row", { unreadable_row_ids: ["sepunr_none"] }, 404, "There is no unreadable row sepunr_none. Nothing was done."],
    ["without a reason", { order_id: "order_1", reason: " " }, 400, "'reason'"],
    ["with an unknown field", { order_id: "order_1", everything: true }, 400, "everything"],
  ])("a request %s is refused, and nothing is logged or changed", async (_title, body, status, message) => {
    const admin = await signIn()
    for (const action of ["export", "erase"]) {
      const answer = await admin.post(`sepay/personal-data/${action}`, { reason: REASON, ...body })
      expect([answer.status, answer.data.message]).toEqual([status, expect.stringContaining(message)])
    }
    if (!("reason" in body)) {
      const answer = await admin.post("sepay/personal-data/preview", body)
      expect([answer.status, answer.data.message]).toEqual([status, expect.stringContaining(message)])
    }
    expect(expectOk(await admin.get("sepay/personal-data")).count).toBe(0)
  })
})
