import type { Logger } from "@medusajs/framework/types"
import { toLogReason } from "../../../sepay/log-text"
import { createVietQr } from "../../../sepay/vietqr"
import type { SepayContext } from "../context"
import { logLine } from "../log"
import { type PaymentMoney, sumMoney } from "../money/allocations"
import type { Receivable } from "../owed/receivable"
import { remainingVnd as remainingOf } from "../owed/received"
import { sumReturnsOwedFor } from "../returns/returns-owed"
import type { Sql } from "../sql"
import { findLatestVaOrder } from "../va-orders/read-va-orders"
import { findMissingVnd } from "../va-orders/reported-money"
import { OPEN_STATUSES, type VaOrder } from "../va-orders/va-order"
import {
  isTransferAwaited,
  type OrderFacts,
  type PaymentSummary,
  summarizePayment,
  type UnusedMoney,
} from "./decide-payment-status"

/** A payment's money: received, not used, and waiting to be sent back. */
export type AllMoney = PaymentMoney & UnusedMoney

/** What a payment looks like to its payer. Nothing in it is secret. */
export interface PaymentDetails extends PaymentSummary {
  receivable: Receivable
  /** What this payment itself still has to be paid. */
  remainingVnd: number
  /** The VA to pay to, or the last one that there was. */
  vaOrder: VaOrder | null
  /**
   * VietQR string of what is still to be transferred. `null` when nothing can be transferred now, and when no code can be
   * made of the number: the payment is then paid by number and amount.
   */
  vietQr: string | null
}

/**
 * What a receivable's payer is to know.
 *
 * @param order what Medusa says of the order; `null` before it is placed, or where only the transfer is of interest.
 */
export async function describePayment(
  context: SepayContext,
  receivable: Receivable,
  order: OrderFacts | null = null
): Promise<PaymentDetails> {
  return describePaymentWith(context, receivable, order, () => sumAllMoney(context.sql, receivable.id))
}

/** `describePayment` for a caller that needs the payment's money, too, so that it is read once. */
export async function describePaymentWith(
  { sql, logger }: SepayContext,
  receivable: Receivable,
  order: OrderFacts | null,
  readMoney: () => Promise<AllMoney>
): Promise<PaymentDetails> {
  const remainingVnd = remainingOf(receivable)
  const [vaOrder, missingVnd, money] = await Promise.all([
    findLatestVaOrder(sql, receivable.id),
    remainingVnd > 0 ? findMissingVnd(sql, receivable.id) : 0,
    isUnusedMoneyTold(receivable, order) ? readMoney() : { ...NOTHING_UNUSED, receivedVnd: receivable.receivedVnd },
  ])
  const opened = vaOrder !== null && vaOrder.vaNumber !== null ? { ...vaOrder, vaNumber: vaOrder.vaNumber } : null
  // A VA takes exactly its own amount: one over another amount than what is left is to be replaced, as an expired one.
  const isOpen =
    opened !== null &&
    OPEN_STATUSES.some((status) => status === opened.status) &&
    opened.amountVnd - opened.paidAmountVnd === remainingVnd
  const summary = summarizePayment(
    {
      amountVnd: receivable.amountVnd,
      exactAmount: receivable.exactAmount,
      isCanceled: receivable.canceledAt !== null,
      isSettled: receivable.settlementStatus === "settled",
      virtualAccount: opened === null ? null : { expiresAt: opened.expiresAt, isOpen },
      order,
      missingVnd,
      ...money,
    },
    new Date()
  )
  const vietQr =
    opened !== null && isTransferAwaited(summary.status) ? tryToCreateVietQr(logger, opened, remainingVnd) : null
  return { ...summary, receivable, remainingVnd, vaOrder: opened, vietQr }
}

/** VA orders whose missing code was logged: pages ask again and again for what they show. */
const loggedVaOrderIds = new Set<string>()
const MAXIMUM_LOGGED_VA_ORDERS = 1_000

/** SePay writes number and bank. What does not fit into a code costs the payer the code, not the page. */
function tryToCreateVietQr(
  logger: Logger,
  { id, orderCode, bankBin, vaNumber }: VaOrder & { vaNumber: string },
  amountVnd: number
): string | null {
  try {
    return createVietQr({ bin: bankBin, accountNumber: vaNumber, amountVnd })
  } catch (error) {
    if (!loggedVaOrderIds.has(id)) {
      if (loggedVaOrderIds.size >= MAXIMUM_LOGGED_VA_ORDERS) {
        loggedVaOrderIds.clear()
      }
      loggedVaOrderIds.add(id)
      const fields = { va_order_id: id, order_code: orderCode, va_number: vaNumber, bank_bin: bankBin, amount_vnd: amountVnd }
      logger.error(logLine(`the payment is shown without a QR code, with number and amount only. ${toLogReason(error)}`, fields))
    }
    return null
  }
}

const NOTHING_UNUSED: UnusedMoney = { surplusVnd: 0, lateVnd: 0, returnsOwedVnd: 0 }

/** Payers are told of it only where an order was canceled or refunded: nothing is read for all other payments. */
function isUnusedMoneyTold(receivable: Receivable, order: OrderFacts | null): boolean {
  return receivable.canceledAt !== null || order?.isCanceled === true || (order?.refunded ?? 0) > 0
}

async function sumAllMoney(sql: Sql, receivableId: string): Promise<AllMoney> {
  const [money, returnsOwedVnd] = await Promise.all([sumMoney(sql, receivableId), sumReturnsOwedFor(sql, receivableId)])
  return { ...money, returnsOwedVnd }
}
