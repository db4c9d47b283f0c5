import type { Logger } from "@medusajs/framework/types"
import SepayPaymentProvider from "../service"
import { readSessionId } from "../session-data"

// No store runs here: the plugin is not registered, as in a store that names the provider and forgets the plugin.
const logged: string[] = []
const logger = { error: (line: string) => logged.push(line), warn: (line: string) => logged.push(line) }
const provider = new SepayPaymentProvider({ logger: logger as unknown as Logger }, { flow: "order_first" })
const data = { session_id: "payses_1" }

beforeEach(() => {
  logged.length = 0
})

describe("the provider without the plugin", () => {
  it("says what to add to medusa-config.ts", async () => {
    await expect(provider.retrievePayment({ data })).rejects.toThrow(/"plugins" in medusa-config\.ts/)
    await expect(provider.getPaymentStatus({ data })).rejects.toThrow(/"plugins" in medusa-config\.ts/)
  })

  it("never throws when core deletes or cancels, and says why it could not", async () => {
    await expect(provider.deletePayment({ data })).resolves.toEqual({ data })
    await expect(provider.cancelPayment({ data })).resolves.toEqual({ data })
    expect(logged).toHaveLength(2)
  })

  it("hides from the shopper what is the store's business, and logs it", async () => {
    await expect(provider.authorizePayment({ data })).rejects.toMatchObject({
      type: "payment_authorization_error",
      message: expect.stringContaining("choose another way to pay"),
    })
    expect(logged.join()).toContain("plugins")
  })
})

describe("what core may hand to the provider", () => {
  it.each([[undefined], [{}], [{ session_id: "" }], [{ session_id: 5 }], [{ session_id: null }]])(
    "%j is no session of the provider's",
    async (unknown) => {
      expect(readSessionId(unknown)).toBeNull()
      await expect(provider.deletePayment({ data: unknown })).resolves.toBeDefined()
      await expect(provider.capturePayment({ data: unknown })).rejects.toThrow(/not made by the SePay provider/)
    }
  )

  it("refuses a flow that does not exist", () => {
    expect(() => SepayPaymentProvider.validateOptions({ flow: "later" })).toThrow(/"order_first" or "pay_first"/)
    expect(() => SepayPaymentProvider.validateOptions({})).not.toThrow()
  })

  it("leaves SePay's webhooks to POST /hooks/sepay", async () => {
    await expect(provider.getWebhookActionAndData()).resolves.toEqual({ action: "not_supported" })
  })
})
