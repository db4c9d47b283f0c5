import { writeFileSync } from "node:fs"
import type { ExecArgs } from "@medusajs/framework/types"
import { updateRegionsWorkflow } from "@medusajs/medusa/core-flows"
import { PAYMENT_PROVIDERS } from "../../demo/settings"
import { seedTestStore } from "../../integration-tests/support/seed"
import { SYSTEM_PROVIDER_ID } from "../support/providers"

/**
 * Fills the store with the demo's region, products and shipping, and writes their ids into a file:
 *
 *     medusa exec ./seed.ts <file for the ids>
 */
export default async function seed({ container, args }: ExecArgs): Promise<void> {
  const [resultFile] = args
  if (!resultFile) {
    throw new Error("The seed needs a file for its result.")
  }
  const store = await seedTestStore(container)
  await updateRegionsWorkflow(container).run({
    input: {
      selector: { id: store.regionId },
      update: { payment_providers: [...PAYMENT_PROVIDERS, SYSTEM_PROVIDER_ID] },
    },
  })
  writeFileSync(resultFile, JSON.stringify(store))
}
