import { Modules } from "@medusajs/framework/utils"
import type { SettledPayment } from "../../../src/workflows/settlement/settle-receivable"
import { settleSepayPaymentWorkflow } from "../../../src/workflows/settlement/settle-sepay-payment"
import { settleSepayReceivablesWorkflow } from "../../../src/workflows/settlement/settle-sepay-receivables"
import { AdminClient } from "../../support/admin-client"
import { captureLog } from "../../support/captured-log"
import { expectCapturedOnce } from "../../support/orders"
import { describeStoreWith } from "../../support/running-store"
import { transfer } from "../../support/sepay"
import { eventually, expectOk } from "../../support/shopper"

/** What the store's own code does when a payment is settled: a test says what. */
let onSettled: (payment: SettledPayment) => Promise<void> = async () => undefined

settleSepayPaymentWorkflow.hooks.sepayPaymentSettled(async (payment) => onSettled(payment))

describeStoreWith({}, (store) => {
  afterEach(() => {
    onSettled = async () => undefined
  })

  async function placeOrder() {
    const placed = await store().shopper.placeOrder(store().bagVariantId)
    return { ...placed, payment: await store().shopper.payment(placed.sessionId) }
  }

  type Placed = Awaited<ReturnType<typeof placeOrder>>

  async function pay({ payment }: Placed): Promise<void> {
    const { status } = await transfer(store().emulator, {
      vaNumber: payment.va_number,
      amountVnd: payment.amount_vnd,
    })
    expect(status).toBeLessThan(300)
  }

  it("a store's hook is told of each payment once, when its order is captured", async () => {
    const told: SettledPayment[] = []
    onSettled = async (payment) => {
      told.push(payment)
    }
    const placed = await placeOrder()
    await pay(placed)
    await expectCapturedOnce(store().container, placed.orderId)
    await eventually("the hook", async () => told.length > 0)
    const [receivable] = await store().sepay.listSepayReceivables({ payment_collection_id: placed.collectionId })
    const { result } = await settleSepayPaymentWorkflow(store().container).run({ input: { receivable_id: receivable?.id ?? "" } })
    expect(result).toEqual({ outcome: "nothing_to_do" })
    expect(told).toEqual([
      {
        receivable_id: receivable?.id,
        payment_collection_id: placed.collectionId,
        payment_session_id: placed.sessionId,
        order_id: placed.orderId,
        amount_vnd: placed.payment.amount_vnd,
      },
    ])
  })

  it("a hook that throws undoes nothing, keeps no other payment back, and its error can be read for three days", async () => {
    const log = captureLog(store().container)
    const [failed, other] = [await placeOrder(), await placeOrder()]
    onSettled = async ({ order_id }) => {
      if (order_id === failed.orderId) {
        throw new Error("The warehouse does not answer.")
      }
    }
    await pay(failed)
    await pay(other)
    await expectCapturedOnce(store().container, failed.orderId)
    await expectCapturedOnce(store().container, other.orderId)
    const line = await eventually("the log line", async () =>
      log.messages().find((message) => message.includes("The warehouse does not answer."))
    )
    log.stop()
    expect(line).toMatch(/the payment is captured.*sepayPaymentSettled.*src\/workflows\/hooks.*do by hand.*receivable_id=seprec_/)

    const admin = await AdminClient.signIn(store().api, store().container)
    const executions = expectOk(
      await admin.get("workflows-executions?workflow_id=settle-sepay-payment&fields=id,state,retention_time,context")
    ).workflow_executions
    expect(JSON.stringify(executions)).toContain("The warehouse does not answer.")
    expect(executions.map(({ retention_time }: { retention_time: number }) => retention_time)).toEqual([259_200, 259_200])
    expect(executions.map(({ state }: { state: string }) => state).sort()).toEqual(["done", "reverted"])
    // The job finds nothing that is left to do.
    const { result } = await settleSepayReceivablesWorkflow(store().container).run({ input: {} })
    expect(result.due).toBe(0)
  })

  it("the record of an execution that a killed process left is gone after three days", async () => {
    const placed = await placeOrder()
    await pay(placed)
    await expectCapturedOnce(store().container, placed.orderId)
    const count = async () => {
      const engine = store().container.resolve(Modules.WORKFLOW_ENGINE)
      return (await engine.listWorkflowExecutions({ workflow_id: "settle-sepay-payment" })).length
    }
    await eventually("the record", async () => (await count()) === 1)
    await store().sql("UPDATE workflow_execution SET state = 'not_started' WHERE workflow_id = 'settle-sepay-payment'")
    const runJob = () => settleSepayReceivablesWorkflow(store().container).run({ input: {} })
    await store().clock.advance({ days: 2 })
    await runJob()
    expect(await count()).toBe(1)
    await store().clock.advance({ days: 1, minutes: 1 })
    await runJob()
    expect(await count()).toBe(0)
  })

  it("a payment is settled although the record of its execution cannot be written", async () => {
    const log = captureLog(store().container)
    const placed = await placeOrder()
    await store().sql(`
      CREATE FUNCTION refuse_record() RETURNS trigger AS $$ BEGIN RAISE EXCEPTION 'disk full'; END $$ LANGUAGE plpgsql;
      CREATE TRIGGER refuse_record BEFORE INSERT ON workflow_execution
        FOR EACH ROW WHEN (NEW.workflow_id = 'settle-sepay-payment') EXECUTE FUNCTION refuse_record()`)
    try {
      await pay(placed)
      await expectCapturedOnce(store().container, placed.orderId)
      await eventually("the log line", async () =>
        log.messages().some((message) => /record of a settlement could not be written.*sepayPaymentSettled.*receivable_id=seprec_/.test(message))
      )
    } finally {
      await store().sql("DROP TRIGGER refuse_record ON workflow_execution; DROP FUNCTION refuse_record")
      log.stop()
    }
  })

  it("a hook that hangs keeps no other payment back", async () => {
    const log = captureLog(store().container)
    let release: () => void = () => undefined
    const released = new Promise<void>((resolve) => {
      release = resolve
    })
    let calls = 0
    onSettled = async () => {
      calls += 1
      await released
    }
    // More than a process settles at once.
    const placed: Placed[] = []
    for (let count = 0; count < 10; count += 1) {
      placed.push(await placeOrder())
    }
    for (const one of placed) {
      await pay(one)
    }
    for (const { orderId } of placed) {
      await expectCapturedOnce(store().container, orderId)
    }
    const lines = (part: string) => log.messages().filter((message) => message.includes(part))
    await eventually("the log lines", async () => lines("has not ended after 5 seconds").length === placed.length)
    // With ten that do not end, no other one is begun.
    const last = await placeOrder()
    await pay(last)
    await expectCapturedOnce(store().container, last.orderId)
    await eventually("the log line", async () => lines("is not called, because too many earlier calls of it have not ended").length === 1)
    expect(calls).toBe(placed.length)
    // When they have ended, it is called again.
    release()
    const next = await placeOrder()
    await pay(next)
    await eventually("the hook", async () => calls === placed.length + 1)
    log.stop()
  })
})
