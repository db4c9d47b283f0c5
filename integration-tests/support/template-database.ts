import { Client } from "@medusajs/framework/pg"

/** The address of another database of the same Postgres. */
export function nameDatabase(databaseUrl: string, name: string): string {
  const url = new URL(databaseUrl)
  url.pathname = `/${name}`
  return url.href
}

export async function databaseExists(databaseUrl: string, name: string): Promise<boolean> {
  const rows = await query(databaseUrl, "SELECT 1 FROM pg_database WHERE datname = $1", [name])
  return rows.length > 0
}

/** Makes a copy of a database, which nobody may use meanwhile. @returns its address */
export async function copyDatabase(databaseUrl: string, template: string, name: string): Promise<string> {
  await query(databaseUrl, `CREATE DATABASE "${name}" TEMPLATE "${template}"`)
  return nameDatabase(databaseUrl, name)
}

async function query(databaseUrl: string, statement: string, bindings: string[] = []): Promise<unknown[]> {
  const client = new Client({ connectionString: databaseUrl })
  await client.connect()
  try {
    return (await client.query(statement, bindings)).rows
  } finally {
    await client.end()
  }
}
