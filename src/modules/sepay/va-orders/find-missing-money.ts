import { SepayError } from "../../../sepay/api/errors"
import type { ApiTransaction, CallOptions, TransactionQuery } from "../../../sepay/api/sepay-api"
import { findOrderCodes } from "../../../sepay/order-code"
import type { SepayContext } from "../context"
import { logLine } from "../log"
import { toReportedTransaction } from "../money/api-transaction"
import { recordTransaction } from "../money/record-transaction"
import { apiOf } from "./api-of"
import { listVaNumbers } from "./read-va-orders"
import { claimMissingMoney, findMissingVnd, type MissingMoney, recordSearched } from "./reported-money"

/** How many VA orders one run searches for; the others have their turn in the next one. */
const SEARCHES_PER_RUN = 20
/** One search, its waits behind more important calls included. */
const SEARCH_MILLISECONDS = 10_000
/** Pages without a filter by amount: the money can have come in several transfers. */
const MAXIMUM_PAGES = 3
const PAGE_SIZE = 100
/** v1 has no pages: it answers as many as it is asked for. */
const V1_PAGE_SIZE = 4_999
/** How far SePay's clock may be from the database's. */
const CLOCK_TOLERANCE_MILLISECONDS = 15 * 60_000

/**
 * Looks at SePay for the transactions of what it has counted on VA orders and the ledger does not have: by amount first,
 * then by time. What names a VA order's number or code is recorded, as if reconciliation had read it. What is not found
 * within minutes goes to a person, and is looked for again, ever more rarely.
 *
 * @param receivableId only of this receivable; `null`: all whose turn it is
 */
export async function findMissingMoney(
  context: SepayContext,
  receivableId: string | null,
  { priority = "reconciliation", deadlineAt = Infinity }: CallOptions = {}
): Promise<void> {
  for (const missing of await claimMissingMoney(context, receivableId, SEARCHES_PER_RUN)) {
    if (context.signal.aborted) {
      return
    }
    const call = { priority, deadlineAt: Math.min(deadlineAt, Date.now() + SEARCH_MILLISECONDS), signal: context.signal }
    const problem = missing.missingVnd > 0 ? await search(context, missing, call) : null
    const missingVnd = await recordSearched(context.sql, missing)
    if (missingVnd > 0) {
      const found = problem ?? "It lists no transaction of it."
      context.logger.warn(
        logLine(`SePay has counted money that was not found: look before you cancel the order. ${found}`, {
          va_order_id: missing.vaOrderId,
          receivable_id: missing.receivableId,
          missing_vnd: missingVnd,
        })
      )
    }
  }
}

/** @returns why SePay could not be asked; `null` when it was. */
async function search(context: SepayContext, missing: MissingMoney, call: CallOptions): Promise<string | null> {
  const numbers = new Set(await listVaNumbers(context.sql, missing.vaOrderId))
  try {
    await recordFound(context, missing, numbers, await list(context, missing, call, { amountVnd: missing.missingVnd }))
    for (let page = 1; page <= MAXIMUM_PAGES; page += 1) {
      if ((await findMissingVnd(context.sql, missing.receivableId)) === 0) {
        break
      }
      const items = await list(context, missing, call, { page })
      await recordFound(context, missing, numbers, items)
      if (items.length < PAGE_SIZE) {
        break
      }
    }
    return null
  } catch (error) {
    if (!(error instanceof SepayError)) {
      throw error
    }
    return error.message
  }
}

async function list(
  context: SepayContext,
  { apiVersion, sepayBankAccountId, accountNumber, since }: MissingMoney,
  call: CallOptions,
  query: TransactionQuery
): Promise<ApiTransaction[]> {
  const isV2 = apiVersion === "v2"
  const answer = await apiOf(context, { apiVersion }, "listTransactions").listTransactions(
    {
      ...(isV2 ? { bankAccountId: sepayBankAccountId } : { accountNumber }),
      direction: "in",
      transactedFrom: new Date(since.getTime() - CLOCK_TOLERANCE_MILLISECONDS),
      transactedTo: new Date(Date.now() + CLOCK_TOLERANCE_MILLISECONDS),
      perPage: isV2 ? PAGE_SIZE : V1_PAGE_SIZE,
      ...query,
    },
    call
  )
  return answer.items
}

/** Money that names neither the number nor the code may be anybody's: it is left to reconciliation, and to a person. */
async function recordFound(
  { sql, environment, options }: SepayContext,
  { orderCode, apiVersion }: MissingMoney,
  numbers: ReadonlySet<string>,
  items: readonly ApiTransaction[]
): Promise<void> {
  for (const item of items) {
    const codesOfOurs = findOrderCodes([item.code, item.content].join(" "), options.orderCodePrefix)
    const isOurs = (item.vaNumber !== null && numbers.has(item.vaNumber)) || codesOfOurs.includes(orderCode)
    if (isOurs) {
      await recordTransaction(sql, environment, toReportedTransaction(apiVersion, item), options)
    }
  }
}
