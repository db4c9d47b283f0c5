import { existsSync, readdirSync } from "node:fs"
import { join } from "node:path"
import type { MedusaContainer } from "@medusajs/framework/types"
import { Policy } from "@medusajs/framework/utils"
import { cancelOrderWorkflow } from "@medusajs/medusa/core-flows"
import { medusaIntegrationTestRunner } from "@medusajs/test-utils"

import type { Emulator } from "../../src/emulator"
import { ROOT } from "../support/environment"
import { seedTestStore } from "../support/seed"
import { HMAC_SECRET, startSepay } from "../support/sepay"
import { Shopper, eventually } from "../support/shopper"
import { buyOrderFirst, buyPayFirst } from "./support/purchase"

/** Twice the interval of the job that closes virtual accounts. */
const JOB_TIMEOUT_MILLISECONDS = 60_000

let emulator: Emulator

beforeAll(async () => {
  emulator = await startSepay()
})

afterAll(async () => {
  await emulator.stop()
})

/** What `npm run build` made, in a store that knows the plugin by its name only. */
medusaIntegrationTestRunner({
  cwd: join(__dirname, "app"),
  testSuite: ({ api, getContainer }) => {
    let container: MedusaContainer
    let shopper: Shopper
    let variantId: string

    beforeAll(async () => {
      container = getContainer()
      const store = await seedTestStore(container)
      shopper = new Shopper(api, store)
      variantId = store.variantIds[0] ?? ""
      emulator.setWebhook({ url: `${api.defaults.baseURL}/hooks/sepay`, hmacSecret: HMAC_SECRET })
    })

    it("the built plugin is loaded from its build, not from its sources", async () => {
      const { default: BuiltService } = await import(join(ROOT, ".medusa/server/src/modules/sepay/service.js"))
      expect(container.resolve("sepay")).toBeInstanceOf(BuiltService)
    })

    it("the built plugin has every route: the build leaves out directories that are named like those of tests", () => {
      const files = readdirSync(join(ROOT, "src/api"), { recursive: true, encoding: "utf8" })
      const routes = files.filter((file) => /(^|\/)route\.ts$/.test(file)).map((file) => file.replace(/ts$/, "js"))
      expect(routes.length).toBeGreaterThan(0)
      expect(routes.filter((file) => !existsSync(join(ROOT, ".medusa/server/src/api", file)))).toEqual([])
    })

    it("the built plugin offers its policies to the roles of Medusa's RBAC", () => {
      const policies = Object.values(Policy).map(({ resource, operation }) => `${resource}:${operation}`)
      expect(policies).toEqual(expect.arrayContaining(["sepay_payment:update", "sepay_transaction:read", "sepay_transaction:update"]))
    })

    it("the built plugin captures an order when its transfer arrives", async () => {
      await buyOrderFirst(shopper, emulator, variantId)
    })

    it("the built plugin places an order when its transfer arrives (pay_first)", async () => {
      await buyPayFirst(shopper, emulator, variantId)
    })

    it("the built plugin closes the virtual account of a canceled order: its subscriber and its jobs run", async () => {
      const { orderId } = await shopper.placeOrder(variantId)
      const opened = emulator.snapshot().orders.at(-1)
      expect(opened?.status).toBe("Pending")
      await cancelOrderWorkflow(container).run({ input: { order_id: orderId } })
      await eventually(
        "the cancellation at SePay",
        async () => emulator.snapshot().orders.some(({ id, status }) => id === opened?.id && status === "Cancelled"),
        JOB_TIMEOUT_MILLISECONDS
      )
    })
  },
})
