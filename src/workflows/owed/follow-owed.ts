import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, MedusaError, Modules } from "@medusajs/framework/utils"
import { SEPAY_MODULE } from "../../modules/sepay"
import { logLine } from "../../modules/sepay/log"
import { decideFollow, type FollowDecision } from "../../modules/sepay/owed/decide-follow"
import { type ExactAmount, formatAmount } from "../../modules/sepay/owed/exact-amount"
import type { Receivable } from "../../modules/sepay/owed/receivable"
import type SepayModuleService from "../../modules/sepay/service"
import { findOwed, type LiveSession, type OwedPayment } from "../../providers/sepay/find-owed"
import { openVirtualAccount } from "../../providers/sepay/open-virtual-account"
import { isSepayProvider } from "../../providers/sepay/provider-id"
import { SepayError } from "../../sepay/api/errors"
import { toLogReason } from "../../sepay/log-text"
import { cancelReceivables } from "../va-orders/cancel-sepay-receivables"

/** What is owed can change while it is being followed: then it is followed once more. The sweep takes what still differs. */
const MAXIMUM_ROUNDS = 3
/** Opening the number over the new amount at SePay, retries included. */
const DEADLINE_MILLISECONDS = 20_000

/**
 * What became of a payment when what it owes was looked at:
 * - `unchanged`: it asks for what is owed, or nothing may be changed any more;
 * - `repriced`: it asks for another amount now;
 * - `withdrawn`: it asks for nothing any more, because nothing is owed;
 * - `refused`: what is owed cannot be paid by bank transfer (another currency, too much); `problem` says why;
 * - `canceled`: its order is cancelled.
 */
export type FollowOutcome =
  | { outcome: "unchanged" | "repriced" | "withdrawn" | "canceled"; receivable: Receivable | null }
  | { outcome: "refused"; receivable: Receivable; problem: string }

/**
 * Lets everything that asks for the money of a payment collection ask for what is owed now: the ledger, Medusa's collection
 * and session. The number that is open at SePay follows with `replaceOutdatedNumber`. Repeating it changes nothing.
 *
 * @param isSettling whether the caller holds the lease of the payment's settlement. Nobody else changes what is asked for
 *   while the money is being captured.
 */
export async function followOwed(
  container: MedusaContainer,
  paymentCollectionId: string,
  isSettling = false
): Promise<FollowOutcome> {
  let last: FollowOutcome = { outcome: "unchanged", receivable: null }
  for (let round = 0; round < MAXIMUM_ROUNDS; round += 1) {
    const next = await followOnce(container, paymentCollectionId, isSettling)
    if (next.outcome === "unchanged") {
      return last.outcome === "unchanged" ? next : last
    }
    last = next
    if (next.outcome !== "repriced") {
      return next
    }
  }
  return last
}

async function followOnce(
  container: MedusaContainer,
  paymentCollectionId: string,
  isSettling: boolean
): Promise<FollowOutcome> {
  const sepay = container.resolve<SepayModuleService>(SEPAY_MODULE)
  const receivable = await sepay.owed.findReceivableOfCollection(paymentCollectionId)
  const payment = await findOwed(
    container.resolve<Knex>(ContainerRegistrationKeys.PG_CONNECTION),
    container.resolve(ContainerRegistrationKeys.QUERY),
    paymentCollectionId
  )
  if (receivable === null || payment === null) {
    return { outcome: "unchanged", receivable }
  }
  const sessions = listOwnSessions(payment, receivable)
  const decision = decideFollow({
    owed: payment.owed,
    receivable: { ...receivable, isCanceled: receivable.canceledAt !== null },
    collection: payment.collection,
    isCollectionOpen: payment.isCollectionOpen,
    sessions,
  })
  return carryOut(container, sepay, { receivable, payment, sessions, decision, isSettling })
}

/** SePay's sessions of a payment collection, the one that the ledger serves last. */
function listOwnSessions({ sessions }: OwedPayment, { paymentSessionId }: Receivable): LiveSession[] {
  const own = sessions.filter(({ providerId }) => isSepayProvider(providerId))
  return [...own.filter(({ id }) => id !== paymentSessionId), ...own.filter(({ id }) => id === paymentSessionId)]
}

interface Following {
  receivable: Receivable
  payment: OwedPayment
  sessions: LiveSession[]
  decision: FollowDecision
  isSettling: boolean
}

async function carryOut(
  container: MedusaContainer,
  sepay: SepayModuleService,
  { receivable, payment, sessions, decision, isSettling }: Following
): Promise<FollowOutcome> {
  const { owed, orderId } = payment
  const fields = {
    receivable_id: receivable.id,
    order_id: orderId,
    asked_before: formatAmount({ exactAmount: receivable.exactAmount, currencyCode: "vnd" }),
    owed: formatAmount(owed),
  }
  const logger = container.resolve(ContainerRegistrationKeys.LOGGER)
  switch (decision.action) {
    case "none":
      return { outcome: "unchanged", receivable }
    case "cancel":
      await cancelReceivables(container, [payment.paymentCollectionId])
      return { outcome: "canceled", receivable }
    case "withdraw": {
      const withdrawal = {
        moneyReason: "Nothing is owed for this payment any more. Return it to the payer.",
        closeReason: "nothing_owed",
      } as const
      if (!(await sepay.vaOrders.withdrawReceivable(receivable.id, withdrawal, isSettling))) {
        return { outcome: "unchanged", receivable }
      }
      if (decision.updatesCollection) {
        // As Medusa's order edit does; a later change of the order asks on the same collection again.
        await container.resolve(Modules.PAYMENT).updatePaymentCollections(payment.paymentCollectionId, { amount: 0 })
      }
      logger.info(logLine("nothing is owed for the payment any more", fields))
      return { outcome: "withdrawn", receivable }
    }
    case "refuse":
      // Nobody is to pay the number that is open.
      await sepay.vaOrders.abandonOpenVaOrderOf(receivable.id, "nothing_owed")
      logger.warn(logLine(`what is owed cannot be paid by bank transfer: ${decision.problem}`, fields))
      return { outcome: "refused", receivable, problem: decision.problem }
    case "reprice": {
      const repriced = await sepay.owed.repriceReceivable(receivable.id, decision, isSettling)
      if (repriced === null) {
        return { outcome: "unchanged", receivable }
      }
      await repriceInMedusa(container, payment, sessions, decision)
      logger.info(logLine("the payment asks for what is owed now", fields))
      return { outcome: "repriced", receivable: repriced }
    }
  }
}

/** The collection first: Medusa compares what is captured with it. */
async function repriceInMedusa(
  container: MedusaContainer,
  { paymentCollectionId, owed }: OwedPayment,
  sessions: readonly LiveSession[],
  { updatesCollection, updatesSessions }: Extract<FollowDecision, { action: "reprice" }>
): Promise<void> {
  if (updatesCollection) {
    await container
      .resolve(Modules.PAYMENT)
      .updatePaymentCollections(paymentCollectionId, { amount: owed.exactAmount, currency_code: owed.currencyCode })
  }
  // The last one that is updated is the one that the ledger serves.
  for (const session of updatesSessions ? sessions : []) {
    await updateSession(container, session, owed)
  }
}

/** Under the same id: the page of a shopper who waits knows it. */
async function updateSession(
  container: MedusaContainer,
  session: LiveSession,
  { exactAmount, currencyCode }: ExactAmount
): Promise<void> {
  const isSpent = session.status === "error" || session.status === "canceled"
  await container.resolve(Modules.PAYMENT).updatePaymentSession({
    id: session.id,
    amount: exactAmount,
    currency_code: currencyCode,
    data: { session_id: session.id },
    // A session that Medusa refused over its old amount can be paid again.
    ...(isSpent ? { status: "pending" as const } : {}),
  })
}

/**
 * Closes a number that is open over another amount than what is left to pay, and opens one over that: at SePay first one
 * call, then the other, both behind those of shoppers. Makes no call where the open number is over what is left. The number
 * of a payment that was not being paid is not replaced: its payer asks for one.
 *
 * What SePay does not do now is left to the sweep and to whoever asks for the number next.
 */
export async function replaceOutdatedNumber(container: MedusaContainer, receivableId: string): Promise<void> {
  const sepay = container.resolve<SepayModuleService>(SEPAY_MODULE)
  const isWanted = await sepay.vaOrders.abandonOutdatedVaOrder(receivableId)
  await sepay.vaOrders.closeVaOrdersOf(receivableId)
  if (!isWanted) {
    return
  }
  try {
    await openVirtualAccount(container, receivableId, { deadlineMilliseconds: DEADLINE_MILLISECONDS, priority: "cancellation" })
  } catch (error) {
    if (!(error instanceof SepayError) && !MedusaError.isMedusaError(error)) {
      throw error
    }
    container
      .resolve(ContainerRegistrationKeys.LOGGER)
      .warn(logLine(`the number over the new amount is not open yet: ${toLogReason(error)}`, { receivable_id: receivableId }))
  }
}
