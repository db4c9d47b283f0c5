import type { Locator, Page } from "playwright-core"
import { expectAccessible, LOOKS } from "./support/accessibility"
import { describeAdmin } from "./support/describe-admin"

/** SePay is asked about the token every half minute at most. */
const TOKEN_CHECK_MILLISECONDS = 45_000

const VIETCOMBANK = "0071000888888"
const PROVIDER = "pp_sepay_sepay"

const TITLES = { en: "Bank accounts", vi: "Tài khoản ngân hàng" }

const line = (page: Page, key: string, isDone: boolean) =>
  page.locator(`[data-checklist=${key}][data-done=${isDone}]`)
const row = (page: Page, accountNumber: string) => page.locator(`[data-bank-account="${accountNumber}"]`)

async function chooseFromMenu(page: Page, account: Locator, action: string): Promise<void> {
  await account.getByRole("button", { name: /^Actions for/ }).click()
  await page.getByRole("menuitem", { name: action }).click()
}

describeAdmin(
  "settings",
  (itInAdmin) => {
    itInAdmin("sets a store up from nothing to a green checklist, without a reload", async ({ store, open }) => {
      const setRegion = (payment_providers: string[]) =>
        store.api.post(`/admin/regions/${store.seeded.regionId}`, { payment_providers })
      await setRegion([])

      const page = await open("/settings/sepay")
      await page.evaluate(() => Object.assign(window, { isFirstLoad: true }))
      for (const key of ["token", "bank_account", "webhook_received", "region"]) {
        await line(page, key, false).waitFor()
      }
      await page.getByText("No bank accounts yet").waitFor()

      store.emulator.setFaults({})
      await line(page, "token", true).waitFor({ timeout: TOKEN_CHECK_MILLISECONDS })

      await page.getByRole("button", { name: "Refresh" }).click()
      const account = row(page, VIETCOMBANK)
      await account.getByText("Not ready").waitFor()
      await account.getByRole("button", { name: "Choose terminal" }).click()
      await page.getByRole("combobox", { name: "Terminal" }).click()
      await page.getByRole("option", { name: "Web store (20933557)" }).click()
      await expectAccessible(page)
      await page.getByRole("button", { name: "Save" }).click()
      await account.getByText("Not tested").waitFor()
      await line(page, "bank_account", true).waitFor()

      await account.getByRole("switch").click()
      await page.getByRole("alertdialog").getByText("It is the only account that is enabled").waitFor()
      await page.getByRole("alertdialog").getByRole("button", { name: "Disable" }).click()
      await line(page, "bank_account", false).waitFor()
      await account.getByRole("switch", { checked: false }).click()
      await line(page, "bank_account", true).waitFor()

      await chooseFromMenu(page, account, "Test")
      await page.getByRole("alertdialog").getByText(/₫10,000/).waitFor()
      await page.getByRole("alertdialog").getByRole("button", { name: "Test" }).click()
      await account.getByText("Working").waitFor()
      expect(store.emulator.snapshot().orders.map(({ status }) => status)).toEqual(["Cancelled"])

      await setRegion([PROVIDER])
      await line(page, "region", true).waitFor()

      await store.emulator.testSend()
      await line(page, "webhook_received", true).waitFor()
      await page.getByText("Ready to take transfers").waitFor()
      expect(await page.locator("[data-done=false]").count()).toBe(0)
      expect(await page.evaluate(() => "isFirstLoad" in window)).toBe(true)
    })

    itInAdmin("finds what no webhook reported", async ({ store, open }) => {
      const page = await open("/settings/sepay")
      await store.emulator.transfer({
        accountNumber: VIETCOMBANK,
        amountVnd: 50_000,
        webhook: { deliver: false },
      })
      await page.getByRole("button", { name: "Reconcile now" }).click()
      await page.getByText("Reconciliation finished").waitFor()
      await page.getByText(/seen, 1 recorded/).waitFor()
    })

    itInAdmin("sets the life time of virtual accounts", async ({ open }) => {
      const page = await open("/settings/sepay")
      await page.getByRole("button", { name: "Edit" }).click()
      const field = page.getByRole("group", { name: "Paid in the checkout" })
      await field.getByRole("checkbox").click()
      await field.getByRole("textbox", { name: "Life time" }).fill("0")
      await field.getByText("From 1 minute to 30 days.").waitFor()
      expect(await page.getByRole("button", { name: "Save" }).isDisabled()).toBe(true)
      await field.getByRole("textbox", { name: "Life time" }).fill("45")
      await expectAccessible(page)
      await page.getByRole("button", { name: "Save" }).click()
      await page.getByText("45 minutes").waitFor()
    })

    for (const { language, theme } of LOOKS) {
      itInAdmin(`is accessible (${language}, ${theme})`, async ({ open }) => {
        const page = await open("/settings/sepay", { language, theme })
        await line(page, "token", true).waitFor({ timeout: TOKEN_CHECK_MILLISECONDS })
        await row(page, VIETCOMBANK).waitFor()
        await page.getByRole("heading", { name: TITLES[language] }).waitFor()
        expect(await page.locator("html").getAttribute("class")).toContain(theme)
        await expectAccessible(page)
      })
    }
  },
  { bankAccounts: [{ bank: "Vietcombank" }], faults: { status: 503 } }
)
