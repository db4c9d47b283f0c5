import type { Screenshot } from "./screenshot"
import { payInPart } from "./purchases"

/** The page of an order of which a part is paid. */
export const order: Screenshot = {
  name: "order",
  prepare: async () => undefined,
  path: async (store) => `/orders/${await payInPart(store)}`,
  untilReady: async (page) => {
    const payment = page.getByRole("region", { name: "SePay payment" })
    await payment.getByText("Partly paid", { exact: true }).first().waitFor()
    await payment.getByText("All virtual accounts").waitFor()
    await page.waitForLoadState("networkidle")
    await payment.scrollIntoViewIfNeeded()
  },
}
