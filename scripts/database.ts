import { Client } from "@medusajs/framework/pg"

const CONNECT_TIMEOUT_MS = 10_000
const DUPLICATE_DATABASE = "42P04"

/**
 * Creates the database of the address unless it exists. An account that may not create databases is no obstacle
 * when it does.
 *
 * @throws when Postgres cannot be reached, or the database neither exists nor can be created
 */
export async function ensureDatabase(databaseUrl: string): Promise<void> {
  if (await canConnect(databaseUrl)) {
    return
  }
  const { maintenanceUrl, name } = splitDatabaseName(databaseUrl)
  const client = new Client({ connectionString: maintenanceUrl, connectionTimeoutMillis: CONNECT_TIMEOUT_MS })
  await client.connect()
  try {
    await client.query(`CREATE DATABASE ${client.escapeIdentifier(name)}`)
  } catch (error) {
    if ((error as { code?: string }).code !== DUPLICATE_DATABASE) {
      throw error
    }
  } finally {
    await client.end()
  }
}

async function canConnect(databaseUrl: string): Promise<boolean> {
  const client = new Client({ connectionString: databaseUrl, connectionTimeoutMillis: CONNECT_TIMEOUT_MS })
  try {
    await client.connect()
    return true
  } catch {
    return false
  } finally {
    await client.end()
  }
}

function splitDatabaseName(databaseUrl: string): { maintenanceUrl: string; name: string } {
  const url = new URL(databaseUrl)
  const name = decodeURIComponent(url.pathname.slice(1))
  if (name === "") {
    throw new Error("DATABASE_URL names no database: it ends like …@localhost:5432/medusa")
  }
  url.pathname = "/postgres"
  return { maintenanceUrl: url.href, name }
}
