import type { MedusaContainer } from "@medusajs/framework/types"
import { settleSepayReceivablesWorkflow } from "../workflows/settlement/settle-sepay-receivables"

/** Settles what a crash or a failed attempt left: within seconds after the next start, then whenever it is due. */
export default async function settleSepayReceivables(container: MedusaContainer): Promise<void> {
  await settleSepayReceivablesWorkflow(container).run({ input: {} })
}

export const config = {
  name: "settle-sepay-receivables",
  schedule: "*/10 * * * * *",
}
