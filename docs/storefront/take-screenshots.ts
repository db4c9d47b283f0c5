import { join } from "node:path"
import type { Page } from "playwright-core"
import { type OpenShop, openShop } from "../../integration-tests/browser/support/open-shop"
import { goToPayment, paymentOf, type PayingShopper } from "../../integration-tests/browser/support/shopping"
import type { Visitor, VisitorPreferences } from "../../integration-tests/browser/support/visitor"
import { transfer } from "../../integration-tests/support/sepay"
import { reportPicture } from "../picture-size"
import { BANK_ACCOUNTS } from "../shop"

const MAXIMUM_BYTES = 200_000
const PART_VND = 50_000

/** A moment of a payment that is worth a picture. */
interface Screenshot {
  /** `docs/storefront/<name>.png`. */
  name: string
  preferences: Required<VisitorPreferences>
  /** What happens before, and what the page says then. */
  amountVnd: (shopper: PayingShopper) => number | null
  says: string
}

const SCREENSHOTS: Screenshot[] = [
  {
    name: "waiting-desktop",
    preferences: { device: "desktop", language: "vi" },
    amountVnd: () => null,
    says: "Đang chờ chuyển khoản",
  },
  {
    name: "waiting-phone",
    preferences: { device: "phone", language: "vi" },
    amountVnd: () => null,
    says: "Đang chờ chuyển khoản",
  },
  {
    name: "partially-paid-phone",
    preferences: { device: "phone", language: "vi" },
    amountVnd: () => PART_VND,
    says: "Đã nhận",
  },
  {
    name: "paid-phone",
    preferences: { device: "phone", language: "en" },
    amountVnd: ({ told }) => told.amount_vnd,
    says: "Payment received",
  },
]

/** Takes the pictures of the storefront, from a store that it fills. Both have to be built. */
export async function takeStorefrontScreenshots(): Promise<void> {
  const shop = await openShop("screenshots_storefront", { bankAccounts: BANK_ACCOUNTS })
  try {
    for (const screenshot of SCREENSHOTS) {
      await takeScreenshot(shop, screenshot)
    }
  } finally {
    await shop.close()
  }
}

async function takeScreenshot({ store, enter }: OpenShop, screenshot: Screenshot): Promise<void> {
  const visitor = await enter(screenshot.preferences)
  try {
    if (screenshot.preferences.device === "phone") {
      await visitor.offerApps()
    }
    const shopper = await goToPayment(store, visitor, "order_first")
    const amountVnd = screenshot.amountVnd(shopper)
    if (amountVnd !== null) {
      await transfer(store.emulator, { vaNumber: shopper.vaNumber, amountVnd })
    }
    await untilReady(shopper.page, visitor, screenshot.says)
    const file = join(__dirname, `${screenshot.name}.png`)
    await shopper.page.screenshot({ path: file, animations: "disabled" })
    reportPicture(file, MAXIMUM_BYTES)
  } finally {
    await visitor.leave()
  }
}

async function untilReady(page: Page, { language }: Visitor, says: string): Promise<void> {
  await paymentOf(page, language).getByText(says).first().waitFor()
  await page.waitForFunction(() => document.fonts.status === "loaded")
}
