import type { MedusaContainer } from "@medusajs/framework/types"
import { followSepayOwedWorkflow } from "../workflows/owed/follow-sepay-owed"

/** Lets payments ask for what is owed where no event said that it changed: a credit line, a lost event, a crash in between. */
export default async function followSepayOwed(container: MedusaContainer): Promise<void> {
  await followSepayOwedWorkflow(container).run({ input: {} })
}

export const config = {
  name: "follow-sepay-owed",
  schedule: "40 * * * * *",
}
