import type { MedusaContainer } from "@medusajs/framework/types"
import { SEPAY_MODULE } from "../../modules/sepay"
import { toAdminError } from "../../modules/sepay/errors"
import type { Receivable } from "../../modules/sepay/owed/receivable"
import type SepayModuleService from "../../modules/sepay/service"
import type { AdminActionKind } from "../../modules/sepay/settings/admin-actions"
import { openVirtualAccount } from "../../providers/sepay/open-virtual-account"

/** Who opens a number, and as what the history shows it. */
interface OpenedBy {
  action: AdminActionKind
  actorId: string
}

/**
 * Opens a virtual account because an admin asked for it: without the limits that shoppers have, and recorded with who asked.
 *
 * @returns the order code of the VA order that is open
 * @throws MedusaError with SePay's words, or with what hinders it.
 */
export async function openForAdmin(
  container: MedusaContainer,
  { id, paymentCollectionId }: Receivable,
  { action, actorId }: OpenedBy
): Promise<string> {
  try {
    const { orderCode } = await openVirtualAccount(container, id, { limit: "no_limit" })
    await container.resolve<SepayModuleService>(SEPAY_MODULE).settings.recordAdminAction({
      action,
      subjectId: paymentCollectionId,
      actorId,
      details: { order_code: orderCode },
    })
    return orderCode
  } catch (error) {
    throw toAdminError(error)
  }
}
