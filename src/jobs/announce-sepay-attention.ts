import type { MedusaContainer } from "@medusajs/framework/types"
import { announceSepayAttentionWorkflow } from "../workflows/money/announce-sepay-attention"

/** Tells the store's subscribers of money that needs a person. */
export default async function announceSepayAttention(container: MedusaContainer): Promise<void> {
  await announceSepayAttentionWorkflow(container).run()
}

export const config = {
  name: "announce-sepay-attention",
  schedule: "*/15 * * * * *",
}
