import { randomUUID } from "node:crypto"
import type { AxiosInstance } from "axios"
import { applyEnvVarsToProcess, medusaIntegrationTestRunner, TestDatabaseUtils } from "@medusajs/test-utils"
import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import type { MedusaContainer } from "@medusajs/framework/types"
import { asValue } from "@medusajs/framework/awilix"
import { WorkflowManager, WorkflowScheduler } from "@medusajs/framework/orchestration"
import { ModulesSdkUtils } from "@medusajs/framework/utils"
import { ensureDatabase } from "../../scripts/database"
import type { Emulator } from "../../src/emulator"
import { SEPAY_MODULE } from "../../src/modules/sepay"
import type { SepayPluginOptions } from "../../src/modules/sepay/options"
import SepayModuleService from "../../src/modules/sepay/service"
import type { SeededStore } from "../../demo/store-file"
import { checkAnswers } from "./check-answer"
import { Clock } from "./clock"
import { seedTestStore } from "./seed"
import { API_KEY, API_TOKEN, HMAC_SECRET, startSepay } from "./sepay"
import { Shopper } from "./shopper"

/** What a test over HTTP works with. Everything is as after seeding at the beginning of each test. */
export interface RunningStore {
  /** A call fails when one of the plugin's routes answers what its contract does not describe. */
  api: AxiosInstance
  container: MedusaContainer
  sepay: SepayModuleService
  emulator: Emulator
  /** Moves the time of the store, its database and its SePay. */
  clock: Clock
  /** Lets the store work with other options of the plugin until the test ends, or until the next call. */
  configure: (overrides: Partial<SepayPluginOptions>) => void
  seeded: SeededStore
  shopper: Shopper
  /** Priced 12,345 ₫, so that its total has fractions of a đồng. */
  trialVariantId: string
  /** Priced in whole đồng, VAT included. */
  bagVariantId: string
  /** Runs SQL in the store's database: for what no user can bring about, such as a row that a killed process left. */
  sql: (statement: string, bindings?: string[]) => Promise<unknown>
}

/** What the store is started with, where it is not the usual. */
export interface StoreOptions {
  /** Variables of its environment: flags of Medusa's, for instance. */
  env?: Record<string, string>
}

/** The store that is being declared: files that run in one process share it. */
let shared: (() => RunningStore) | undefined

/**
 * Starts the development store on a database of its own, with the emulator as its SePay. Inside another
 * `describeRunningStore`, it is that one's store.
 *
 * @param declareTests declares the tests; it calls `store()` inside them.
 */
export function describeRunningStore(declareTests: (store: () => RunningStore) => void): void {
  if (shared) {
    declareTests(shared)
    return
  }
  describeStoreWith({}, (store) => {
    shared = store
    declareTests(store)
    shared = undefined
  })
}

/**
 * Starts a store as {@link describeRunningStore} does, with options of its own. A file that calls it gets a process of its
 * own.
 */
export function describeStoreWith({ env = {} }: StoreOptions, declareTests: (store: () => RunningStore) => void): void {
  const databaseName = `store_${randomUUID()}`
  let restoreEnvironment: (() => void) | undefined
  let emulator: Emulator | undefined
  let running: RunningStore | undefined

  beforeAll(async () => {
    restoreEnvironment = applyEnvVarsToProcess(env)
    emulator = await startSepay()
    await createDatabase(databaseName)
  })

  afterAll(async () => {
    await emulator?.stop()
    restoreEnvironment?.()
  })

  medusaIntegrationTestRunner({
    inApp: true,
    dbName: databaseName,
    testSuite: ({ api, getContainer, dbConnection }) => {
      let seeded: SeededStore | undefined

      beforeAll(async () => {
        checkAnswers(api)
        seeded = await seedTestStore(getContainer())
        await getContainer().resolve<SepayModuleService>(SEPAY_MODULE).bankAccounts.syncBankAccounts()
      })

      const configure = (overrides: Partial<SepayPluginOptions>) => {
        // The dependencies of the store's own module, its repositories included.
        const dependencies = Reflect.get(running?.sepay ?? {}, "__container__") as ConstructorParameters<typeof SepayModuleService>[0]
        const sepay = new SepayModuleService(
          dependencies,
          {
            apiToken: API_TOKEN,
            baseUrl: emulator?.v2BaseUrl,
            requestsPerSecond: 1_000,
            webhook: { hmacSecrets: [HMAC_SECRET], apiKeys: [API_KEY] },
            ...overrides,
          }
        )
        getContainer().register(SEPAY_MODULE, asValue(sepay))
      }

      afterEach(() => {
        getContainer().register(SEPAY_MODULE, asValue(running?.sepay))
      })

      beforeEach(async () => {
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
          clock: await Clock.follow(dbConnection as Knex, rescheduleJobs),
          configure,
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

/**
 * Lets Medusa's scheduler count from the new time. Otherwise it runs every job once for each time that was skipped: 360 runs
 * in a row of a job that runs every 10 seconds, after an hour.
 */
async function rescheduleJobs(): Promise<void> {
  const scheduler = new WorkflowScheduler()
  for (const workflow of WorkflowManager.getWorkflows().values()) {
    if (workflow.options.schedule) {
      await scheduler.scheduleWorkflow(workflow)
    }
  }
}

/** An empty database with a clock that can be moved; the runner fills it. */
async function createDatabase(name: string): Promise<void> {
  const clientUrl = TestDatabaseUtils.getDatabaseURL(name)
  await ensureDatabase(clientUrl)
  const sql = ModulesSdkUtils.createPgConnection({ clientUrl }) as Knex
  await Clock.install(sql)
  await sql.destroy()
}
