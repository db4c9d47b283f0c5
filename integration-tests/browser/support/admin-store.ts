import axios, { type AxiosInstance } from "axios"
import { type MedusaServer, startMedusaServer } from "../../../scripts/medusa"
import { findFreePort } from "../../../scripts/ports"
import { type Emulator, type EmulatorOptions, startEmulator } from "../../../src/emulator"
import type { SeededStore } from "../../../demo/store-file"
import { ADMIN } from "../../support/admin"
import { API_TOKEN, HMAC_SECRET } from "../../support/sepay"
import { Shopper } from "../../support/shopper"
import { BUILT_STORE_DIRECTORY, createStoreDatabase, logFileOf, makeStoreEnvironment } from "./built-store"

const REQUEST_TIMEOUT_MILLISECONDS = 60_000

/** A running store with its admin, on a database of its own, with a SePay of its own. */
export interface AdminStore {
  url: string
  emulator: Emulator
  /** Signed in as the admin user. */
  api: AxiosInstance
  shopper: Shopper
  seeded: SeededStore
  close(): Promise<void>
}

/** Starts the store that `buildStore` built. Webhooks go to it, and are not repeated by themselves. */
export async function openAdminStore(name: string, sepay: EmulatorOptions = {}): Promise<AdminStore> {
  const { databaseUrl, seeded } = await createStoreDatabase(process.env.DATABASE_URL ?? "", name)
  const port = await findFreePort()
  const emulator = await startEmulator({ apiToken: API_TOKEN, requestsPerSecond: { v1: null, v2: null }, ...sepay })
  const server: MedusaServer = startMedusaServer(
    { port, host: "localhost" },
    {
      directory: BUILT_STORE_DIRECTORY,
      env: makeStoreEnvironment({ databaseUrl, sepayUrl: emulator.v2BaseUrl }),
      logFile: logFileOf(name),
    }
  )
  const close = async () => {
    await server.stop()
    await emulator.stop()
  }
  try {
    await server.untilHealthy()
    emulator.setWebhook({ url: `${server.url}/hooks/sepay`, hmacSecret: HMAC_SECRET, retry: false })
    const api = axios.create({ baseURL: server.url, proxy: false, timeout: REQUEST_TIMEOUT_MILLISECONDS })
    const { data } = await api.post("/auth/user/emailpass", ADMIN)
    const adminApi = axios.create({ ...api.defaults, headers: { authorization: `Bearer ${data.token}` } })
    return { url: server.url, emulator, api: adminApi, shopper: new Shopper(api, seeded), seeded, close }
  } catch (error) {
    await close()
    throw error
  }
}
