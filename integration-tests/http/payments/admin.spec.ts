import type { AxiosInstance, AxiosResponse } from "axios"
import type { MedusaContainer } from "@medusajs/framework/types"
import { cancelOrderWorkflow, refundPaymentsWorkflow, refundPaymentWorkflow } from "@medusajs/medusa/core-flows"
import type { AdminSepayBankAccount } from "../../../src/api/admin/sepay/bank-accounts/types"
import type { AdminSepayOrderPayment } from "../../../src/api/admin/sepay/payments/orders/types"
import type { AdminSepaySetup } from "../../../src/api/admin/sepay/settings/setup/types"
import type { AdminSepayTransaction, AdminSepayTransactionDetail } from "../../../src/api/admin/sepay/money/transactions/types"
import type { Emulator } from "../../../src/emulator"
import { settleSepayReceivablesWorkflow } from "../../../src/workflows/settlement/settle-sepay-receivables"
import { closeSepayVaOrdersWorkflow } from "../../../src/workflows/va-orders/close-sepay-va-orders"
import { signInAsAdmin } from "../../support/admin"
import { listAdminRoutes } from "../../support/plugin-routes"
import { addToOrder } from "../../support/order-edits"
import { expectCapturedOnce, readOrder } from "../../support/orders"
import { describeRunningStore } from "../../support/running-store"
import { sign, transfer } from "../../support/sepay"
import { eventually, expectOk, type Shopper } from "../../support/shopper"

/** An admin's calls. Refusals are returned, not thrown. */
class Admin {
  constructor(
    private readonly api: AxiosInstance,
    private readonly headers: Record<string, string>
  ) {}

  async get(path: string, params: object = {}): Promise<AxiosResponse> {
    return this.api.get(`/admin/sepay/${path}`, { headers: this.headers, params, validateStatus: () => true })
  }

  async post(path: string, body: object = {}): Promise<AxiosResponse> {
    return this.api.post(`/admin/sepay/${path}`, body, { headers: this.headers, validateStatus: () => true })
  }

  async delete(path: string): Promise<AxiosResponse> {
    return this.api.delete(`/admin/sepay/${path}`, { headers: this.headers, validateStatus: () => true })
  }

  async request(method: string, path: string, data?: object): Promise<AxiosResponse> {
    return this.api.request({ method, url: `/admin/sepay/${path}`, data, headers: this.headers, validateStatus: () => true })
  }

  async payment(orderId: string): Promise<AdminSepayOrderPayment> {
    return expectOk(await this.get(`payments/orders/${orderId}`)).payments[0]
  }

  async transactions(params: object = {}): Promise<AdminSepayTransaction[]> {
    return expectOk(await this.get("money/transactions", params)).transactions
  }

  async bankAccount(bankName: string): Promise<AdminSepayBankAccount> {
    const { bank_accounts } = expectOk(await this.get("bank-accounts"))
    return bank_accounts.find((account: AdminSepayBankAccount) => account.bank_name === bankName)
  }
}

describeRunningStore((store) => {
  let admin: Admin
  let shopper: Shopper
  let container: MedusaContainer
  let emulator: Emulator
  let bagVariantId: string

  beforeEach(async () => {
    ;({ shopper, container, emulator, bagVariantId } = store())
    admin = new Admin(store().api, await signInAsAdmin(store().api, container))
  })

  async function placeOrder() {
    const placed = await shopper.placeOrder(bagVariantId)
    const { va_number, amount_vnd } = await shopper.payment(placed.sessionId)
    return { ...placed, vaNumber: String(va_number), amountVnd: amount_vnd }
  }

  /** An order whose money came after it was canceled. */
  async function payLate() {
    const placed = await placeOrder()
    await cancelOrderWorkflow(container).run({ input: { order_id: placed.orderId } })
    await eventually("the end of the payment", async () => (await admin.payment(placed.orderId)).status === "canceled")
    await closeSepayVaOrdersWorkflow(container).run()
    await transfer(emulator, { vaNumber: placed.vaNumber, amountVnd: placed.amountVnd, force: true })
    return placed
  }

  describe("every admin route", () => {
    it("refuses whoever is not signed in", async () => {
      for (const route of listAdminRoutes()) {
        const [method = "", path = ""] = route.split(" ")
        const answer = await store().api.request({ method, url: `/admin/sepay${path}`, validateStatus: () => true })
        expect([route, answer.status]).toEqual([route, 401])
      }
    })

    it("refuses a query that it does not understand, with what is wrong", async () => {
      const queries = [
        "money/transactions?limit=1000",
        "money/transactions/?limit=1000",
        "Money/Transactions?limit=1000",
        "money/transactions?status=stolen",
        "money/transactions?occurred_at[$gte]=yesterday",
        "money/transactions?unknown=1",
        "money/transactions?q=%00",
        "money/transactions?account_number[]=%00",
        "reports/statistics?days=1000",
        "reports/statistics?time_zone=Mars/Olympus",
        "returns?status=lost",
      ]
      for (const path of queries) {
        const answer = await admin.get(path)
        expect([path, answer.status]).toEqual([path, 400])
        expect(answer.data.message.length).toBeGreaterThan(10)
      }
    })

    it("refuses a body that it does not understand", async () => {
      const bodies: Array<[string, object]> = [
        ["settings", { va_duration_seconds: { order_first: 5 } }],
        ["settings/", {}],
        ["settings", { va_duration_seconds: { order_first: "long" } }],
        ["bank-accounts/sepba_1", { is_enabled: "yes" }],
        ["bank-accounts/sepba_1", { balance_vnd: 1 }],
        ["money/transactions/septxn_1/match", { order_id: "order_1" }],
        ["money/transactions/septxn_1/match", { reason: "It is theirs." }],
        ["money/transactions/septxn_1/return", { amount_vnd: 0.5, reason: "Sent back." }],
        ["money/transactions/septxn_1/ignore", { reason: "  " }],
        ["money/transactions/septxn_1/undo", {}],
        ["returns/sepret_1/undo", { reason: " " }],
        ["returns/sepret_1/confirm", {}],
        ["money/transactions/septxn_1/match", { order_id: "order_\u0000", reason: "It is theirs." }],
        ["money/transactions/septxn_1/ignore", { reason: "Other\u0000 income." }],
        ["returns/sepret_1/confirm", { transaction_id: "septxn\u0000", reason: "Sent back." }],
        ["bank-accounts/sepba_1", { va_holder_name: "CONG TY\u0000" }],
      ]
      for (const [path, body] of bodies) {
        const answer = await admin.post(path, body)
        expect([path, body, answer.status]).toEqual([path, body, 400])
      }
    })

    it("answers 404 for an id that does not exist", async () => {
      const unknown: Array<[string, object]> = [
        ["bank-accounts/sepba_1", { is_enabled: true }],
        ["bank-accounts/sepba_1/verify", {}],
        ["money/transactions/septxn_1/ignore", { reason: "Other income." }],
        ["returns/sepret_1/confirm", { reason: "Sent." }],
        ["money/transactions/septxn_1/undo", { reason: "A mistake." }],
        ["returns/sepret_1/undo", { reason: "A mistake." }],
        ["payments/payment-collections/pay_col_1/check", {}],
        ["payments/payment-collections/pay_col_1/virtual-account", {}],
      ]
      for (const [path, body] of unknown) {
        const answer = await admin.post(path, body)
        expect([path, answer.status]).toEqual([path, 404])
      }
    })
  })

  it("shows what SePay told and cannot be read until an admin has looked at it", async () => {
    const { transaction } = await emulator.transfer({ accountNumber: "8886158061", amountVnd: 1_000, webhook: { deliver: false } })
    emulator.answerAs(transaction.uuid, { amount_in: "15.37" })
    await store().sepay.reconciliation.reconcileTransactions({ unreadForSeconds: 0 })
    const raw = '{"id":7,"transferType":"in","transferAmount":"1.500"}'
    const headers = { "Content-Type": "application/json", ...sign(raw) }
    await store().api.post("/hooks/sepay", raw, { headers, validateStatus: () => true })
    expect(expectOk(await admin.get("reports/attention")).attention).toMatchObject({ total: 2, unreadable_rows: 2 })
    const path = "reconciliation/unreadable-rows"
    const { unreadable_rows: rows } = expectOk(await admin.get(path, { status: "open" }))
    expect(rows).toMatchObject([
      { source: "webhook", raw, problem: expect.stringContaining("transferAmount") },
      { source: "api", account_number: "8886158061", problem: expect.stringContaining("amount_in") },
    ])
    expect((await admin.post(`${path}/${rows[0].id}/dismiss`)).status).toBe(400)
    const { unreadable_row: dismissed } = expectOk(await admin.post(`${path}/${rows[0].id}/dismiss`, { reason: "Sent by hand." }))
    expect(dismissed).toMatchObject({ status: "dismissed", reason: "Sent by hand.", actor_name: expect.any(String) })
    expect((await admin.post(`${path}/${rows[0].id}/dismiss`, { reason: "Again." })).status).toBe(400)
    expect(expectOk(await admin.get("reports/attention")).attention.total).toBe(1)
    const { health } = expectOk(await admin.get("reports/health"))
    expect(health.problems).toContainEqual(expect.stringContaining("1 transaction(s) of SePay's cannot be read"))
  })

  it("reads everything at SePay again from a day on, and refuses a day that makes no sense", async () => {
    const daysAgo = (days: number) => new Date(Date.now() - days * 86_400_000).toISOString()
    for (const body of [{ read_from: "yesterday" }, { read_from: daysAgo(-1) }, { read_from: daysAgo(400) }, { from: daysAgo(1) }]) {
      expect([body, (await admin.post("reconciliation", body)).status]).toEqual([body, 400])
    }
    const unknown = await admin.post("reconciliation", { read_from: daysAgo(30), bank_account_id: "sepbac_none" })
    expect([unknown.status, unknown.data.message]).toEqual([404, expect.stringContaining("sepbac_none")])
    expect((await admin.post("reconciliation", { read_from: daysAgo(30) })).status).toBe(202)
    await eventually("the reading", async () => expectOk(await admin.get("reconciliation")).progress?.is_running === false)
    const cursors = await store().sepay.listSepayReconciliationCursors({})
    expect(cursors.length).toBeGreaterThan(0)
  })

  describe("bank accounts", () => {
    it("are listed with what SePay says and what is missing", async () => {
      const answer = expectOk(await admin.get("bank-accounts"))
      expect(answer.is_set_in_options).toBe(false)
      expect(answer.bank_accounts.map(({ bank_name }: AdminSepayBankAccount) => bank_name).sort()).toEqual([
        "BIDV",
        "Sacombank",
        "Vietcombank",
        "VietinBank",
      ])
      expect(await admin.bankAccount("BIDV")).toMatchObject({ is_active: true, is_enabled: true, problems: [], last_test: null })
      expect((await admin.bankAccount("Vietcombank")).problems).toMatchObject([{ code: "tid_required" }])
    })

    it("work after their bank fields were chosen from SePay's own lists", async () => {
      const { id } = await admin.bankAccount("Vietcombank")
      const { choices } = expectOk(await admin.get(`bank-accounts/${id}/choices`))
      expect(choices.length).toBeGreaterThan(0)
      const changed = expectOk(await admin.post(`bank-accounts/${id}`, { tid: choices[0].value, is_default: true }))
      expect(changed.bank_account).toMatchObject({ tid: choices[0].value, is_default: true, problems: [] })
      const tested = expectOk(await admin.post(`bank-accounts/${id}/verify`))
      expect(tested.bank_account.last_test).toEqual({ at: expect.any(String), problem: null })
      // What a test opens it cancels.
      expect(emulator.snapshot().orders.filter(({ status }: { status: string }) => status === "Pending")).toEqual([])
      const { sessionId } = await placeOrder()
      expect(await shopper.payment(sessionId)).toMatchObject({ bank_name: "Vietcombank" })
    })

    it("refuse a holder's name that BIDV refuses", async () => {
      const { id } = await admin.bankAccount("BIDV")
      const answer = await admin.post(`bank-accounts/${id}`, { va_holder_name: "Nguyễn" })
      expect(answer.status).toBe(400)
      expect(answer.data.message).toContain("A")
      expect((await admin.bankAccount("BIDV")).va_holder_name).toBeNull()
    })

    it("go on serving their open virtual accounts when they are disabled", async () => {
      const { sessionId, orderId, vaNumber, amountVnd } = await placeOrder()
      const { bank_name } = await shopper.payment(sessionId)
      const { id } = await admin.bankAccount(String(bank_name))
      expectOk(await admin.post(`bank-accounts/${id}`, { is_enabled: false }))
      const other = await placeOrder()
      expect((await shopper.payment(other.sessionId)).bank_name).not.toBe(bank_name)
      await transfer(emulator, { vaNumber, amountVnd })
      await expectCapturedOnce(container, orderId)
    })

    it("keep what an admin set when they are fetched again, in the admin's order", async () => {
      const { id } = await admin.bankAccount("Sacombank")
      expectOk(await admin.post(`bank-accounts/${id}`, { is_enabled: false, rank: 0 }))
      const { bank_accounts } = expectOk(await admin.post("bank-accounts/refresh"))
      const ranked = [...bank_accounts].sort((one, other) => one.rank - other.rank)
      expect(ranked[0]).toMatchObject({ bank_name: "Sacombank", is_enabled: false, is_default: false })
    })

    it("report the result of a test", async () => {
      const { id } = await admin.bankAccount("Sacombank")
      const { bank_account } = expectOk(await admin.post(`bank-accounts/${id}/verify`))
      expect(bank_account.last_test.problem).toContain("va_prefix")
    })
  })

  describe("settings", () => {
    it("set the life time of virtual accounts, and can go back to the plugin's options", async () => {
      const { settings } = expectOk(await admin.get("settings"))
      expect(settings).toEqual({
        va_duration_seconds: { order_first: null, pay_first: null },
        default_va_duration_seconds: { order_first: 86_400, pay_first: 1_800 },
      })
      const body = { va_duration_seconds: { order_first: 600 } }
      expect(expectOk(await admin.post("settings", body)).settings.va_duration_seconds).toEqual({ order_first: 600, pay_first: null })
      const { sessionId } = await placeOrder()
      const { expires_at } = await shopper.payment(sessionId)
      expect(new Date(String(expires_at)).getTime() - Date.now()).toBeLessThanOrEqual(601_000)
      const back = expectOk(await admin.post("settings", { va_duration_seconds: { order_first: null } }))
      expect(back.settings.va_duration_seconds.order_first).toBeNull()
    })
  })

  describe("the setup", () => {
    it("reports which steps are done, and never the token", async () => {
      const before: AdminSepaySetup = expectOk(await admin.get("settings/setup")).setup
      expect(before).toMatchObject({
        connection: { environment: "production", api_version: "v2", token: { is_valid: true } },
        webhook: { url: expect.stringMatching(/^http:\/\/.+\/hooks\/sepay$/), authentications: ["hmac", "api_key"], last_at: null },
      })
      expect(JSON.stringify(before)).not.toContain("TTTT")
      const undone = before.checklist.filter(({ is_done }) => !is_done).map(({ key }) => key)
      expect(undone).toEqual(["webhook_received"])
      await emulator.testSend()
      const after: AdminSepaySetup = expectOk(await admin.get("settings/setup")).setup
      expect(after.checklist.every(({ is_done }) => is_done)).toBe(true)
      expect(after.webhook.last_at).not.toBeNull()
    })
  })

  describe("a reconciliation that an admin starts", () => {
    it("finds what no webhook reported, and reports its progress", async () => {
      const { orderId, vaNumber, amountVnd } = await placeOrder()
      await transfer(emulator, { vaNumber, amountVnd, webhook: { deliver: false } })
      const started = await admin.post("reconciliation")
      expect(started.status).toBe(202)
      expect(started.data.progress).toMatchObject({ started_at: expect.any(String), accounts_total: expect.any(Number) })
      const done = await eventually("the reconciliation", async () => {
        const { progress, runs } = expectOk(await admin.get("reconciliation"))
        return progress.is_running ? null : { progress, runs }
      })
      expect(done.progress.accounts_read).toBe(done.progress.accounts_total)
      expect(done.runs[0]).toMatchObject({ recorded: 1, error: null })
      await expectCapturedOnce(container, orderId)
    })
  })

  describe("transactions", () => {
    it("are found by VA number, code, reference, order number and the payer's words", async () => {
      const paid = await placeOrder()
      const content = "Chi Lan mua tui vai"
      await transfer(emulator, { vaNumber: paid.vaNumber, amountVnd: paid.amountVnd, content })
      await transfer(emulator, { accountNumber: (await admin.bankAccount("BIDV")).account_number, amountVnd: 77_000, content: "luong thang 3" })
      await expectCapturedOnce(container, paid.orderId)
      const [listed] = await admin.transactions({ q: paid.vaNumber })
      const order = await readOrder(container, paid.orderId)
      expect(listed).toMatchObject({
        va_number: paid.vaNumber,
        amount_vnd: paid.amountVnd,
        direction: "in",
        source: "webhook",
        needs_attention: false,
        allocated_vnd: { applied: paid.amountVnd, surplus: 0, late: 0, unmatched: 0, returned: 0, ignored: 0 },
        free_vnd: 0,
        orders: [{ id: paid.orderId, display_id: expect.any(Number) }],
      })
      expect(order.id).toBe(paid.orderId)
      const displayId = listed?.orders[0]?.display_id
      const { va_orders } = await admin.payment(paid.orderId)
      const texts = [va_orders[0]?.order_code, listed?.reference_number, `#${displayId}`, String(displayId), "LAN tui vai", "mua"]
      for (const q of texts) {
        expect((await admin.transactions({ q })).map(({ id }) => id)).toEqual([listed?.id])
      }
      expect(await admin.transactions({ q: "nobody wrote this" })).toEqual([])
      expect(await admin.transactions({ q: "%" })).toEqual([])
    })

    it("are filtered, sorted, counted and paged", async () => {
      const { account_number } = await admin.bankAccount("BIDV")
      for (const amountVnd of [30_000, 10_000, 20_000]) {
        await transfer(emulator, { accountNumber: account_number, amountVnd, content: "thu khac" })
      }
      const amounts = async (params: object) => (await admin.transactions(params)).map(({ amount_vnd }) => amount_vnd)
      expect(await amounts({ order: "amount_vnd" })).toEqual([10_000, 20_000, 30_000])
      expect(await amounts({ order: "-amount_vnd", limit: 1, offset: 1 })).toEqual([20_000])
      expect(await amounts({ amount_vnd: { $gte: 15_000, $lte: 20_000 } })).toEqual([20_000])
      expect((await amounts({ status: ["unmatched"] })).length).toBe(3)
      expect(await amounts({ status: ["applied", "late"] })).toEqual([])
      expect((await amounts({ account_number: [account_number], direction: "in", source: "webhook" })).length).toBe(3)
      expect(await amounts({ direction: "out" })).toEqual([])
      expect(await amounts({ occurred_at: { $gte: new Date(Date.now() + 3_600_000).toISOString() } })).toEqual([])
      expect((await amounts({ occurred_at: { $lt: new Date(Date.now() + 3_600_000).toISOString() } })).length).toBe(3)
      expect(expectOk(await admin.get("money/transactions", { limit: 1 }))).toMatchObject({ count: 3, is_count_exact: true, limit: 1, offset: 0 })
    })

    it("that came after their order was canceled can be matched with the shopper's next order, which is captured", async () => {
      const { orderId, vaNumber, amountVnd } = await payLate()
      const [late] = await admin.transactions({ status: "attention" })
      expect(late).toMatchObject({ va_number: vaNumber, needs_attention: true, allocated_vnd: { late: amountVnd }, free_vnd: amountVnd })
      expect((await admin.payment(orderId)).next_actions).toMatchObject([{ code: "canceled_with_money", amount_vnd: amountVnd }])
      const next = await placeOrder()
      const { candidates } = expectOk(await admin.get(`money/transactions/${late?.id}/candidates`))
      expect(candidates).toMatchObject([{ order: { id: next.orderId }, remaining_vnd: amountVnd, why: "same_amount" }])
      expect(expectOk(await admin.get("reports/attention")).attention).toMatchObject({ total: 1, transactions: 1 })
      const body = { order_id: next.orderId, reason: "Anna called: it is hers." }
      const matched = expectOk(await admin.post(`money/transactions/${late?.id}/match`, body))
      const transaction: AdminSepayTransactionDetail = matched.transaction
      expect(transaction).toMatchObject({ needs_attention: false, free_vnd: 0, allocated_vnd: { applied: amountVnd, late: 0 } })
      expect(transaction.allocations.at(-1)).toMatchObject({
        kind: "applied",
        amount_vnd: amountVnd,
        reason: "Anna called: it is hers.",
        actor_id: expect.stringMatching(/^user_/),
        actor_name: expect.any(String),
        order: { id: next.orderId },
      })
      expect(transaction.payload).toMatchObject({ transferAmount: amountVnd })
      await expectCapturedOnce(container, next.orderId)
      expect(await admin.payment(next.orderId)).toMatchObject({ is_captured: true, next_actions: [{ code: "paid", severity: "success" }] })
      expect(expectOk(await admin.get("reports/attention")).attention.total).toBe(0)
    })

    it("can be returned in part and ignored, and say what is not possible", async () => {
      const { account_number } = await admin.bankAccount("BIDV")
      await transfer(emulator, { accountNumber: account_number, amountVnd: 50_000, content: "nham" })
      const [{ id } = { id: "" }] = await admin.transactions()
      const tooMuch = await admin.post(`money/transactions/${id}/return`, { amount_vnd: 60_000, reason: "Sent back." })
      expect(tooMuch.status).toBe(400)
      expect(tooMuch.data.message).toContain("50000")
      const returned = expectOk(await admin.post(`money/transactions/${id}/return`, { amount_vnd: 20_000, reason: "Sent back." }))
      expect(returned.transaction).toMatchObject({ free_vnd: 30_000, returnable_vnd: 30_000, allocated_vnd: { returned: 20_000, unmatched: 30_000 } })
      const ignored = expectOk(await admin.post(`money/transactions/${id}/ignore`, { reason: "A gift." }))
      expect(ignored.transaction).toMatchObject({ free_vnd: 0, allocated_vnd: { ignored: 30_000 }, needs_attention: false })
    })

    it("that were matched with the wrong order by mistake are moved to the right one, and the history shows both", async () => {
      const { account_number } = await admin.bankAccount("BIDV")
      const [wrong, right] = [await placeOrder(), await placeOrder()]
      const half = Math.floor(wrong.amountVnd / 2)
      await transfer(emulator, { accountNumber: account_number, amountVnd: half, content: "chuyen khoan" })
      const [{ id } = { id: "" }] = await admin.transactions()
      expectOk(await admin.post(`money/transactions/${id}/match`, { order_id: wrong.orderId, reason: "It is theirs." }))
      expect(await admin.payment(wrong.orderId)).toMatchObject({ received_vnd: half })
      const undone = expectOk(await admin.post(`money/transactions/${id}/undo`, { reason: "It is Anna's." }))
      expect(undone.transaction).toMatchObject({ free_vnd: half, allocated_vnd: { applied: 0, unmatched: half }, undoable_decision_id: null })
      expect(undone.transaction.allocations.map(({ reason }: { reason: string }) => reason)).toEqual(
        expect.arrayContaining(["It is theirs.", "It is Anna's."])
      )
      expect(await admin.payment(wrong.orderId)).toMatchObject({ received_vnd: 0 })
      const again = await admin.post(`money/transactions/${id}/undo`, { reason: "It is Anna's." })
      expect([again.status, again.data.message]).toEqual([400, expect.stringContaining("No decision of a person")])
      const moved = expectOk(await admin.post(`money/transactions/${id}/match`, { order_id: right.orderId, reason: "Anna called." }))
      expect(moved.transaction).toMatchObject({ undoable_decision_id: expect.any(String), allocated_vnd: { applied: half } })
      expect(await admin.payment(right.orderId)).toMatchObject({ received_vnd: half })
    })

    it("that were captured for the wrong order are moved to the right one: refunded there, captured here, and never sent back", async () => {
      const { account_number } = await admin.bankAccount("BIDV")
      const [wrong, right] = [await placeOrder(), await placeOrder()]
      await transfer(emulator, { accountNumber: account_number, amountVnd: wrong.amountVnd, content: "chuyen khoan" })
      const [{ id } = { id: "" }] = await admin.transactions()
      expectOk(await admin.post(`money/transactions/${id}/match`, { order_id: wrong.orderId, reason: "It is theirs." }))
      await expectCapturedOnce(container, wrong.orderId)
      const undone = expectOk(await admin.post(`money/transactions/${id}/undo`, { reason: "It is Anna's." }))
      expect(undone.transaction).toMatchObject({ free_vnd: wrong.amountVnd, allocated_vnd: { applied: 0, unmatched: wrong.amountVnd } })
      const { returns_owed, owed_vnd } = expectOk(await admin.get("returns"))
      expect([owed_vnd, returns_owed]).toEqual([0, [expect.objectContaining({ status: "reallocated", amount_vnd: wrong.amountVnd })]])
      expect(await admin.payment(wrong.orderId)).toMatchObject({ received_vnd: 0, status: "refunded" })
      expectOk(await admin.post(`money/transactions/${id}/match`, { order_id: right.orderId, reason: "Anna called." }))
      await expectCapturedOnce(container, right.orderId)
      expectOk(await admin.post("audit", {}))
      expect(expectOk(await admin.get("audit", { status: "open" })).findings).toEqual([])
    })

    it("that were captured for the wrong order are moved in one call, and booked apart from an earlier refund of the same payment", async () => {
      const { account_number } = await admin.bankAccount("BIDV")
      const [wrong, right, gone] = [await placeOrder(), await placeOrder(), await placeOrder()]
      await cancelOrderWorkflow(container).run({ input: { order_id: gone.orderId } })
      await transfer(emulator, { vaNumber: wrong.vaNumber, amountVnd: 56_600 })
      await transfer(emulator, { accountNumber: account_number, amountVnd: 100_000, content: "chuyen khoan" })
      const { id } = (await admin.transactions()).find(({ amount_vnd }) => amount_vnd === 100_000) ?? { id: "" }
      const path = `money/transactions/${id}`
      const matched = expectOk(await admin.post(`${path}/match`, { order_id: wrong.orderId, reason: "It is theirs." }))
      await expectCapturedOnce(container, wrong.orderId)
      const { payment_collections } = await readOrder(container, wrong.orderId)
      const paymentId = String(payment_collections[0]?.payments[0]?.id)
      await refundPaymentWorkflow(container).run({ input: { payment_id: paymentId, amount: 20_000 } })
      const { undoable_decision_id, movable_vnd } = expectOk(await admin.get(path)).transaction
      expect([undoable_decision_id, movable_vnd]).toEqual([matched.transaction.undoable_decision_id, 100_000])
      const move = (order_id: string, replaces_decision_id = undoable_decision_id) =>
        admin.post(`${path}/match`, { order_id, replaces_decision_id, reason: "It is Anna's." })
      // Nothing is refunded for a move that is not possible.
      for (const refused of [await move(gone.orderId), await move(wrong.orderId), await move(right.orderId, "sepall_another")]) {
        expect([400, 404]).toContain(refused.status)
      }
      expect(await admin.payment(wrong.orderId)).toMatchObject({ refunded_vnd: 20_000, received_vnd: 156_600 })
      const moved = expectOk(await move(right.orderId))
      expect(moved.transaction).toMatchObject({ allocated_vnd: { applied: 100_000 }, movable_vnd: 100_000 })
      expect(await admin.payment(right.orderId)).toMatchObject({ received_vnd: 100_000, remaining_vnd: 56_600 })
      expect(await admin.payment(wrong.orderId)).toMatchObject({ received_vnd: 56_600 })
      const { transactions } = await readOrder(container, wrong.orderId)
      expect(transactions.map(({ amount }: { amount: unknown }) => Number(amount)).sort()).toEqual([-100_000, -20_000, 156_600].sort())
      const { returns_owed, owed_vnd } = expectOk(await admin.get("returns"))
      expect([owed_vnd, returns_owed.map(({ status }: { status: string }) => status).sort()]).toEqual([20_000, ["owed", "reallocated"]])
      // The same click again, from a page that was open meanwhile.
      const again = await admin.post(`${path}/undo`, { decision_id: undoable_decision_id, reason: "It is Anna's." })
      expect([again.status, again.data.message]).toEqual([400, expect.stringContaining("at the same moment")])
    })

    it("are exported as CSV that no spreadsheet takes for formulas", async () => {
      const { account_number } = await admin.bankAccount("BIDV")
      const contents = ['=HYPERLINK("http://evil.example","click")', "Nguyễn Thị Lan, “áo dài”", "+84901234567 cam on"]
      for (const content of contents) {
        await transfer(emulator, { accountNumber: account_number, amountVnd: 10_000, content })
      }
      const answer = await admin.get("money/transactions/export", { order: "occurred_at" })
      expect(answer.status).toBe(200)
      expect(answer.headers["content-type"]).toBe("text/csv; charset=utf-8")
      expect(answer.headers["content-disposition"]).toContain("attachment")
      const [header, ...lines] = String(answer.data).replace("\u{feff}", "").trim().split("\n")
      expect(header?.split(",").slice(0, 5)).toEqual(["id", "occurred_at", "recorded_at", "direction", "amount_vnd"])
      expect(lines).toHaveLength(3)
      expect(lines.join("\n")).toContain("Nguyễn Thị Lan, “áo dài”")
      expect(lines.join("\n")).toContain("\"'=HYPERLINK(")
      expect(lines.join("\n")).toContain("'+84901234567")
      const filtered = await admin.get("money/transactions/export", { q: "Nguyễn" })
      expect(String(filtered.data).trim().split("\n")).toHaveLength(2)
    })
  })

  describe("an order's payment", () => {
    it("is an empty list for orders that are not paid through SePay", async () => {
      expect(expectOk(await admin.get("payments/orders/order_unknown")).payments).toEqual([])
    })

    it("shows what it waits for, and what arrived", async () => {
      const { orderId, vaNumber, amountVnd } = await placeOrder()
      expect(await admin.payment(orderId)).toMatchObject({
        status: "waiting",
        amount_vnd: amountVnd,
        received_vnd: 0,
        remaining_vnd: amountVnd,
        is_captured: false,
        virtual_account: { va_number: vaNumber, status: "open" },
        vietqr: expect.stringMatching(/^000201/),
        next_actions: [{ code: "waiting", amount_vnd: amountVnd }],
        can_check: true,
        can_open_virtual_account: true,
        can_cancel_virtual_account: true,
        transactions: [],
        returns_owed: [],
        actions: [],
      })
      await transfer(emulator, { vaNumber, amountVnd })
      await expectCapturedOnce(container, orderId)
      expect(await admin.payment(orderId)).toMatchObject({
        status: "paid",
        is_captured: true,
        captured_at: expect.any(String),
        vietqr: null,
        next_actions: [{ code: "paid", severity: "success", amount_vnd: amountVnd }],
        can_open_virtual_account: false,
        can_cancel_virtual_account: false,
        transactions: [{ amount_vnd: amountVnd, va_number: vaNumber }],
      })
    })

    it("that stays paid in part is returned in the admin", async () => {
      const { orderId, vaNumber } = await placeOrder()
      await transfer(emulator, { vaNumber, amountVnd: 10_000 })
      const [part] = (await admin.payment(orderId)).transactions
      expect(part).toMatchObject({ free_vnd: 0, returnable_vnd: 10_000, allocated_vnd: { applied: 10_000 } })
      const { transaction } = expectOk(await admin.post(`money/transactions/${part?.id}/return`, { reason: "The customer gave up." }))
      expect(transaction).toMatchObject({ returnable_vnd: 0, allocated_vnd: { applied: 0, returned: 10_000 } })
      expect(await admin.payment(orderId)).toMatchObject({ received_vnd: 0 })
    })

    it("whose capture stopped is captured when an admin tries again", async () => {
      const { orderId, collectionId, vaNumber, amountVnd } = await placeOrder()
      await store().sql("UPDATE sepay_receivable SET settlement_status = 'attention', settlement_error = 'The session was gone.'")
      await transfer(emulator, { vaNumber, amountVnd })
      expect((await admin.payment(orderId)).next_actions).toMatchObject([
        { code: "capture_stopped", severity: "error", message: "The session was gone." },
      ])
      expect(expectOk(await admin.get("reports/attention")).attention).toMatchObject({ total: 1, payments: 1 })
      const { payment } = expectOk(await admin.post(`payments/payment-collections/${collectionId}/check`))
      expect(payment.next_actions).toMatchObject([{ code: "paid" }])
      await expectCapturedOnce(container, orderId)
    })

    it("is checked at SePay when an admin asks, and captured", async () => {
      const { orderId, collectionId, vaNumber, amountVnd } = await placeOrder()
      await transfer(emulator, { vaNumber, amountVnd, webhook: { deliver: false } })
      const answer = expectOk(await admin.post(`payments/payment-collections/${collectionId}/check`))
      expect(answer).toMatchObject({
        sepay: { status: "Paid", paid_amount_vnd: amountVnd },
        problem: null,
        payment: { status: "paid", is_captured: true, actions: [{ action: "payment.check", actor_name: expect.any(String) }] },
      })
      await expectCapturedOnce(container, orderId)
    })

    it("reports it when a check cannot reach SePay", async () => {
      const { collectionId } = await placeOrder()
      emulator.setFaults({ status: 500 })
      const answer = expectOk(await admin.post(`payments/payment-collections/${collectionId}/check`))
      expect(answer).toMatchObject({ sepay: null, problem: expect.any(String), payment: { status: "waiting" } })
    })

    it("gets another virtual account, and the one before is closed at SePay", async () => {
      const { orderId, collectionId, vaNumber, amountVnd } = await placeOrder()
      const { payment } = expectOk(await admin.post(`payments/payment-collections/${collectionId}/virtual-account`))
      expect(payment).toMatchObject({ status: "waiting", remaining_vnd: amountVnd })
      expect(payment.virtual_account.va_number).not.toBe(vaNumber)
      expect(payment.va_orders).toMatchObject([
        { status: "open" },
        { status: "closed", close_reason: "replaced_by_admin", va_number: vaNumber },
      ])
      expect(payment.actions).toMatchObject([{ action: "virtual_account.open" }])
      const refused = await transfer(emulator, { vaNumber, amountVnd })
      expect(refused.status).toBeGreaterThanOrEqual(400)
      await transfer(emulator, { vaNumber: payment.virtual_account.va_number, amountVnd })
      await expectCapturedOnce(container, orderId)
    })

    it("gets no other virtual account when SePay calls it paid, whose webhook was lost: it is captured", async () => {
      const { orderId, collectionId, vaNumber, amountVnd } = await placeOrder()
      await transfer(emulator, { vaNumber, amountVnd, webhook: { deliver: false } })
      const answer = await admin.post(`payments/payment-collections/${collectionId}/virtual-account`)
      expect(answer.status).toBe(400)
      expect(answer.data.message).toContain("already paid")
      expect(emulator.snapshot().orders).toHaveLength(1)
      await settleSepayReceivablesWorkflow(container).run({ input: {} })
      await expectCapturedOnce(container, orderId)
      expect((await admin.payment(orderId)).next_actions).toMatchObject([{ code: "paid" }])
    })

    it("gets no other virtual account while money is missing that SePay has counted, and its admin is told to look", async () => {
      const { orderId, collectionId, sessionId, vaNumber, amountVnd } = await placeOrder()
      await transfer(emulator, { vaNumber, amountVnd, listedAfterSeconds: 3_600, webhook: { deliver: false } })
      const answer = await admin.post(`payments/payment-collections/${collectionId}/virtual-account`)
      expect(answer.status).toBe(400)
      expect(answer.data.message).toContain("reports a transfer for this payment")
      expect((await admin.payment(orderId)).next_actions).toMatchObject([
        { code: "sepay_disagrees", severity: "error", amount_vnd: amountVnd, message: expect.stringContaining("counted") },
      ])
      expect(await shopper.payment(sessionId)).toMatchObject({ status: "confirming", vietqr: null })
      const elsewhere = await admin.post(`payments/payment-collections/${collectionId}/paid-another-way`, { reason: "Cash." })
      expect(elsewhere.status).toBe(400)
      expect(elsewhere.data.message).toContain("reports a transfer")
    })

    it("has its virtual account canceled, once", async () => {
      const { orderId, collectionId, vaNumber, amountVnd } = await placeOrder()
      const { payment } = expectOk(await admin.delete(`payments/payment-collections/${collectionId}/virtual-account`))
      expect(payment).toMatchObject({
        status: "expired",
        vietqr: null,
        can_cancel_virtual_account: false,
        can_open_virtual_account: true,
        va_orders: [{ status: "closed", close_reason: "canceled_by_admin" }],
        actions: [{ action: "virtual_account.cancel" }],
      })
      expect((await transfer(emulator, { vaNumber, amountVnd })).status).toBeGreaterThanOrEqual(400)
      const again = await admin.delete(`payments/payment-collections/${collectionId}/virtual-account`)
      expect(again.status).toBe(400)
      expect(again.data.message).toContain("No virtual account")
      expect((await readOrder(container, orderId)).status).toBe("pending")
    })

    it("gets no virtual account when its order was canceled", async () => {
      const { orderId, collectionId } = await placeOrder()
      await cancelOrderWorkflow(container).run({ input: { order_id: orderId } })
      await eventually("the end of the payment", async () => (await admin.payment(orderId)).status === "canceled")
      expect((await admin.payment(orderId)).next_actions).toMatchObject([{ code: "canceled" }])
      const answer = await admin.post(`payments/payment-collections/${collectionId}/virtual-account`)
      expect(answer.status).toBe(400)
      expect(answer.data.message).toContain("cancelled")
    })
  })

  describe("returns owed", () => {
    it("are listed until an admin confirms the transfer", async () => {
      const { orderId, vaNumber, amountVnd } = await placeOrder()
      await transfer(emulator, { vaNumber, amountVnd })
      await expectCapturedOnce(container, orderId)
      const order = await readOrder(container, orderId)
      await refundPaymentWorkflow(container).run({ input: { payment_id: order.payment_collections[0].payments[0].id, amount: 20_000 } })
      const listed = expectOk(await admin.get("returns", { status: "owed" }))
      expect(listed).toMatchObject({ count: 1, owed_vnd: 20_000, returns_owed: [{ status: "owed", amount_vnd: 20_000, order: { id: orderId } }] })
      expect((await admin.payment(orderId)).next_actions.map(({ code }) => code)).toEqual(["partially_refunded", "return_owed"])
      const id = listed.returns_owed[0].id
      const body = { reference_number: "FT26085999", reason: "By internet banking." }
      const { return_owed } = expectOk(await admin.post(`returns/${id}/confirm`, body))
      expect(return_owed).toMatchObject({
        status: "returned",
        reference_number: "FT26085999",
        confirmed_reason: "By internet banking.",
        actor_name: expect.any(String),
      })
      expect((await admin.post(`returns/${id}/confirm`, body)).status).toBe(404)
      expect(expectOk(await admin.get("returns", { status: "owed" })).count).toBe(0)
    })
  })

  describe("statistics", () => {
    it("count a day's money, unmatched money, and how long capturing took", async () => {
      const { orderId, vaNumber, amountVnd } = await placeOrder()
      await transfer(emulator, { vaNumber, amountVnd })
      await expectCapturedOnce(container, orderId)
      const { account_number } = await admin.bankAccount("BIDV")
      await transfer(emulator, { accountNumber: account_number, amountVnd: 5_000, content: "khac" })
      const { days } = expectOk(await admin.get("reports/statistics", { days: 7, time_zone: "UTC" }))
      expect(days).toHaveLength(7)
      expect(days.at(-1)).toMatchObject({
        date: new Date().toISOString().slice(0, 10),
        received_vnd: amountVnd + 5_000,
        received_count: 2,
        unmatched_vnd: 5_000,
        unmatched_count: 1,
        captured_count: 1,
      })
      expect(days.at(-1).time_to_captured_p50_seconds).toBeLessThan(60)
      expect(days[0]).toMatchObject({ received_vnd: 0, captured_count: 0, time_to_captured_p50_seconds: null })
    })
  })

  describe("the status of a payment", () => {
    async function placePaidOrder() {
      const placed = await placeOrder()
      await transfer(emulator, { vaNumber: placed.vaNumber, amountVnd: placed.amountVnd })
      await expectCapturedOnce(container, placed.orderId)
      const [payment] = (await readOrder(container, placed.orderId)).payment_collections[0].payments
      return { ...placed, paymentId: String(payment.id) }
    }

    /** The codes and amounts of the advice about an order's first payment. */
    async function next_actions(orderId: string): Promise<Array<[string, number | null]>> {
      return (await admin.payment(orderId)).next_actions.map(({ code, amount_vnd }) => [code, amount_vnd])
    }

    it("is outstanding after a paid order was edited, until another payment pays the rest", async () => {
      const { orderId, sessionId, amountVnd } = await placePaidOrder()
      expect(await shopper.payment(sessionId)).toMatchObject({ status: "paid", outstanding_amount_vnd: 0 })
      await addToOrder(container, orderId, bagVariantId)
      const order = await readOrder(container, orderId)
      const outstandingVnd = Number(order.total) - amountVnd
      expect(outstandingVnd).toBeGreaterThan(0)
      expect(await shopper.payment(sessionId)).toMatchObject({
        status: "outstanding",
        paid_amount_vnd: amountVnd,
        remaining_amount_vnd: 0,
        outstanding_amount_vnd: outstandingVnd,
        vietqr: null,
      })
      expect(await next_actions(orderId)).toEqual([["outstanding", outstandingVnd]])
      expect(await admin.payment(orderId)).toMatchObject({ status: "outstanding", outstanding_vnd: outstandingVnd, is_captured: true })

      const rest = order.payment_collections.find(({ amount }: { amount: number }) => Number(amount) === outstandingVnd)
      const session = await shopper.choose(rest.id, "pp_sepay_sepay")
      const opened = expectOk(await shopper.post(`/store/sepay/payment-sessions/${session.id}/virtual-account`))
      expect(opened.payment_session).toMatchObject({ status: "waiting", outstanding_amount_vnd: outstandingVnd })
      await transfer(emulator, { vaNumber: opened.payment_session.va_number, amountVnd: outstandingVnd })
      await eventually("the rest", async () => (await shopper.payment(sessionId)).status === "paid")
      expect(await shopper.payment(session.id)).toMatchObject({ status: "paid", outstanding_amount_vnd: 0 })
      expect(await next_actions(orderId)).toEqual([["paid", amountVnd]])
    })

    it("calls a paid order that is cancelled canceled, and says what is to be sent back", async () => {
      const { orderId, sessionId, amountVnd } = await placePaidOrder()
      await cancelOrderWorkflow(container).run({ input: { order_id: orderId } })
      const canceled = { status: "canceled", paid_amount_vnd: amountVnd, refunded_amount_vnd: amountVnd, to_return_amount_vnd: amountVnd }
      expect(await shopper.payment(sessionId)).toMatchObject({ ...canceled, outstanding_amount_vnd: 0 })
      expect(await next_actions(orderId)).toEqual([["canceled", null], ["return_owed", amountVnd]])
      const { returns_owed } = expectOk(await admin.get("returns", { status: "owed" }))
      expectOk(await admin.post(`returns/${returns_owed[0].id}/confirm`, { reason: "By internet banking." }))
      expect(await shopper.payment(sessionId)).toMatchObject({ ...canceled, to_return_amount_vnd: 0 })
      expect(await next_actions(orderId)).toEqual([["canceled", null]])
    })

    it("hides neither surplus nor captured money of a canceled order", async () => {
      const { orderId, sessionId, vaNumber, amountVnd, paymentId } = await placePaidOrder()
      await transfer(emulator, { vaNumber, amountVnd: 50_000, force: true })
      // The order is canceled while its money is captured: Medusa does not refund it then.
      await store().sql(`UPDATE "order" SET status = 'canceled', canceled_at = now() WHERE id = ?`, [orderId])
      expect(await shopper.payment(sessionId)).toMatchObject({ status: "canceled", to_return_amount_vnd: amountVnd + 50_000 })
      expect(await next_actions(orderId)).toEqual([["canceled_captured", amountVnd], ["canceled_with_money", 50_000]])
      // Medusa answers that the order is canceled, and records the refund.
      await refundPaymentWorkflow(container).run({ input: { payment_id: paymentId }, throwOnError: false })
      expect(await next_actions(orderId)).toEqual([["canceled_with_money", 50_000], ["return_owed", amountVnd]])
      expect(await shopper.payment(sessionId)).toMatchObject({ status: "canceled", to_return_amount_vnd: amountVnd + 50_000 })
    })

    it("is refunded in part, and then in full", async () => {
      const { orderId, sessionId, amountVnd, paymentId } = await placePaidOrder()
      await refundPaymentWorkflow(container).run({ input: { payment_id: paymentId, amount: 20_000 } })
      expect(await shopper.payment(sessionId)).toMatchObject({
        status: "partially_refunded",
        refunded_amount_vnd: 20_000,
        to_return_amount_vnd: 20_000,
      })
      expect(await next_actions(orderId)).toEqual([["partially_refunded", 20_000], ["return_owed", 20_000]])
      await refundPaymentWorkflow(container).run({ input: { payment_id: paymentId, amount: amountVnd - 20_000 } })
      expect(await shopper.payment(sessionId)).toMatchObject({
        status: "refunded",
        refunded_amount_vnd: amountVnd,
        to_return_amount_vnd: amountVnd,
      })
      expect(await next_actions(orderId)).toEqual([["refunded", amountVnd], ["return_owed", amountVnd]])
      expect(await admin.payment(orderId)).toMatchObject({ status: "refunded", refunded_vnd: amountVnd, to_return_vnd: amountVnd })
    })

    it("is refunded, and not outstanding, where a refund left the order unpaid", async () => {
      const { orderId, sessionId, paymentId } = await placePaidOrder()
      // As a store's own code can do it: without the credit line that Medusa's own refund adds.
      await refundPaymentsWorkflow(container).run({ input: [{ payment_id: paymentId, amount: 20_000 }] })
      expect(Number((await readOrder(container, orderId)).summary.pending_difference)).toBe(20_000)
      expect((await shopper.payment(sessionId)).status).toBe("partially_refunded")
      expect(await next_actions(orderId)).toEqual([["partially_refunded", 20_000], ["return_owed", 20_000]])
    })

    it("is canceled at once for a waiting order that was canceled, with the part that had arrived", async () => {
      const { orderId, sessionId, vaNumber } = await placeOrder()
      await transfer(emulator, { vaNumber, amountVnd: 10_000 })
      await cancelOrderWorkflow(container).run({ input: { order_id: orderId } })
      const canceled = { status: "canceled", vietqr: null, outstanding_amount_vnd: 0, to_return_amount_vnd: 10_000 }
      expect(await shopper.payment(sessionId)).toMatchObject(canceled)
      expect(await next_actions(orderId)).toEqual([["canceled_with_money", 10_000]])
    })
  })
})
