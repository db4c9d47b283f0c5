import { transfer } from "../../integration-tests/support/sepay"
import { payInFull, payTwice, refund } from "./purchases"
import type { Screenshot } from "./screenshot"
import { BIDV_ACCOUNT_NUMBER } from "../shop"

const PAYERS = ["Nguyen Thi Lan mua ca phe", "TRAN VAN BINH chuyen tien", "Le Minh Chau thanh toan", "PHAM HOA qua tang"]

/** SePay → transactions of a shop on a usual day, with some that wait for a person. */
export const transactions: Screenshot = {
  name: "transactions",
  path: "/sepay",
  prepare: async (store) => {
    const orderIds: string[] = []
    for (const payer of PAYERS) {
      orderIds.push(await payInFull(store, payer))
    }
    await refund(store, orderIds[0] ?? "", 15_000)
    await payTwice(store, "HOANG ANH tra tien hai lan")
    await transfer(store.emulator, { accountNumber: BIDV_ACCOUNT_NUMBER, amountVnd: 1_250_000, content: "Tien thue mat bang thang 11" })
  },
  untilReady: async (page) => {
    await page.getByText("HOANG ANH tra tien hai lan").first().waitFor()
    await page.getByRole("img", { name: /^Needs attention/ }).first().waitFor()
    await page.waitForLoadState("networkidle")
  },
}
