import type { CheckedBankAccount } from "../../../src/modules/sepay/bank-accounts/choose-bank-account"
import { bigNumberColumns } from "../../../src/modules/sepay/sql"
import { describeLedger, type LedgerBench } from "../../support/ledger"

const VIETINBANK = "102871015203"
const WHO = "user_1"

async function accountOf(bench: LedgerBench, bankName: string): Promise<CheckedBankAccount> {
  const account = (await bench.service.bankAccounts.listAllBankAccounts()).find((one) => one.bankName === bankName)
  if (!account) {
    throw new Error(`There is no account of ${bankName}`)
  }
  return account
}

describe("bank accounts that admins manage", () => {
  describeLedger((bench) => {
    it("are all enabled at first, and one is the default", async () => {
      const accounts = await bench().service.bankAccounts.listAllBankAccounts()
      expect(accounts.every(({ isEnabled, isActive }) => isEnabled && isActive)).toBe(true)
      expect(accounts.filter(({ isDefault }) => isDefault)).toHaveLength(1)
      expect(new Set(accounts.map(({ rank }) => rank)).size).toBe(accounts.length)
    })

    it("have one default, which is enabled", async () => {
      const vietinbank = await accountOf(bench(), "VietinBank")
      await bench().service.bankAccounts.setBankAccount(vietinbank.id, { isEnabled: false }, WHO)
      await bench().service.bankAccounts.setBankAccount(vietinbank.id, { isDefault: true }, WHO)
      const accounts = await bench().service.bankAccounts.listAllBankAccounts()
      expect(accounts.filter(({ isDefault }) => isDefault)).toMatchObject([{ bankName: "VietinBank", isEnabled: true }])
      expect(await bench().openPayment(100_000)).toMatchObject({ vaOrder: { bankName: "VietinBank" } })
      await bench().service.bankAccounts.setBankAccount(vietinbank.id, { isEnabled: false }, WHO)
      expect((await accountOf(bench(), "VietinBank")).isDefault).toBe(false)
      expect((await bench().openPayment(100_000)).vaOrder.bankName).not.toBe("VietinBank")
    })

    it("are moved to a place, and the others make room, however many admins move at once", async () => {
      const accounts = await bench().service.bankAccounts.listAllBankAccounts()
      await Promise.all(accounts.map(({ id }, rank) => bench().service.bankAccounts.setBankAccount(id, { rank: accounts.length - 1 - rank }, WHO)))
      const ranks = (await bench().service.bankAccounts.listAllBankAccounts()).map(({ rank }) => rank).sort()
      expect(ranks).toEqual([0, 1, 2, 3])
    })

    it("stay as an admin set them when SePay lists them again, with what SePay says now", async () => {
      const { id } = await accountOf(bench(), "BIDV")
      await bench().service.bankAccounts.setBankAccount(id, { isEnabled: false, vaHolderName: "CUA HANG LAN" }, WHO)
      await bench().sql("sepay_bank_account").where({ id }).update({ account_holder_name: "OLD NAME", ...bigNumberColumns("balance_vnd", 1) })
      await bench().service.bankAccounts.syncBankAccounts()
      expect(await accountOf(bench(), "BIDV")).toMatchObject({
        isEnabled: false,
        vaHolderName: "CUA HANG LAN",
        accountHolderName: "CONG TY DEMO",
        balanceVnd: 0,
      })
    })

    it("that SePay no longer lists are inactive, and say so", async () => {
      const { id } = await accountOf(bench(), "BIDV")
      await bench().sql("sepay_bank_account").where({ id }).update({ account_number: "0000000000" })
      await bench().service.bankAccounts.syncBankAccounts()
      const gone = (await bench().service.bankAccounts.listAllBankAccounts()).find((account) => account.id === id)
      expect(gone).toMatchObject({ isActive: false, problems: [{ code: "inactive" }] })
      expect((await bench().service.bankAccounts.listAllBankAccounts()).filter(({ bankName }) => bankName === "BIDV")).toHaveLength(2)
    })

    it("record who changed what", async () => {
      const { id } = await accountOf(bench(), "BIDV")
      await bench().service.bankAccounts.setBankAccount(id, { isEnabled: false }, WHO)
      const actions = await bench().service.listSepayAdminActions({ subject_id: id })
      expect(actions).toMatchObject([{ action: "bank_account.update", actor_id: WHO, details: { isEnabled: false } }])
    })

    it("keep the result of a test until the next one", async () => {
      const { id } = await accountOf(bench(), "BIDV")
      bench().emulator.setFaults({ status: 500 })
      expect(await bench().service.bankAccounts.testBankAccount(id)).toContain("500")
      expect((await accountOf(bench(), "BIDV")).testProblem).toContain("500")
      bench().emulator.setFaults({})
      expect(await bench().service.bankAccounts.testBankAccount(id)).toBeNull()
      expect(await accountOf(bench(), "BIDV")).toMatchObject({ testProblem: null, testedAt: expect.any(Date) })
    })
  })
})

describe("bank accounts that the plugin's options name", () => {
  describeLedger(
    (bench) => {
      it("are the only ones, and cannot be changed in the admin", async () => {
        const enabled = (await bench().service.bankAccounts.listAllBankAccounts()).filter(({ isEnabled }) => isEnabled)
        expect(enabled).toMatchObject([{ bankName: "VietinBank", accountNumber: VIETINBANK, isDefault: true }])
        const { id } = await accountOf(bench(), "BIDV")
        const change = bench().service.bankAccounts.setBankAccount(id, { isEnabled: true }, WHO)
        await expect(change).rejects.toMatchObject({ type: "not_allowed", message: expect.stringContaining("bankAccounts") })
        expect((await accountOf(bench(), "BIDV")).isEnabled).toBe(false)
      })
    },
    { options: { bankAccounts: [{ accountNumber: VIETINBANK }] } }
  )
})
