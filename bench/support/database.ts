import { Client } from "@medusajs/framework/pg"

/** How many rows a table of the store has. */
export async function countRows(databaseUrl: string, table: string): Promise<number> {
  return withClient(databaseUrl, async (client) => {
    const { rows } = await client.query<{ count: number }>(
      `SELECT count(*)::int AS count FROM ${client.escapeIdentifier(table)}`
    )
    return rows[0]?.count ?? 0
  })
}

/** Asks the store's database. */
export async function queryRows<Row extends object>(
  databaseUrl: string,
  statement: string,
  bindings: readonly unknown[] = []
): Promise<Row[]> {
  return withClient(databaseUrl, async (client) => {
    const { rows } = await client.query<Row>(statement, [...bindings])
    return rows
  })
}

/** Works with a connection of its own to the store's database. */
export async function withClient<T>(databaseUrl: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: databaseUrl })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}
