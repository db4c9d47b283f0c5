import type { MedusaContainer } from "@medusajs/framework/types"
import { settleDueReceivablesWorkflow } from "../workflows/settle-due-receivables"

/** Settles what a crash or a failed attempt left: within seconds after the next start, then whenever it is due. */
export default async function settleDueReceivables(container: MedusaContainer): Promise<void> {
  await settleDueReceivablesWorkflow(container).run()
}

export const config = {
  name: "sepay-settle-due-receivables",
  schedule: "*/15 * * * * *",
}
