import type { MedusaContainer } from "@medusajs/framework/types"
import { MedusaError } from "@medusajs/framework/utils"
import { SEPAY_MODULE } from "../../modules/sepay"
import type { Receivable } from "../../modules/sepay/owed/receivable"
import type SepayModuleService from "../../modules/sepay/service"

/** The SePay payment of a payment collection, with the ledger. @throws MedusaError `not_found` */
export async function requireReceivable(
  container: MedusaContainer,
  paymentCollectionId: string
): Promise<{ sepay: SepayModuleService; receivable: Receivable }> {
  const sepay = container.resolve<SepayModuleService>(SEPAY_MODULE)
  const receivable = await sepay.owed.findReceivableOfCollection(paymentCollectionId)
  if (!receivable) {
    throw new MedusaError(
      MedusaError.Types.NOT_FOUND,
      `Payment collection ${paymentCollectionId} is not to be paid through SePay.`
    )
  }
  return { sepay, receivable }
}
