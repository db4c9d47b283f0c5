import { readFileSync } from "node:fs"
import type { Page } from "playwright-core"
import { transfer } from "../support/sepay"
import { eventually, expectOk } from "../support/shopper"
import { expectAccessible, LOOKS } from "./support/accessibility"
import type { AdminStore } from "./support/admin-store"
import { describeAdmin } from "./support/describe-admin"

const PATH = "/sepay/personal-data"
const PROVIDER = "pp_sepay_sepay"
const TITLES = { en: "Personal data of payers", vi: "Dữ liệu cá nhân của người chuyển tiền" }

/** An order that is paid by a transfer with this text. */
async function buy({ shopper, seeded, emulator, api }: AdminStore, email: string, content: string) {
  const { cartId } = await shopper.fillCart(seeded.variantIds[0] ?? "", 1, email)
  const { id: sessionId } = await shopper.choose(await shopper.openCollection(cartId), PROVIDER)
  const orderId: string = expectOk(await shopper.complete(cartId)).order.id
  const { va_number: vaNumber, amount_vnd: amountVnd } = await shopper.payment(sessionId)
  await transfer(emulator, { vaNumber, amountVnd, content })
  await eventually("the capture", async () => {
    const { data } = await api.get(`/admin/sepay/payments/orders/${orderId}`)
    return data.payments[0].is_captured
  })
  return { orderId, vaNumber }
}

async function findByEmail(page: Page, email: string): Promise<void> {
  await page.getByRole("textbox", { name: "Email address" }).fill(email)
  await page.getByRole("button", { name: "Show what is known" }).click()
  await page.getByRole("heading", { name: email }).waitFor()
}

/** Answers as Medusa does for a user whose role grants only these policies; rbac.spec.ts asks Medusa itself. */
async function grant(page: Page, permissions: string[]): Promise<void> {
  await page.route("**/admin/feature-flags", (route) => route.fulfill({ json: { feature_flags: { rbac: true } } }))
  await page.route("**/admin/rbac/me/permissions", (route) => route.fulfill({ json: { permissions } }))
  await page.reload()
}

describeAdmin("personal_data", (itInAdmin) => {
  itInAdmin("exports and erases one payer's data, and shows who did so and why", async ({ store, open, expectProblems }) => {
    // The reason that is refused.
    expectProblems(/personal-data\/export was answered 400$/)
    const { orderId } = await buy(store, "hoa@example.com", "TRAN THI HOA 0903123456")
    await buy(store, "minh@example.com", "LE VAN MINH")
    const page = await open(PATH)
    await page.getByText("10 years (3,653 days)").waitFor()
    await page.getByText("Nothing was exported or erased yet").waitFor()

    await page.getByRole("button", { name: "Show what is known" }).click()
    await page.getByText("Enter a whole email address").waitFor()
    await findByEmail(page, "hoa@example.com")
    await page.getByText("1 transfer", { exact: true }).waitFor()
    await page.getByText("Can be erased").waitFor()
    expect(page.url()).not.toContain("hoa")

    await page.getByRole("button", { name: "Export", exact: true }).click()
    const exporting = page.getByRole("dialog", { name: "Export this person's data" })
    await exporting.getByRole("textbox", { name: "Reason" }).fill("hoa@example.com asked")
    await exporting.getByRole("button", { name: "Export" }).click()
    await page.getByText("leave the address out").waitFor()
    await exporting.getByRole("textbox", { name: "Reason" }).fill("Asked by mail of 3 December.")
    await expectAccessible(page)
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      exporting.getByRole("button", { name: "Export" }).click(),
    ])
    expect(download.suggestedFilename()).toMatch(/^sepay-personal-data-\d{4}-\d{2}-\d{2}\.json$/)
    const file = readFileSync(await download.path(), "utf8")
    expect(file).toContain("TRAN THI HOA")
    expect(file).not.toContain("MINH")
    await page.getByText("Exported", { exact: true }).waitFor()

    await page.getByRole("button", { name: "Erase", exact: true }).click()
    const erasing = page.getByRole("dialog", { name: "Erase this person's data" })
    await erasing.getByText("removed from 1 row, for ever").waitFor()
    await erasing.getByRole("textbox", { name: "Reason" }).fill("Asked by mail of 4 December.")
    await erasing.getByRole("textbox", { name: /^Type hoa@example.com/ }).fill("minh@example.com")
    await erasing.getByRole("button", { name: "Erase for ever" }).click()
    await erasing.getByText("Type hoa@example.com, as it stands above.").waitFor()
    await expectAccessible(page)
    await erasing.getByRole("textbox", { name: /^Type hoa@example.com/ }).fill("hoa@example.com")
    await erasing.getByRole("button", { name: "Erase for ever" }).click()
    await page.getByText("Personal data removed from 1 row").waitFor()
    await page.getByText("Removed", { exact: true }).waitFor()
    await page.getByText("Erased", { exact: true }).waitFor()
    await page.getByText("Asked by mail of 4 December.").waitFor()
    const { data } = await store.api.get("/admin/sepay/money/transactions")
    const contents = data.transactions.map(({ content }: { content: string | null }) => content)
    expect(contents.sort()).toEqual(["LE VAN MINH", null].sort())

    await page.getByRole("button", { name: "Order", exact: true }).click()
    await page.getByRole("textbox", { name: "Search for the order" }).fill("hoa@example.com")
    await page.getByRole("radio").first().click()
    await page.getByRole("heading", { name: /^Payer of order #/ }).waitFor()
    await page.getByText("Removed", { exact: true }).waitFor()
    expect(await page.getByRole("main").locator(`a[href$="/orders/${orderId}"]`).count()).toBe(1)
  })

  itInAdmin("finds a customer, and says so when nothing is known", async ({ store, open }) => {
    await buy(store, "thu@example.com", "THU")
    const page = await open(PATH)
    await page.getByRole("button", { name: "Customer", exact: true }).click()
    await page.getByRole("textbox", { name: "Search for the customer" }).fill("thu@example.com")
    await page.getByRole("radio", { name: /thu@example.com.*guest/ }).click()
    await page.getByText("1 transfer", { exact: true }).waitFor()
    await page.getByRole("button", { name: "Email", exact: true }).click()
    await findByEmail(page, "nobody@example.com")
    await page.getByText("Nothing is known under this name").waitFor()
    expect(await page.getByRole("button", { name: "Erase", exact: true }).isDisabled()).toBe(true)
  })

  itInAdmin("keeps a transfer whose money is open, and leads to where it is decided", async ({ store, open }) => {
    const { vaNumber } = await buy(store, "bao@example.com", "PHAM BAO")
    await transfer(store.emulator, { vaNumber, amountVnd: 33_000, content: "PHAM QUOC BAO 0912000111", force: true })
    const page = await open(PATH)
    await page.getByRole("button", { name: "Transfer", exact: true }).click()
    await page.getByRole("textbox", { name: "Search for transfers" }).fill("quoc bao")
    await page.getByRole("checkbox", { name: /PHAM QUOC BAO/ }).click()
    await page.getByText("1 chosen", { exact: true }).waitFor()
    await page.getByRole("button", { name: "Show what is known" }).click()
    await page.getByText("Kept for now").waitFor()
    await page.getByRole("button", { name: "Erase", exact: true }).click()
    const erasing = page.getByRole("dialog", { name: "Erase this person's data" })
    await erasing.getByText("1 row is kept for now").waitFor()
    await erasing.getByRole("textbox", { name: "Reason" }).fill("Asked by phone.")
    await erasing.getByRole("textbox", { name: "Type 1 to confirm" }).fill("1")
    await erasing.getByRole("button", { name: "Erase for ever" }).click()
    await page.getByText("1 row was kept, because its money is open.").waitFor()
    await page.getByRole("link", { name: "Somebody has to decide about it first" }).click()
    await page.getByRole("dialog", { name: "Transaction" }).getByText("PHAM QUOC BAO").first().waitFor()
  })

  itInAdmin("offers what the user's role allows, and says which policy is missing", async ({ store, open }) => {
    await buy(store, "yen@example.com", "YEN")
    const page = await open(PATH)
    await grant(page, ["sepay_personal_data:read", "sepay_personal_data:export", "order:read"])
    await findByEmail(page, "yen@example.com")
    await page.getByText(/Ask whoever manages roles for: sepay_personal_data:delete\.$/).waitFor()
    expect(await page.getByRole("button", { name: "Export", exact: true }).isEnabled()).toBe(true)
    expect(await page.getByRole("button", { name: "Erase", exact: true }).isDisabled()).toBe(true)
    const ways = page.getByRole("group", { name: "How to find the person" }).getByRole("button")
    expect(await ways.allInnerTexts()).toEqual(["Email", "Order"])

    await grant(page, ["order:read"])
    await page.getByText(/Ask whoever manages roles for: sepay_personal_data:read\.$/).waitFor()
    expect(await page.getByRole("heading", { name: "Exports and erasures" }).count()).toBe(0)
  })

  for (const { language, theme } of LOOKS) {
    itInAdmin(`is accessible (${language}, ${theme})`, async ({ store, open }) => {
      const page = await open(PATH, { language, theme })
      await page.getByRole("heading", { name: TITLES[language] }).waitFor()
      await page.getByRole("textbox").first().fill("lan@example.com")
      await store.api.post("/admin/sepay/personal-data/export", { email: "lan@example.com", reason: "Asked by mail." })
      expect(await page.locator("html").getAttribute("class")).toContain(theme)
      await expectAccessible(page)
    })
  }
})
