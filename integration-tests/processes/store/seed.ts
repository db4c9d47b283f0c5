import { writeFileSync } from "node:fs"
import type { ExecArgs } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { seedAdminUser } from "../../../demo/seed/admin-user"
import { ADMIN } from "../../support/admin"
import { seedTestStore } from "../../support/seed"

/**
 * Fills the store, makes an admin and the table of its subscriber, and writes the ids into a file:
 *
 *     medusa exec ./seed.ts <file for the ids>
 */
export default async function seed({ container, args }: ExecArgs): Promise<void> {
  const [resultFile] = args
  if (!resultFile) {
    throw new Error("The seed needs a file for its result.")
  }
  const store = await seedTestStore(container)
  await seedAdminUser(container, ADMIN.email, ADMIN.password)
  await container
    .resolve(ContainerRegistrationKeys.PG_CONNECTION)
    .raw("CREATE TABLE noted_order_placed (order_id text NOT NULL)")
  writeFileSync(resultFile, JSON.stringify(store))
}
