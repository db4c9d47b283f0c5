import type { AxiosInstance } from "axios"
import { medusaIntegrationTestRunner } from "@medusajs/test-utils"
import type { MedusaContainer } from "@medusajs/framework/types"
import type { Emulator } from "../../src/emulator"
import { SEPAY_MODULE } from "../../src/modules/sepay"
import type SepayModuleService from "../../src/modules/sepay/service"
import type { SeededStore } from "../../demo/store-file"
import { seedTestStore } from "./seed"
import { HMAC_SECRET, startSepay } from "./sepay"
import { Shopper } from "./shopper"

/** What a test over HTTP works with. Everything is as after seeding at the beginning of each test. */
export interface RunningStore {
  api: AxiosInstance
  container: MedusaContainer
  sepay: SepayModuleService
  emulator: Emulator
  seeded: SeededStore
  shopper: Shopper
  /** Priced 12,345 ₫, so that its total has fractions of a đồng. */
  trialVariantId: string
  /** Priced in whole đồng, VAT included. */
  bagVariantId: string
  /** Runs SQL in the store's database: for what no user can bring about, such as an expiry in the past. */
  sql: (statement: string, bindings?: string[]) => Promise<unknown>
}

/**
 * Starts the development store on a database of its own, with the emulator as its SePay, for one spec file.
 *
 * @param declareTests declares the tests; it calls `store()` inside them.
 */
export function describeRunningStore(declareTests: (store: () => RunningStore) => void): void {
  let emulator: Emulator | undefined
  let running: RunningStore | undefined

  beforeAll(async () => {
    emulator = await startSepay()
  })

  afterAll(async () => {
    await emulator?.stop()
  })

  medusaIntegrationTestRunner({
    inApp: true,
    testSuite: ({ api, getContainer, dbConnection }) => {
      let seeded: SeededStore | undefined

      beforeAll(async () => {
        seeded = await seedTestStore(getContainer())
        await getContainer().resolve<SepayModuleService>(SEPAY_MODULE).bankAccounts.syncBankAccounts()
      })

      beforeEach(() => {
        const [trialVariantId, bagVariantId] = seeded?.variantIds ?? []
        if (!emulator || !seeded || !trialVariantId || !bagVariantId) {
          throw new Error("The store was not seeded")
        }
        emulator.reset()
        emulator.setWebhook({ url: `${api.defaults.baseURL}/hooks/sepay`, hmacSecret: HMAC_SECRET })
        running = {
          api,
          container: getContainer(),
          sepay: getContainer().resolve<SepayModuleService>(SEPAY_MODULE),
          emulator,
          seeded,
          shopper: new Shopper(api, seeded),
          trialVariantId,
          bagVariantId,
          sql: (statement, bindings = []) => dbConnection.raw(statement, bindings),
        }
      })

      declareTests(() => {
        if (!running) {
          throw new Error("Call store() inside a test")
        }
        return running
      })
    },
  })
}
