import { writeFileSync } from "node:fs"
import type { ExecArgs } from "@medusajs/framework/types"
import { seedAdminUser } from "../../../demo/seed/admin-user"
import { ADMIN } from "../../support/admin"
import { seedTestStore } from "../../support/seed"

/**
 * Fills the store, its admin user included, and writes the ids into a file:
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
  writeFileSync(resultFile, JSON.stringify(store))
}
