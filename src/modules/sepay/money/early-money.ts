import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import { lockReceivable } from "../owed/receivables"
import { lockByName, NOT_DELETED, type SepayEnvironment, toNumber } from "../sql"
import type { VaOrder } from "../va-orders/va-order"
import { findUndecided, reallocate, toMatch } from "./allocate-transaction"
import { normalizeNumber } from "./normalize-identifiers"

/** A virtual account of exact amount takes one; the others are surplus that an admin sees. */
const MAXIMUM_EARLY_TRANSACTIONS = 20

/**
 * Matches money that came before its VA was known: SePay's answer to opening it was lost, the shopper paid, and the VA was
 * found at SePay later. The caller has locked the VA's number and the receivable, in this order.
 */
export async function allocateEarlyMoney(
  transaction: Knex.Transaction,
  environment: SepayEnvironment,
  vaOrder: Pick<VaOrder, "id" | "receivableId" | "orderCode" | "accountNumber">,
  vaNumber: string
): Promise<void> {
  const early = await transaction("sepay_transaction")
    .where({ environment, va_number: normalizeNumber(vaNumber), direction: "in", ...NOT_DELETED })
    .orderBy("created_at")
    .limit(MAXIMUM_EARLY_TRANSACTIONS)
    // An admin may be deciding about one of them.
    .forUpdate()
    .select<Array<{ id: string; amount_vnd: string; account_number: string | null }>>("id", "amount_vnd", "account_number")
  for (const { id, amount_vnd, account_number } of early) {
    const receivable = await lockReceivable(transaction, vaOrder.receivableId)
    const unmatched = await findUndecided(transaction, id)
    if (receivable && unmatched) {
      const match = toMatch(
        {
          matchedBy: "virtual_account",
          vaOrderId: vaOrder.id,
          receivableId: receivable.id,
          orderCode: vaOrder.orderCode,
          accountNumber: vaOrder.accountNumber,
        },
        receivable
      )
      const reported = { amountVnd: toNumber(amount_vnd), direction: "in" as const, accountNumber: account_number, vaNumber }
      await reallocate(transaction, { transactionId: id, outcome: "known", hasPossibleOriginal: false }, receivable, unmatched, reported, match)
    }
  }
}

/** Makes whoever reports or opens this VA number wait for the other. Taken before a receivable's lock. */
export async function lockVaNumber(transaction: Knex.Transaction, vaNumber: string): Promise<void> {
  await lockByName(transaction, `sepay va ${normalizeNumber(vaNumber)}`)
}
