import { AdminClient } from "../../support/admin-client"
import { describeRunningStore } from "../../support/running-store"

/** A transfer that SePay has not reported, recorded by an admin through the API. */

const TRANSFER = {
  account_number: "8886158061",
  reference_number: "FT26330001",
  content: "tien hang",
  reason: "It is on the bank's statement of today.",
}

describeRunningStore((store) => {
  async function signIn(): Promise<AdminClient> {
    return AdminClient.signIn(store().api, store().container)
  }

  it.each([
    ["amount_vnd", { amount_vnd: 15.37 }],
    ["amount_vnd", { amount_vnd: 0 }],
    ["transacted_at", { transacted_at: "27/11/2026 10:00" }],
    ["transacted_at", { transacted_at: "2999-01-01T00:00:00Z" }],
    ["account_number", { account_number: " " }],
    ["reason", { reason: "" }],
  ])("refuses a wrong %s with a sentence, and records nothing: %j", async (field, wrong) => {
    const admin = await signIn()
    const body = { ...TRANSFER, amount_vnd: 50_000, transacted_at: new Date().toISOString(), ...wrong }
    const { status, data } = await admin.post("sepay/money/transactions", body)
    expect({ status, message: data.message }).toEqual({ status: 400, message: expect.stringContaining(field) })
    expect(await store().sepay.listSepayTransactions({})).toEqual([])
  })
})
