import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { SEPAY_MODULE } from "../../../modules/sepay"
import { logLine } from "../../../modules/sepay/log"
import type SepayModuleService from "../../../modules/sepay/service"
import { toLogReason } from "../../../sepay/log-text"
import { findInterruptedCollections } from "./interrupted-completion"
import { repairCompletion } from "./repair-completion"

const CARTS_PER_RUN = 20

/**
 * Puts right orders that were being placed, and not paid yet, when a process died (`order_first`). Without it the shopper
 * could be refused on every further try, or get a second order. What is paid is put right before it is captured; a
 * `pay_first` cart without its money is to have no order.
 */
export async function repairUnpaidOrders(container: MedusaContainer): Promise<void> {
  const sepay = container.resolve<SepayModuleService>(SEPAY_MODULE)
  for (const { collectionId, cartId } of await findInterruptedCollections(container, CARTS_PER_RUN)) {
    const receivable = await sepay.owed.findReceivableOfCollection(collectionId)
    if (receivable) {
      try {
        await repairCompletion(container, receivable, cartId)
        // These completions are too old to be waiting for anything: they are not looked at again.
        await sepay.settlement.recordRepaired(receivable.id)
      } catch (error) {
        container
          .resolve(ContainerRegistrationKeys.LOGGER)
          .warn(logLine(`interrupted order not put right yet: ${toLogReason(error)}`, { receivable_id: receivable.id, cart_id: cartId }))
      }
    }
  }
}
