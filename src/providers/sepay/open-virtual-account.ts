import type { MedusaContainer } from "@medusajs/framework/types"
import { SEPAY_MODULE } from "../../modules/sepay"
import type SepayModuleService from "../../modules/sepay/service"
import type { OpenOptions } from "../../modules/sepay/va-orders/open-virtual-account"
import type { VaOrder } from "../../modules/sepay/va-orders/va-order"
import { askStoreForBankAccount } from "./ask-store-for-bank-account"

/**
 * All SePay work behind one call of a shopper or an admin: rate limit, retries and recovery included. In a provider's method it
 * runs under core's cart lock, and other calls on the cart fail when that is held for long.
 */
const DEADLINE_MILLISECONDS = 8_000

/** For whom a virtual account is opened, and how long they wait for it. */
export interface OpenForOptions extends Omit<OpenOptions, "askForBankAccount"> {
  /** @default 8,000 */
  deadlineMilliseconds?: number
}

/**
 * Makes sure that a receivable has an open virtual account. Where a new order can be opened on several bank accounts, the
 * store's own code may choose one of them.
 *
 * @param container the application's.
 * @throws as `sepay.vaOrders.openVirtualAccount` does.
 */
export async function openVirtualAccount(
  container: MedusaContainer,
  receivableId: string,
  { deadlineMilliseconds = DEADLINE_MILLISECONDS, ...options }: OpenForOptions = {}
): Promise<VaOrder> {
  const sepay = container.resolve<SepayModuleService>(SEPAY_MODULE)
  return sepay.vaOrders.openVirtualAccount(receivableId, Date.now() + deadlineMilliseconds, {
    ...options,
    askForBankAccount: (question) => askStoreForBankAccount(container, question),
  })
}
