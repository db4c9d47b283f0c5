import { Client } from "@medusajs/framework/pg"

/** How many rows a table of the store has. */
export async function countRows(databaseUrl: string, table: string): Promise<number> {
  const client = new Client({ connectionString: databaseUrl })
  await client.connect()
  try {
    const { rows } = await client.query<{ count: number }>(
      `SELECT count(*)::int AS count FROM ${client.escapeIdentifier(table)}`
    )
    return rows[0]?.count ?? 0
  } finally {
    await client.end()
  }
}
