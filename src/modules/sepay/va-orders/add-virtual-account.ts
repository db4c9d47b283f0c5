import { MedusaError } from "@medusajs/framework/utils"
import { isOver, SepayError } from "../../../sepay/api/errors"
import type { ApiOrder, ApiVirtualAccount, CallOptions } from "../../../sepay/api/sepay-api"
import type { SepayContext } from "../context"
import { listVaNumbers } from "./read-va-orders"
import type { VaOrder } from "./va-order"
import { abandonVaOrder, recordAddFailure, recordOpened, recordPaidAtSepay } from "./va-orders"

/** Another virtual account on a SePay order that is still open. */
export interface Addition {
  /** Whole VND that are still to be paid. */
  amountVnd: number
  durationSeconds: number
  /** An earlier call's outcome is unknown: SePay may have opened one that the ledger does not know. */
  mayExist: boolean
}

/**
 * Opens another virtual account on a VA order whose last one expired or expires too soon, and writes it down. When SePay holds the order open
 * no more, the VA order is abandoned, and the caller opens a new one; when SePay calls it paid, its money is awaited. A lost
 * answer is found again: SePay lists the numbers of an order.
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
    const lost = addition.mayExist ? await findLost(context, vaOrder, call) : null
    const added = lost ?? (await create(context, vaOrder, addition, call))
    if (added === null) {
      await abandon(context, vaOrder, call)
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

/** @returns `null` when SePay holds the order open no more. */
async function create(
  context: SepayContext,
  vaOrder: VaOrder,
  { amountVnd, durationSeconds }: Addition,
  call: CallOptions
): Promise<ApiVirtualAccount | null> {
  try {
    const input = { amountVnd, durationSeconds }
    return await context.api.addVirtualAccount(vaOrder.sepayBankAccountId, requireSepayOrderId(vaOrder), input, call)
  } catch (error) {
    if (isOver(error)) {
      return null
    }
    throw error
  }
}

/** The number that SePay has opened and the ledger does not know. */
async function findLost(
  context: SepayContext,
  vaOrder: VaOrder,
  call: CallOptions
): Promise<ApiVirtualAccount | null> {
  const known = await listVaNumbers(context.sql, vaOrder.id)
  const order = await findOrder(context, vaOrder, call)
  if (order?.status !== "Pending" && order?.status !== "Partially") {
    return null
  }
  const now = new Date()
  const lost = order.virtualAccounts.find(
    ({ vaNumber, status, expiresAt }) =>
      status === "Unpaid" && !known.includes(vaNumber) && (expiresAt === null || expiresAt > now)
  )
  return lost ?? null
}

/** Why SePay holds the order open no more decides what it is: a paid one must not be paid again. */
async function abandon(context: SepayContext, vaOrder: VaOrder, call: CallOptions): Promise<void> {
  const order = await findOrder(context, vaOrder, call)
  await context.sql.transaction(async (transaction) => {
    await abandonVaOrder(transaction, vaOrder.id, "expired")
    if (order?.status === "Paid") {
      await recordPaidAtSepay(transaction, vaOrder.id)
    }
  })
}

/** @returns `null` when SePay knows the order no more. */
async function findOrder(context: SepayContext, vaOrder: VaOrder, call: CallOptions): Promise<ApiOrder | null> {
  try {
    return await context.api.getOrder(vaOrder.sepayBankAccountId, requireSepayOrderId(vaOrder), call)
  } catch (error) {
    if (isOver(error)) {
      return null
    }
    throw error
  }
}

function requireSepayOrderId({ id, sepayOrderId }: VaOrder): string {
  if (sepayOrderId === null) {
    throw new MedusaError(MedusaError.Types.UNEXPECTED_STATE, `VA order ${id} has no order at SePay.`)
  }
  return sepayOrderId
}
