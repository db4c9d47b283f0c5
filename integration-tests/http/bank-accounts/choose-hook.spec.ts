import { StepResponse } from "@medusajs/framework/workflows-sdk"
import {
  chooseSepayBankAccountWorkflow,
  type SepayBankAccountQuestion,
} from "../../../src/workflows/bank-accounts/choose-sepay-bank-account"
import { AdminClient } from "../../support/admin-client"
import { captureLog } from "../../support/captured-log"
import { describeStoreWith } from "../../support/running-store"
import { expectOk } from "../../support/shopper"

/** What the store's own code answers: a test says what. Untyped code can answer anything. */
let answer: (question: SepayBankAccountQuestion) => unknown = () => undefined

chooseSepayBankAccountWorkflow.hooks.chooseBankAccount(
  async (question) => new StepResponse((await answer(question)) as string | undefined)
)

/** Ends what hangs, when a test ends. */
let release: () => void = () => undefined

async function hang(): Promise<void> {
  await new Promise<void>((resolve) => {
    const releaseOthers = release
    release = () => {
      releaseOthers()
      resolve()
    }
  })
}

/** BIDV and VietinBank can take every payment of this store; BIDV comes first. */
describeStoreWith({}, (store) => {
  afterEach(() => {
    answer = () => undefined
    release()
  })

  async function bankOf(sessionId: string) {
    return (await store().shopper.payment(sessionId)).bank_name
  }

  it("a store's hook chooses the bank account of an order, and knows what it is for", async () => {
    const questions: SepayBankAccountQuestion[] = []
    answer = (question) => {
      questions.push(question)
      return question.candidates.find(({ bank_name }) => bank_name === "VietinBank")?.id
    }
    const { bagVariantId, shopper } = store()
    const { cartId, collectionId, orderId, sessionId } = await shopper.placeOrder(bagVariantId)
    const payment = await shopper.payment(sessionId)
    expect(payment).toMatchObject({ bank_name: "VietinBank", va_number: expect.any(String) })
    expect(questions).toEqual([
      {
        receivable_id: expect.stringMatching(/^seprec_/),
        payment_collection_id: collectionId,
        payment_session_id: sessionId,
        cart_id: cartId,
        order_id: orderId,
        sales_channel_id: expect.stringMatching(/^sc_/),
        amount_vnd: payment.amount_vnd,
        candidates: [
          expect.objectContaining({ bank_name: "BIDV", account_number: "8886158061" }),
          expect.objectContaining({ bank_name: "VietinBank", account_number: "102871015203" }),
        ],
      },
    ])
  })

  it("it chooses for checkouts that are paid before the order, too", async () => {
    const orderIds: Array<string | null> = []
    answer = ({ candidates, order_id }) => {
      orderIds.push(order_id)
      return candidates[1]?.id
    }
    const { bagVariantId, shopper } = store()
    const { cartId } = await shopper.fillCart(bagVariantId)
    const session = await shopper.choose(await shopper.openCollection(cartId), "pp_sepay_prepay")
    expect(await bankOf(session.id)).toBe("VietinBank")
    expect(orderIds).toEqual([null])
  })

  it("it is not asked where one account only can take the payment", async () => {
    let asked = 0
    answer = () => {
      asked += 1
      return undefined
    }
    const { bagVariantId, container, shopper } = store()
    const admin = await AdminClient.signIn(store().api, container)
    const { bank_accounts } = expectOk(await admin.get("sepay/bank-accounts"))
    const bidv = bank_accounts.find(({ bank_name }: { bank_name: string }) => bank_name === "BIDV")
    expectOk(await admin.post(`sepay/bank-accounts/${bidv.id}`, { is_enabled: false }))
    const { sessionId } = await shopper.placeOrder(bagVariantId)
    expect(await bankOf(sessionId)).toBe("VietinBank")
    expect(asked).toBe(0)
  })

  it.each<[string, () => unknown, string | null]>([
    ["answers nothing", () => undefined, null],
    ["throws", () => { throw new Error("No account for Tết.") }, "it failed: No account for Tết."],
    ["answers an account that is none of the candidates", () => "sepba_nobody", 'it answered "sepba_nobody"'],
    ["answers nonsense", () => ({ bank: "BIDV" }), "it answered an object"],
    ["hangs", hang, "it did not answer within 1 second"],
  ])("an order gets the first account when the hook %s", async (_, does, sentence) => {
    answer = does
    const { bagVariantId, container, shopper } = store()
    const log = captureLog(container)
    const { sessionId } = await shopper.placeOrder(bagVariantId)
    expect(await bankOf(sessionId)).toBe("BIDV")
    const lines = log.messages().filter((message) => message.includes("chooseBankAccount"))
    log.stop()
    if (sentence === null) {
      expect(lines).toEqual([])
    } else {
      expect(lines).toEqual([
        expect.stringMatching(/src\/workflows\/hooks.*BIDV 8886158061 is taken.*Correct the hook.*receivable_id=seprec_/),
      ])
      expect(lines[0]).toContain(sentence)
    }
  })

  it("it is not asked any more while ten questions have no answer", async () => {
    let asked = 0
    const { bagVariantId, container, shopper } = store()
    // Medusa fails to create the same customer twice at once.
    await shopper.placeOrder(bagVariantId)
    answer = () => {
      asked += 1
      return hang()
    }
    const log = captureLog(container)
    const placed = await Promise.all(Array.from({ length: 10 }, () => shopper.placeOrder(bagVariantId)))
    expect(asked).toBe(10)
    const last = await shopper.placeOrder(bagVariantId)
    expect(asked).toBe(10)
    for (const { sessionId } of [...placed, last]) {
      expect(await bankOf(sessionId)).toBe("BIDV")
    }
    expect(log.messages().filter((message) => message.includes("it is not asked, because too many"))).toHaveLength(1)
    log.stop()
    release()
    answer = ({ candidates }) => candidates[1]?.id
    const { sessionId } = await shopper.placeOrder(bagVariantId)
    expect(await bankOf(sessionId)).toBe("VietinBank")
  })
})
