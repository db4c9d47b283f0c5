import { randomBytes } from "node:crypto"
import { mkdirSync, readFileSync, writeFileSync } from "node:fs"
import { join } from "node:path"

import { findFreePort, isPortFree } from "../scripts/ports"
import { DEMO_DIRECTORY } from "./settings"

/** What is made up at the first start and stays: passwords, secrets, Postgres's port. */
export type KeptState = {
  adminPassword: string
  webhookHmacSecret: string
  jwtSecret: string
  cookieSecret: string
  postgresPort: number
}

const STATE_FILE = join(DEMO_DIRECTORY, "state.json")

/** Reads the state, or makes it up. Should another program have taken Postgres's port, it moves. */
export async function loadState(): Promise<KeptState> {
  const kept = readState()
  const state: KeptState = {
    adminPassword: kept.adminPassword ?? randomBytes(9).toString("base64url"),
    webhookHmacSecret: kept.webhookHmacSecret ?? randomBytes(32).toString("hex"),
    jwtSecret: kept.jwtSecret ?? randomBytes(32).toString("hex"),
    cookieSecret: kept.cookieSecret ?? randomBytes(32).toString("hex"),
    postgresPort:
      kept.postgresPort && (await isPortFree(kept.postgresPort)) ? kept.postgresPort : await findFreePort(),
  }
  mkdirSync(DEMO_DIRECTORY, { recursive: true })
  writeFileSync(STATE_FILE, JSON.stringify(state, null, 2), { mode: 0o600 })
  return state
}

function readState(): Partial<KeptState> {
  try {
    return JSON.parse(readFileSync(STATE_FILE, "utf8")) as Partial<KeptState>
  } catch {
    // The first start, or a file that a crash cut short.
    return {}
  }
}
