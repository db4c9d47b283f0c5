import type { AdminSepayBankAccountListResponse } from "../../src/api/admin/sepay/bank-accounts/types"
import type { AdminSepayReconciliationsResponse } from "../../src/api/admin/sepay/reconciliation/types"
import type { AdminStore } from "../../integration-tests/browser/support/admin-store"
import { eventually } from "../../integration-tests/support/shopper"
import type { Screenshot } from "./screenshot"

/** Settings → SePay of a store that takes transfers, with one account that lacks something. */
export const settings: Screenshot = {
  name: "settings",
  path: "/settings/sepay",
  prepare: async (store) => {
    await store.emulator.testSend()
    await setUpBankAccounts(store)
    await missAWebhook(store)
    await reconcile(store)
    await reconcile(store)
  },
  untilReady: async (page) => {
    await page.getByText("Ready to take transfers").waitFor()
    await page.getByText("Sacombank", { exact: true }).waitFor()
    await page.getByText("Last reconciliation").waitFor()
  },
}

async function setUpBankAccounts({ api }: AdminStore): Promise<void> {
  const { data } = await api.post<AdminSepayBankAccountListResponse>("/admin/sepay/bank-accounts/refresh")
  for (const account of data.bank_accounts) {
    const path = `/admin/sepay/bank-accounts/${account.id}`
    if (account.bank_name === "BIDV") {
      await api.post(path, { is_default: true })
      await api.post(`${path}/verify`)
    }
    if (account.bank_name === "Vietcombank") {
      await api.post(path, { tid: "20933557" })
      await api.post(`${path}/verify`)
    }
    if (account.bank_name === "Sacombank") {
      await api.post(path, { is_enabled: false })
    }
  }
}

/** An order is paid, and SePay does not say so: reconciliation has something to find. */
async function missAWebhook({ emulator, shopper, seeded }: AdminStore): Promise<void> {
  const [variantId = ""] = seeded.variantIds
  const { sessionId } = await shopper.placeOrder(variantId)
  const payment = await shopper.payment(sessionId)
  if (payment.va_number === null) {
    throw new Error("The order has no virtual account.")
  }
  await emulator.transfer({ vaNumber: payment.va_number, amountVnd: payment.amount_vnd, webhook: { deliver: false } })
}

async function reconcile({ api }: AdminStore): Promise<void> {
  await api.post("/admin/sepay/reconciliation")
  await eventually("The reconciliation", async () => {
    const { data } = await api.get<AdminSepayReconciliationsResponse>("/admin/sepay/reconciliation")
    return data.progress?.is_running === false
  })
}
