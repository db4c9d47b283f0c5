import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import type { Logger } from "@medusajs/framework/types"
import { loadModels, ModulesSdkUtils, toMikroOrmEntities } from "@medusajs/framework/utils"
import { moduleIntegrationTestRunner, TestDatabaseUtils } from "@medusajs/test-utils"
import { ensureDatabase } from "../../scripts/database"
import {
  type Emulator,
  type EmulatorOptions,
  startEmulator,
  type Transaction,
  type TransferInput,
} from "../../src/emulator"
import { encodePayload, transactionPayload, type WebhookPayload } from "../../src/emulator/webhooks/payload"
import { SEPAY_MODULE } from "../../src/modules/sepay"
import { MAXIMUM_ATTEMPTS } from "../../src/modules/sepay/money/decide-duplicate"
import type { RecordedTransaction } from "../../src/modules/sepay/money/allocate-transaction"
import type { SepayPluginOptions } from "../../src/modules/sepay/options"
import type { Receivable } from "../../src/modules/sepay/owed/receivable"
import SepayModuleService from "../../src/modules/sepay/service"
import type { VaOrder } from "../../src/modules/sepay/va-orders/va-order"
import { parseWebhookBody } from "../../src/sepay/webhook"
import { Clock } from "./clock"
import { API_TOKEN, findFreePortSync } from "./sepay"

const EMULATOR_PORT = findFreePortSync()

const MODULE = `${process.cwd()}/src/modules/sepay`
const DATABASE = `ledger_${process.env.JEST_WORKER_ID ?? "1"}`

const EMPTY_ALL_TABLES = `
  DO $$ BEGIN
    EXECUTE (SELECT 'TRUNCATE ' || string_agg(quote_ident(tablename), ', ') FROM pg_tables
              WHERE schemaname = 'public' AND tablename LIKE 'sepay%');
  END $$`

/** Options of the plugin, where they are not the usual. */
type OtherOptions = Partial<SepayPluginOptions>

/** Options of the ledger under test; the emulator is its SePay. */
function makeOptions(others: OtherOptions, emulatorPort = EMULATOR_PORT): OtherOptions {
  return {
    apiToken: API_TOKEN,
    baseUrl: `http://127.0.0.1:${emulatorPort}/${others.apiVersion === "v1" ? "userapi" : "v2"}`,
    // The pace is tested by itself; its slots are rows, and few are quick.
    requestsPerSecond: 200,
    webhook: { apiKeys: ["an-api-key-0123456789"] },
    maximumVaOrdersPerHour: 20,
    ...others,
  }
}

const SILENT_LOGGER: Pick<Logger, "error" | "warn" | "info" | "debug"> = {
  error: () => undefined,
  warn: () => undefined,
  info: () => undefined,
  debug: () => undefined,
}

/** How much of a transaction its webhook tells. */
export interface WebhookStyle {
  /** `short`: only id, gateway, date, code, amount and direction, as SePay's order VA documentation shows it. */
  kind?: "full" | "short"
  /** Overwrites fields of the payload; `undefined` removes one. */
  fields?: Partial<Record<keyof WebhookPayload, unknown>>
}

/** What a session asks for, where it is not the usual. */
export interface SessionInput {
  collectionId?: string
  flow?: "order_first" | "pay_first"
}

/** A migration's class, as MikroORM makes it. */
type MigrationClass = new (
  driver: { execute: (query: string) => Promise<unknown> },
  config: object
) => Record<"up" | "down", () => Promise<void>> & { getQueries: () => string[] }

/** What a test of the ledger works with: its service, SePay, and its database from outside. */
export class LedgerBench {
  #sessions = 0
  readonly #connections: Knex[] = []

  constructor(
    readonly service: SepayModuleService,
    readonly emulator: Emulator,
    readonly sql: Knex,
    readonly clock: Clock,
    readonly databaseUrl: string,
    private readonly options: OtherOptions
  ) {}

  /** A payment session that asks for an amount, of a new payment collection unless one is named. */
  async register(amountVnd: number, { collectionId, flow = "order_first" }: SessionInput = {}): Promise<Receivable> {
    this.#sessions += 1
    return this.service.owed.registerSession({
      paymentCollectionId: collectionId ?? `pay_col_${this.#sessions}`,
      paymentSessionId: `payses_${this.#sessions}`,
      providerId: "pp_sepay_sepay",
      flow,
      amountVnd,
      exactAmount: amountVnd,
    })
  }

  /** Opens a virtual account, or answers the open one. */
  async open(receivable: Receivable, service = this.service): Promise<OpenVaOrder> {
    const opened = await service.vaOrders.openVirtualAccount(receivable.id, Date.now() + 8_000)
    if (opened.vaNumber === null || opened.sepayOrderId === null) {
      throw new Error("The VA order has no virtual account")
    }
    return { ...opened, vaNumber: opened.vaNumber, sepayOrderId: opened.sepayOrderId }
  }

  /** A payment of an amount and its open virtual account. */
  async openPayment(amountVnd: number, input: SessionInput = {}): Promise<Payment> {
    const receivable = await this.register(amountVnd, input)
    return { receivable, vaOrder: await this.open(receivable) }
  }

  /** What the ledger says of a receivable now. */
  async reload({ paymentCollectionId }: Receivable): Promise<Receivable> {
    const found = await this.service.owed.findReceivableOfCollection(paymentCollectionId)
    if (!found) {
      throw new Error(`There is no receivable of ${paymentCollectionId}`)
    }
    return found
  }

  /** The payer's bank moves money, and no webhook is sent. */
  async pay(input: Omit<TransferInput, "webhook">): Promise<Transaction> {
    const { transaction } = await this.emulator.transfer({ ...input, webhook: { deliver: false } })
    return transaction
  }

  /** Delivers the webhook of a transaction, through the bytes on the wire and their parser. */
  async deliver(transaction: Transaction, style: WebhookStyle = {}, service = this.service): Promise<RecordedTransaction> {
    const payload = { ...transactionPayload(transaction, style.kind ?? "full"), ...style.fields }
    const { body } = encodePayload(payload as WebhookPayload, "json")
    return service.money.recordWebhook(await parseWebhookBody(body))
  }

  /** Lets time pass until the newest virtual account of a VA order has been expired for that long. */
  async expire(vaOrder: Pick<VaOrder, "id">, forSeconds = 120): Promise<void> {
    const { expires_at: expiresAt } = await this.loadVaOrder(vaOrder)
    if (!expiresAt) {
      throw new Error("The VA order never expires")
    }
    await this.clock.advanceTo(new Date(expiresAt.getTime() + forSeconds * 1_000))
  }

  /** What money of a kind there is, over all transactions or those of one receivable. */
  async sumOf(kind: string, receivable?: Receivable): Promise<number> {
    const row = await this.sql("sepay_allocation")
      .where({ kind, ...(receivable ? { receivable_id: receivable.id } : {}) })
      .sum<{ sum: string | null }[]>("amount_vnd")
    return Number(row[0]?.sum ?? 0)
  }

  /** How many transfers the ledger has; one that was reported under two references counts once. */
  async countTransactions(): Promise<number> {
    return (await this.service.listSepayTransactions({ duplicate_of_id: null }, { take: null })).length
  }

  /** Asks SePay about what may have been reported twice, until nothing is left to ask about. */
  async askAboutDuplicates(): Promise<void> {
    for (let round = 0; round < MAXIMUM_ATTEMPTS; round += 1) {
      await this.service.reconciliation.askAboutDuplicates(null)
      const next = await this.sql("sepay_possible_duplicate")
        .where({ status: "open" })
        .orderBy("next_attempt_at", "desc")
        .first<{ next_attempt_at: Date } | undefined>("next_attempt_at")
      if (!next) {
        return
      }
      await this.clock.advanceTo(next.next_attempt_at)
    }
  }

  /** The VA order as it is stored. */
  async loadVaOrder({ id }: Pick<VaOrder, "id">) {
    return this.service.retrieveSepayVaOrder(id)
  }

  /** How many requests SePay got for lists of transactions. */
  listCalls(): number {
    const counts = this.emulator.requestCounts()
    return (counts["GET /v2/transactions"] ?? 0) + (counts["GET /userapi/transactions/list"] ?? 0)
  }

  /** How many requests SePay got for something, by method and end of the path's template. */
  requests(method: string, pathEnd: string): number {
    return Object.entries(this.emulator.requestCounts())
      .filter(([route]) => route.startsWith(`${method} `) && route.endsWith(pathEnd))
      .reduce((sum, [, count]) => sum + count, 0)
  }

  /** Applies one migration of the module, or takes it back, in one transaction as Medusa does. */
  async migrate(direction: "up" | "down", name: string): Promise<void> {
    const { [name]: Migration } = (await import(`${MODULE}/migrations/${name}`)) as Record<string, MigrationClass>
    if (!Migration) {
      throw new Error(`There is no migration ${name}`)
    }
    await this.sql.transaction(async (transaction) => {
      const execute = async (query: string): Promise<unknown> => (await transaction.raw<{ rows: unknown }>(query)).rows
      const migration = new Migration({ execute }, {})
      await migration[direction]()
      for (const query of migration.getQueries()) {
        await execute(query)
      }
    })
  }

  /** Removes every row of the ledger. */
  async empty(): Promise<void> {
    await this.sql.raw(EMPTY_ALL_TABLES)
  }

  /** One more process of the same store: nothing but the database is shared. */
  startProcess(options: OtherOptions = {}): SepayModuleService {
    return makeService(this.connect(), makeOptions({ ...this.options, ...options }))
  }

  /** One more process's connections to the database. They are closed after the test. */
  connect(): Knex {
    const connection = ModulesSdkUtils.createPgConnection({ clientUrl: this.databaseUrl }) as Knex
    this.#connections.push(connection)
    return connection
  }

  /** Ends the processes that were started. */
  async stopProcesses(): Promise<void> {
    await Promise.all(this.#connections.splice(0).map((connection) => connection.destroy()))
  }
}

/** The module's service without Medusa's repositories: its facets need none. */
function makeService(sql: Knex, options: OtherOptions): SepayModuleService {
  return new SepayModuleService({ logger: SILENT_LOGGER, __pg_connection__: sql, baseRepository: undefined } as never, options)
}

/** A VA order whose virtual account is open. */
export type OpenVaOrder = VaOrder & { vaNumber: string; sepayOrderId: string }

/** A payment and its virtual account. */
export interface Payment {
  receivable: Receivable
  vaOrder: OpenVaOrder
}

/**
 * Starts a ledger with an emulator of its own, outside of jest.
 *
 * @param database the name of its database, which is made unless it is there
 */
export async function startLedger(database: string, emulatorOptions: EmulatorOptions): Promise<LedgerBench> {
  const sql = await openLedgerDatabase(database)
  const emulator = await startEmulator({ port: 0, apiToken: API_TOKEN, requestsPerSecond: { v1: null, v2: null }, ...emulatorOptions })
  const service = makeService(sql, makeOptions({}, emulator.port))
  const clock = await Clock.follow(sql)
  await service.bankAccounts.syncBankAccounts()
  return new LedgerBench(service, emulator, sql, clock, TestDatabaseUtils.getDatabaseURL(database), {})
}

/**
 * Starts the ledger's module on a database with the emulator as its SePay. Each test begins with empty tables and a service
 * of its own. The module fetches the bank accounts in the background when it starts; they are known before a test begins.
 *
 * @param declareTests declares the tests; it calls `bench()` inside them.
 */
export function describeLedger(
  declareTests: (bench: () => LedgerBench) => void,
  { options = {}, emulatorOptions = {} }: { options?: OtherOptions; emulatorOptions?: EmulatorOptions } = {}
): void {
  let emulator: Emulator | undefined
  let bench: LedgerBench | undefined
  let outside: Knex | undefined

  beforeAll(async () => {
    outside = await openLedgerDatabase(DATABASE)
    emulator = await startEmulator({
      port: EMULATOR_PORT,
      apiToken: API_TOKEN,
      requestsPerSecond: { v1: null, v2: null },
      ...emulatorOptions,
    })
  })

  afterAll(async () => {
    await outside?.destroy()
    await emulator?.stop()
  })

  moduleIntegrationTestRunner<SepayModuleService>({
    moduleName: SEPAY_MODULE,
    resolve: MODULE,
    moduleOptions: makeOptions(options),
    dbName: DATABASE,
    // The database is prepared here, once: the runner would make its tables from the models, for each test.
    moduleModels: [],
    injectedDependencies: { logger: SILENT_LOGGER },
    hooks: {
      beforeModuleInit: async () => {
        emulator?.reset()
        await outside?.raw(EMPTY_ALL_TABLES)
      },
    },
    testSuite: ({ service }) => {
      beforeEach(async () => {
        if (!emulator || !outside) {
          throw new Error("The emulator or the database did not start")
        }
        const clock = await Clock.follow(outside)
        await service.bankAccounts.syncBankAccounts()
        bench = new LedgerBench(service, emulator, outside, clock, TestDatabaseUtils.getDatabaseURL(DATABASE), options)
      })

      afterEach(async () => {
        await bench?.stopProcesses()
      })

      declareTests(() => {
        if (!bench) {
          throw new Error("Call bench() inside a test")
        }
        return bench
      })
    },
  })
}

/** Makes the database and its tables as `medusa db:migrate` does. Other files of this process find them. */
async function openLedgerDatabase(name: string): Promise<Knex> {
  const clientUrl = TestDatabaseUtils.getDatabaseURL(name)
  await ensureDatabase(clientUrl)
  const sql = ModulesSdkUtils.createPgConnection({ clientUrl }) as Knex
  const { rows } = await sql.raw<{ rows: unknown[] }>("SELECT FROM pg_tables WHERE tablename = 'sepay_receivable'")
  if (rows.length === 0) {
    await Clock.install(sql)
    await migrate(clientUrl)
  }
  return sql
}

async function migrate(clientUrl: string): Promise<void> {
  const database = TestDatabaseUtils.getMikroOrmWrapper({
    mikroOrmEntities: toMikroOrmEntities(loadModels(`${MODULE}/models`)),
    pathToMigrations: `${MODULE}/migrations`,
    clientUrl,
  })
  await database.setupDatabase()
  await database.getOrm().close()
}
