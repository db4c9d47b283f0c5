import { MedusaError } from "@medusajs/framework/utils"
import { SepayError } from "../../../sepay/api/errors"
import type { CallOptions, SepayVirtualAccount } from "../../../sepay/api/sepay-api"
import { listVaNumbers, recordAddFailure, recordOpened, startClosing } from "../ledger/va-orders"
import type { VaOrder } from "../ledger/types"
import type { SepayContext } from "./context"

/** Another virtual account on a SePay order that is still open. */
export interface Addition {
  /** Whole VND that are still to be paid. */
  amountVnd: number
  durationSeconds: number
  /** An earlier call's outcome is unknown: SePay may have opened one that the ledger does not know. */
  mayExist: boolean
}

/**
 * Opens another virtual account on a VA order whose last one expired, and writes it down. When SePay holds the order open
 * no more, the VA order is given up, and the caller opens a new one. A lost answer is found again: SePay lists the numbers
 * of an order.
 *
 * @param mayLookAgain whether the caller comes back after an unknown outcome.
 * @throws MedusaError `not_allowed` when SePay calls the order paid. SepayError when SePay did not open it.
 */
export async function addVirtualAccount(
  context: SepayContext,
  vaOrder: VaOrder,
  addition: Addition,
  deadlineAt: number,
  mayLookAgain: boolean
): Promise<void> {
  const call: CallOptions = { deadlineAt, priority: "shopper" }
  try {
    const lost = addition.mayExist ? await findLost(context, vaOrder, call) : null
    const added = lost ?? (await create(context, vaOrder, addition, call))
    const opened = {
      sepayOrderId: requireSepayOrderId(vaOrder),
      vaNumber: added.vaNumber,
      accountHolderName: added.vaHolderName ?? vaOrder.accountHolderName,
      amountVnd: added.amountVnd ?? addition.amountVnd,
      expiresAt: added.expiresAt,
    }
    await context.sql.transaction((transaction) => recordOpened(transaction, context.environment, vaOrder, opened))
  } catch (error) {
    if (!(error instanceof SepayError)) {
      throw error
    }
    if (error.kind === "invalid_state" || error.kind === "not_found") {
      await startClosing(context.sql, vaOrder.id, "expired")
      return
    }
    await recordAddFailure(context.sql, vaOrder.id, error.message, error.outcomeUnknown || addition.mayExist)
    if (!error.outcomeUnknown || !mayLookAgain) {
      throw error
    }
  }
}

async function create(
  context: SepayContext,
  vaOrder: VaOrder,
  addition: Addition,
  call: CallOptions
): Promise<SepayVirtualAccount> {
  const { amountVnd, durationSeconds } = addition
  return context.api.addVirtualAccount(
    vaOrder.sepayBankAccountId,
    requireSepayOrderId(vaOrder),
    { amountVnd, durationSeconds },
    call
  )
}

/** The number that SePay has opened and the ledger does not know. */
async function findLost(
  context: SepayContext,
  vaOrder: VaOrder,
  call: CallOptions
): Promise<SepayVirtualAccount | null> {
  const order = await context.api.getOrder(vaOrder.sepayBankAccountId, requireSepayOrderId(vaOrder), call)
  if (order.status === "Paid") {
    throw new MedusaError(
      MedusaError.Types.NOT_ALLOWED,
      "The bank reports this payment as paid: it is being recorded. Please look again in a moment."
    )
  }
  const known = await listVaNumbers(context.sql, vaOrder.id)
  const now = new Date()
  const lost = order.virtualAccounts.find(
    ({ vaNumber, status, expiresAt }) =>
      status === "Unpaid" && !known.includes(vaNumber) && (expiresAt === null || expiresAt > now)
  )
  return lost ?? null
}

function requireSepayOrderId({ id, sepayOrderId }: VaOrder): string {
  if (sepayOrderId === null) {
    throw new MedusaError(MedusaError.Types.UNEXPECTED_STATE, `VA order ${id} has no order at SePay.`)
  }
  return sepayOrderId
}
