import { SepayError } from "../../../sepay/api/errors"
import type { CallOptions } from "../../../sepay/api/sepay-api"
import { createOrderCode } from "../../../sepay/order-code"
import type { SepayContext } from "../context"
import type { BankAccount } from "./bank-account"
import { recordBankAccountTest } from "./bank-accounts"
import { bankFieldsOf } from "./bank-fields"
import { chooseBankAccount } from "./choose-bank-account"
import { requireBankAccount } from "./manage-bank-accounts"

/** Little enough not to matter, enough for every bank. */
const TEST_AMOUNT_VND = 10_000
/** A test order whose cancellation fails is nobody's: it ends by itself. */
const TEST_DURATION_SECONDS = 300
const DEADLINE_MILLISECONDS = 15_000

/**
 * Sees whether order VAs work on a bank account: opens one over 10,000 ₫ and cancels it. The result is kept with the
 * account.
 *
 * @returns what is wrong, in plain words; `null` when nothing is.
 */
export async function testBankAccount(context: SepayContext, id: string): Promise<string | null> {
  const account = await requireBankAccount(context, id)
  const problem = await findProblem(context, account)
  await recordBankAccountTest(context.sql, account.id, problem)
  return problem
}

async function findProblem(context: SepayContext, account: BankAccount): Promise<string | null> {
  const requested = {
    amountVnd: TEST_AMOUNT_VND,
    orderCode: createOrderCode({ prefix: context.options.orderCodePrefix }),
    durationSeconds: TEST_DURATION_SECONDS,
  }
  const choice = chooseBankAccount([account], requested, context.options.apiVersion)
  if (choice.bankAccount === null) {
    return choice.problem
  }
  const call: CallOptions = {
    deadlineAt: Date.now() + DEADLINE_MILLISECONDS,
    priority: "shopper",
    signal: context.signal,
  }
  try {
    const order = await context.api.createOrder(account.sepayId, { ...requested, ...bankFieldsOf(account) }, call)
    await context.api.cancelOrder(account.sepayId, order.id, call)
    return null
  } catch (error) {
    if (error instanceof SepayError) {
      return error.message
    }
    throw error
  }
}
