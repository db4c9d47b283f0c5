import type { Page } from "playwright-core"

import { ensureDatabase } from "../../scripts/database"
import { AdminBrowser } from "../browser/support/admin-browser"
import type { AdminStore } from "../browser/support/admin-store"
import { launchBrowser } from "../browser/support/chromium"
import { goToPayment } from "../browser/support/shopping"
import { Visitor } from "../browser/support/visitor"
import { ADMIN } from "../support/admin"
import { transfer } from "../support/sepay"
import { nameDatabase } from "../support/template-database"
import { InstalledWorkspace, MANAGERS, type ManagerName } from "./support/installed-workspace"
import { packPlugin, packStorefront } from "./support/packed-plugin"
import { Workspace } from "./support/workspace"

/** Each takes 90 seconds. CI tries that of Medusa's starter: CONTRIBUTING.md says how to try the others. */
const TRIED_BY_DEFAULT = "pnpm"
const wanted = process.env.WORKSPACES ?? TRIED_BY_DEFAULT
const tried = (Object.keys(MANAGERS) as ManagerName[]).filter((name) => wanted === "all" || wanted === name)

let workspace: Workspace
let tarballs: { plugin: string; storefront: string }

beforeAll(async () => {
  workspace = new Workspace()
  tarballs = { plugin: await packPlugin(workspace), storefront: await packStorefront(workspace) }
})

afterAll(() => {
  workspace.remove()
})

describe.each(tried)("both packages in a workspace that %s installs, with a storefront on React 19", (manager) => {
  let installed: InstalledWorkspace
  let store: AdminStore

  beforeAll(async () => {
    const databaseUrl = nameDatabase(process.env.DATABASE_URL ?? "", `workspace_${manager}`)
    await ensureDatabase(databaseUrl)
    installed = new InstalledWorkspace(workspace, manager, databaseUrl)
    await installed.install(tarballs)
    store = await installed.startStore(await installed.build())
  })

  afterAll(async () => {
    await store?.close()
  })

  it("sell in the storefront, and the transfer pays", async () => {
    const settings = { storeUrl: store.url, publishableKey: store.seeded.publishableKey, emulatorUrl: store.emulator.url, admin: ADMIN }
    const shop = await installed.startShop(settings)
    const browser = await launchBrowser()
    try {
      const visitor = await Visitor.enter(browser, { shopUrl: shop.url, storeUrl: store.url }, {})
      const { page, vaNumber, told } = await goToPayment(store, visitor, "order_first")
      await transfer(store.emulator, { vaNumber, amountVnd: told.amount_vnd })
      await page.locator('[data-state="paid"]').waitFor()
      expect(visitor.problems()).toEqual([])
      await visitor.leave()
    } finally {
      await browser.close()
      await shop.stop()
    }
  })

  it("show the plugin's pages in the admin", async () => {
    const { orderId } = await store.shopper.placeOrder(store.seeded.variantIds[0] ?? "")
    const browser = await AdminBrowser.signIn(store.url)
    const see = async (path: string, look: (page: Page) => Promise<void>) => {
      const { page, problems } = await browser.open(path)
      await look(page).catch((error: Error) => {
        throw new Error([`${path}: ${error.message}`, ...problems].join("\n"))
      })
      expect(problems).toEqual([])
      await page.context().close()
    }
    try {
      await see(`/orders/${orderId}`, (page) => page.getByRole("region", { name: "SePay payment" }).getByText("Not paid", { exact: true }).waitFor())
      await see("/settings/sepay", (page) => page.getByRole("button", { name: "Reconcile now" }).waitFor())
    } finally {
      await browser.close()
    }
  })
})
