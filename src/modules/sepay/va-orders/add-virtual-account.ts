import { MedusaError } from "@medusajs/framework/utils"
import { isOver, SepayError } from "../../../sepay/api/errors"
import type { ApiOrder, ApiVirtualAccount, CallOptions } from "../../../sepay/api/sepay-api"
import type { SepayContext } from "../context"
import { apiOf } from "./api-of"
import { numbersThatTakeMoney } from "./decide-sepay-word"
import { findMissingMoney } from "./find-missing-money"
import { type Heard, hearSepay } from "./hear-sepay"
import { listVaNumbers } from "./read-va-orders"
import { takeSepayWord } from "./take-sepay-word"
import type { VaOrder } from "./va-order"
import { abandonVaOrder, recordAddFailure, recordOpened } from "./va-orders"

/** Another virtual account on a SePay order that is still open. */
export interface Addition {
  /** Whole VND that are still to be paid. */
  amountVnd: number
  durationSeconds: number
  /** An earlier call's outcome is unknown: SePay may have opened one that the ledger does not know. */
  mayExist: boolean
}

/**
 * Opens another virtual account on a VA order whose last one expired or expires too soon, and writes it down. SePay is asked
 * first what became of the order: where it has counted money that the ledger lacks, that is looked for and no number is
 * opened; where it holds the order open no more, the VA order is abandoned. The caller then decides again. A lost answer is
 * found again: SePay lists the numbers of an order.
 *
 * @param mayLookAgain whether the caller comes back after an unknown outcome.
 * @throws SepayError when SePay did not open it.
 */
export async function addVirtualAccount(
  context: SepayContext,
  vaOrder: VaOrder,
  addition: Addition,
  call: CallOptions,
  mayLookAgain: boolean
): Promise<void> {
  try {
    const heard = await hear(context, vaOrder, call)
    if (heard.decision.action !== "go_on") {
      await stop(context, vaOrder, addition, heard, call)
      return
    }
    const lost = addition.mayExist ? await findLost(context, vaOrder, heard.order) : null
    const added = lost ?? (await create(context, vaOrder, addition, call))
    if (added === null) {
      // It was paid or closed meanwhile, or its bank adds no number: closing it shows what it is.
      await context.sql.transaction((transaction) => abandonVaOrder(transaction, vaOrder.id, "expired"))
      return
    }
    const opened = {
      sepayOrderId: requireSepayOrderId(vaOrder),
      vaNumber: added.vaNumber,
      accountHolderName: added.vaHolderName ?? vaOrder.accountHolderName,
      amountVnd: added.amountVnd ?? addition.amountVnd,
      durationSeconds: addition.durationSeconds,
      expiresAt: added.expiresAt,
    }
    await context.sql.transaction((transaction) => recordOpened(transaction, context.environment, vaOrder, opened))
  } catch (error) {
    if (!(error instanceof SepayError)) {
      throw error
    }
    await recordAddFailure(context.sql, vaOrder.id, error.message, error.outcomeUnknown || addition.mayExist)
    if (!error.outcomeUnknown || !mayLookAgain) {
      throw error
    }
  }
}

/** @throws SepayError when SePay could not be asked */
async function hear(context: SepayContext, vaOrder: VaOrder, call: CallOptions): Promise<Heard> {
  const heard = await hearSepay(context, vaOrder, "give_out_number", call)
  if (heard.decision.action === "ask_again" && heard.problem !== null) {
    throw heard.problem
  }
  return heard
}

/** The order is of no more use, or has money that is not in the ledger: the caller looks at it anew. */
async function stop(
  context: SepayContext,
  vaOrder: VaOrder,
  { mayExist }: Addition,
  { decision }: Heard,
  call: CallOptions
): Promise<void> {
  if (decision.action === "ask_person") {
    // A payer is not kept from paying by an order that nobody can ask about. It stays on the list of what is to be closed.
    await context.sql.transaction((transaction) => abandonVaOrder(transaction, vaOrder.id, "expired"))
  }
  await takeSepayWord(context, vaOrder, decision)
  if (decision.action === "find_money") {
    const message = `SePay has counted ${decision.missingVnd} VND more than was reported: that is looked for first.`
    await recordAddFailure(context.sql, vaOrder.id, message, mayExist)
    await findMissingMoney(context, vaOrder.receivableId, call)
  }
}

/** @returns `null` when SePay adds no number to the order. */
async function create(
  context: SepayContext,
  vaOrder: VaOrder,
  { amountVnd, durationSeconds }: Addition,
  call: CallOptions
): Promise<ApiVirtualAccount | null> {
  try {
    const input = { amountVnd, durationSeconds }
    const api = apiOf(context, vaOrder, "addVirtualAccount")
    return await api.addVirtualAccount(vaOrder.sepayBankAccountId, requireSepayOrderId(vaOrder), input, call)
  } catch (error) {
    if (isOver(error)) {
      return null
    }
    throw error
  }
}

/** The number that SePay has opened and the ledger does not know. */
async function findLost(context: SepayContext, vaOrder: VaOrder, order: ApiOrder | null): Promise<ApiVirtualAccount | null> {
  const known = await listVaNumbers(context.sql, [vaOrder.id])
  const open = order === null ? [] : numbersThatTakeMoney(order, new Date())
  return (
    order?.virtualAccounts.find(({ vaNumber }) => open.includes(vaNumber) && !known.includes(vaNumber)) ?? null
  )
}

function requireSepayOrderId({ id, sepayOrderId }: VaOrder): string {
  if (sepayOrderId === null) {
    throw new MedusaError(MedusaError.Types.UNEXPECTED_STATE, `VA order ${id} has no order at SePay.`)
  }
  return sepayOrderId
}
