import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import type { Logger } from "@medusajs/framework/types"
import { ModulesSdkUtils } from "@medusajs/framework/utils"
import { moduleIntegrationTestRunner } from "@medusajs/test-utils"
import {
  type Emulator,
  type EmulatorOptions,
  startEmulator,
  type Transaction,
  type TransferInput,
} from "../../src/emulator"
import { encodePayload, transactionPayload, type WebhookPayload } from "../../src/emulator/webhooks/payload"
import { SEPAY_MODULE } from "../../src/modules/sepay"
import type { RecordedTransaction } from "../../src/modules/sepay/money/record-transaction"
import type { Receivable } from "../../src/modules/sepay/owed/receivable"
import SepayModuleService from "../../src/modules/sepay/service"
import type { VaOrder } from "../../src/modules/sepay/va-orders/va-order"
import { parseWebhookBody } from "../../src/sepay/webhook"
import { API_TOKEN, findFreePortSync } from "./sepay"

const EMULATOR_PORT = findFreePortSync()

/** Options of the ledger under test; the emulator is its SePay. */
export const LEDGER_OPTIONS = {
  apiToken: API_TOKEN,
  baseUrl: `http://127.0.0.1:${EMULATOR_PORT}/v2`,
  // The pace is tested by itself; its slots are rows, and few are quick.
  requestsPerSecond: 200,
  webhook: { apiKeys: ["an-api-key-01"] },
  maximumVaOrdersPerHour: 20,
}

/** The same ledger on API v1. */
export const LEDGER_V1_OPTIONS = {
  ...LEDGER_OPTIONS,
  apiVersion: "v1",
  baseUrl: `http://127.0.0.1:${EMULATOR_PORT}/userapi`,
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

/** The part of MikroORM's migrator that tests use. */
type Migrator = Record<"up" | "down", (options: { migrations: string[] }) => Promise<unknown>>

/** What a test of the ledger works with: its service, SePay, and its database from outside. */
export class LedgerBench {
  #sessions = 0
  #processes: Knex[] = []

  constructor(
    readonly service: SepayModuleService,
    readonly emulator: Emulator,
    readonly sql: Knex,
    private readonly dbConfig: { clientUrl: string },
    private readonly getMigrator: () => Migrator
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

  /** A virtual account's life is over, at SePay and in the ledger. */
  async expire(vaOrder: VaOrder): Promise<void> {
    this.emulator.advanceTime(vaOrder.durationSeconds + 1)
    await this.sql("sepay_va_order").where({ id: vaOrder.id }).update({ expires_at: this.secondsAgo(120) })
  }

  /** A moment by Postgres's clock. */
  secondsAgo(seconds: number): Knex.Raw {
    return this.sql.raw("now() - make_interval(secs => ?)", [seconds])
  }

  /** What money of a kind there is, over all transactions or those of one receivable. */
  async sumOf(kind: string, receivable?: Receivable): Promise<number> {
    const row = await this.sql("sepay_allocation")
      .where({ kind, ...(receivable ? { receivable_id: receivable.id } : {}) })
      .sum<{ sum: string | null }[]>("amount_vnd")
    return Number(row[0]?.sum ?? 0)
  }

  /** How many transactions of the ledger there are. */
  async countTransactions(): Promise<number> {
    return (await this.service.listSepayTransactions({}, { take: null })).length
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

  /** Applies one migration of the module, or takes it back. */
  async migrate(direction: "up" | "down", name: string): Promise<void> {
    await this.getMigrator()[direction]({ migrations: [name] })
  }

  /** One more process of the same store: nothing but the database is shared. */
  startProcess(options: Record<string, unknown> = LEDGER_OPTIONS): SepayModuleService {
    const connection = ModulesSdkUtils.createPgConnection(this.dbConfig) as Knex
    this.#processes.push(connection)
    return new SepayModuleService(
      { logger: SILENT_LOGGER, __pg_connection__: connection, baseRepository: undefined } as never,
      options
    )
  }

  /** Ends the processes that were started. */
  async stopProcesses(): Promise<void> {
    await Promise.all(this.#processes.splice(0).map((connection) => connection.destroy()))
  }
}

/** A VA order whose virtual account is open. */
export type OpenVaOrder = VaOrder & { vaNumber: string; sepayOrderId: string }

/** A payment and its virtual account. */
export interface Payment {
  receivable: Receivable
  vaOrder: OpenVaOrder
}

/**
 * Starts the ledger's module on a database of its own with the emulator as its SePay, for one spec file. The module fetches
 * the bank accounts in the background when it starts; they are known before a test begins.
 *
 * @param declareTests declares the tests; it calls `bench()` inside them.
 */
export function describeLedger(
  declareTests: (bench: () => LedgerBench) => void,
  { options = LEDGER_OPTIONS, emulatorOptions = {} }: { options?: typeof LEDGER_OPTIONS; emulatorOptions?: EmulatorOptions } = {}
): void {
  let emulator: Emulator | undefined
  let bench: LedgerBench | undefined
  let outside: Knex | undefined

  beforeAll(async () => {
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
    resolve: `${process.cwd()}/src/modules/sepay`,
    // What the database refuses is in the migrations; the models alone do not say it.
    pathToMigrations: `${process.cwd()}/src/modules/sepay/migrations`,
    moduleOptions: options,
    injectedDependencies: { logger: SILENT_LOGGER },
    testSuite: ({ service, dbConfig, MikroOrmWrapper }) => {
      beforeEach(async () => {
        if (!emulator) {
          throw new Error("The emulator did not start")
        }
        emulator.reset()
        await service.bankAccounts.syncBankAccounts()
        outside ??= ModulesSdkUtils.createPgConnection(dbConfig) as Knex
        bench = new LedgerBench(service, emulator, outside, { ...dbConfig }, () => MikroOrmWrapper.getOrm().getMigrator())
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
