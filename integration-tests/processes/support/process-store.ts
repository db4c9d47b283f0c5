import axios from "axios"
import { Pool } from "@medusajs/framework/pg"
import { type MedusaServer, startMedusaServer } from "../../../scripts/medusa"
import { findFreePort } from "../../../scripts/ports"
import { type RunningRedis, startRedis } from "../../../scripts/redis"
import { type Emulator, startEmulator } from "../../../src/emulator"
import { makeEnvironment } from "../../support/environment"
import { API_TOKEN, HMAC_SECRET } from "../../support/sepay"
import { eventually, Shopper } from "../../support/shopper"
import { logFileOf, type StoreKind, type StoreTemplate } from "./store-template"

/** A store says that it is ready before it knows its bank accounts; a `pay_first` checkout needs one. */
const BANK_ACCOUNTS_TIMEOUT_MILLISECONDS = 30_000
const REQUEST_TIMEOUT_MILLISECONDS = 60_000
/** For looking at several purchases at once. */
const CONNECTIONS = 4
/** No test is about the pace. */
const REQUESTS_PER_SECOND = 50

/** What Medusa calls a process by what it does: `server` takes requests, `worker` runs jobs and subscribers. */
export type WorkerMode = "server" | "worker" | "shared"

/** A process of a store, started by its place: it can be ended in any way and started again, at the same address. */
export class StoreProcess {
  readonly url: string
  readonly shopper: Shopper
  readonly #name: string
  readonly #port: number
  readonly #directory: string
  readonly #env: NodeJS.ProcessEnv
  #starts = 0
  #server: MedusaServer | undefined

  constructor(name: string, port: number, directory: string, env: NodeJS.ProcessEnv, makeShopper: (url: string) => Shopper) {
    this.url = `http://localhost:${port}`
    this.shopper = makeShopper(this.url)
    this.#name = name
    this.#port = port
    this.#directory = directory
    this.#env = env
  }

  /** @throws with the end of its log when it does not take requests in time */
  async start(): Promise<void> {
    this.#starts += 1
    this.#server = startMedusaServer(
      { port: this.#port, host: "localhost" },
      { directory: this.#directory, env: this.#env, logFile: logFileOf(`${this.#name}-${this.#starts}`) }
    )
    await this.#server.untilHealthy()
  }

  /** Ends it as an operator does. @returns its exit code: 0 unless it had to be killed in the end */
  async stop(): Promise<number> {
    await this.#server?.stop()
    return (await this.#server?.exitCode) ?? 0
  }

  /** `kill -9`. */
  async kill(): Promise<void> {
    await this.#server?.kill()
  }
}

/** A store with a database, a SePay and, where it has several processes, a Redis of its own. */
export class ProcessStore {
  readonly databaseUrl: string
  readonly emulator: Emulator
  /** For looking at what the processes wrote. */
  readonly sql: Pool
  readonly variantIds: readonly string[]
  readonly publishableKey: string
  readonly #name: string
  readonly #template: StoreTemplate
  readonly #kind: StoreKind
  readonly #redis: RunningRedis | undefined
  readonly #processes: StoreProcess[] = []

  private constructor(
    name: string,
    template: StoreTemplate,
    kind: StoreKind,
    parts: { databaseUrl: string; emulator: Emulator; sql: Pool; redis: RunningRedis | undefined }
  ) {
    this.#name = name
    this.#template = template
    this.#kind = kind
    this.databaseUrl = parts.databaseUrl
    this.emulator = parts.emulator
    this.sql = parts.sql
    this.#redis = parts.redis
    this.variantIds = template.seeded.variantIds
    this.publishableKey = template.seeded.publishableKey
  }

  /** Everything but the processes. `production` needs `redis-server`. */
  static async open(name: string, template: StoreTemplate, kind: StoreKind): Promise<ProcessStore> {
    const databaseUrl = await template.createDatabase(name)
    const sql = new Pool({ connectionString: databaseUrl, max: CONNECTIONS })
    const redis = kind === "production" ? await startRedis() : undefined
    const emulator = await startEmulator({ apiToken: API_TOKEN, requestsPerSecond: { v1: null, v2: null } })
    return new ProcessStore(name, template, kind, { databaseUrl, emulator, sql, redis })
  }

  /** Describes one more process; it is started with `start()`. */
  async addProcess(name: string, workerMode: WorkerMode): Promise<StoreProcess> {
    const port = await findFreePort()
    const fullName = `${this.#name}-${name}`
    const directory = this.#template.directory(this.#kind)
    const process = new StoreProcess(fullName, port, directory, this.#describeEnvironment(workerMode), (url) => {
      const api = axios.create({ baseURL: url, proxy: false, timeout: REQUEST_TIMEOUT_MILLISECONDS })
      return new Shopper(api, this.#template.seeded)
    })
    this.#processes.push(process)
    return process
  }

  /** Webhooks go there, and are not repeated by themselves: who tests decides when. */
  sendWebhooksTo({ url }: StoreProcess): void {
    this.emulator.setWebhook({ url: `${url}/hooks/sepay`, hmacSecret: HMAC_SECRET, retry: false })
  }

  async untilBankAccountsAreKnown(): Promise<void> {
    await eventually(
      "The first fetch of the bank accounts",
      async () => (await this.sql.query("SELECT 1 FROM sepay_bank_account LIMIT 1")).rows.length > 0,
      BANK_ACCOUNTS_TIMEOUT_MILLISECONDS
    )
  }

  /** Ends everything that is left of it. */
  async close(): Promise<void> {
    await Promise.all(this.#processes.map((process) => process.stop()))
    await this.emulator.stop()
    await this.sql.end()
    await this.#redis?.stop()
  }

  #describeEnvironment(workerMode: WorkerMode): NodeJS.ProcessEnv {
    const origin = "http://localhost"
    return makeEnvironment({
      NODE_ENV: "production",
      MEDUSA_WORKER_MODE: workerMode,
      DISABLE_MEDUSA_ADMIN: "true",
      DATABASE_URL: this.databaseUrl,
      ...(this.#redis === undefined ? {} : { REDIS_URL: this.#redis.url }),
      STORE_CORS: origin,
      ADMIN_CORS: origin,
      AUTH_CORS: origin,
      JWT_SECRET: "test-only",
      COOKIE_SECRET: "test-only",
      SEPAY_API_TOKEN: API_TOKEN,
      SEPAY_BASE_URL: this.emulator.v2BaseUrl,
      SEPAY_REQUESTS_PER_SECOND: String(REQUESTS_PER_SECOND),
      SEPAY_WEBHOOK_HMAC_SECRET: HMAC_SECRET,
    })
  }
}
