import axios from "axios"
import { step } from "../../demo/progress"
import type { SeededStore } from "../../demo/store-file"
import { Shopper } from "../../integration-tests/support/shopper"
import type { Emulator } from "../../src/emulator"
import { sumCalls } from "./calls"
import { untilBankAccountsAreKnown } from "./start-up"
import { logFileOf, startStore, type WorkerMode } from "./store"

/** A store that runs, and somebody who buys there. */
export interface Shop {
  storeUrl: string
  databaseUrl: string
  shopper: Shopper
  /** What storefronts send along. */
  publishableKey: string
  /** What is bought. */
  variantId: string
}

export interface OpenShop extends Shop {
  close(): Promise<void>
}

const TIMEOUT_MILLISECONDS = 60_000

/** Starts a store on a seeded database, ready to sell. */
export async function openShop(
  name: string,
  databaseUrl: string,
  workerMode: WorkerMode,
  { emulator, seeded }: { emulator: Emulator; seeded: SeededStore }
): Promise<OpenShop> {
  const callsBefore = sumCalls(emulator)
  const logName = `store-${name}`
  const start = () => startStore(logName, workerMode, databaseUrl)
  const store = await step(`Starting the store for "${name}"`, start, logFileOf(logName))
  try {
    await untilBankAccountsAreKnown(emulator, callsBefore)
    const shopper = new Shopper(
      axios.create({ baseURL: store.url, proxy: false, timeout: TIMEOUT_MILLISECONDS }),
      seeded
    )
    const variantId = chooseVariant(seeded)
    // All carts are one guest's, and Medusa refuses the carts of a new guest that are made at once.
    await shopper.fillCart(variantId)
    const { publishableKey } = seeded
    return { storeUrl: store.url, databaseUrl, shopper, publishableKey, variantId, close: () => store.stop() }
  } catch (error) {
    await store.stop()
    throw error
  }
}

function chooseVariant(seeded: SeededStore): string {
  const [variantId] = seeded.variantIds
  if (variantId === undefined) {
    throw new Error("The store has nothing to sell.")
  }
  return variantId
}
