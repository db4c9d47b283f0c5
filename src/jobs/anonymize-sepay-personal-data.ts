import type { MedusaContainer } from "@medusajs/framework/types"
import { anonymizeSepayPersonalDataWorkflow } from "../workflows/personal-data/anonymize-sepay-personal-data"

/** Removes payers' personal data that the store need not keep any longer. */
export default async function anonymizeSepayPersonalData(container: MedusaContainer): Promise<void> {
  await anonymizeSepayPersonalDataWorkflow(container).run()
}

export const config = {
  name: "anonymize-sepay-personal-data",
  schedule: "25 25 * * * *",
}
