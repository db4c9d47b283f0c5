import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils"
import {
  completeCartWorkflow,
  createPaymentSessionsWorkflow,
  processPaymentWorkflow,
} from "@medusajs/medusa/core-flows"
import { SEPAY_MODULE } from "../../modules/sepay"
import { logLine } from "../../modules/sepay/log"
import type { Receivable } from "../../modules/sepay/owed/receivable"
import type SepayModuleService from "../../modules/sepay/service"
import { decideSettlement, type SettlementDecision } from "../../modules/sepay/settlement/decide-settlement"
import { traced } from "../../modules/sepay/tracing"
import { DEFAULT_PROVIDER_ID } from "../../providers/sepay/provider-id"
import { toReason } from "../../sepay/log-text"
import { followOwed, replaceOutdatedNumber } from "../owed/follow-owed"
import { announcePaymentAttention, describeReceivable } from "./announce-payment-attention"
import { describeFailure } from "./describe-failure"
import { loadSettlementState } from "./load-settlement-state"
import { refundCanceled } from "./refund-canceled"
import { repairCompletion } from "./repair/repair-completion"

/** A process that dies while settling leaves the receivable to the others after this time. */
const LEASE_SECONDS = 15
const LEASE_RENEWAL_MILLISECONDS = 5_000
/** Repair, another amount, a new session, and then the capture: none of them is needed twice in one attempt. */
const MAXIMUM_PREPARATIONS = 3

const CANCELED =
  "The order was cancelled while its money was being captured, and it could not be refunded. Check the payment again, which " +
  "tries it once more, or transfer the money back to the payer."

/**
 * - `settled`: captured in Medusa now or before;
 * - `postponed`: it did not work, and is tried again;
 * - `rest_awaited`: another amount is owed than was asked for, and what has arrived is not enough, or nothing is owed;
 * - `attention`: a person has to look;
 * - `nothing_to_do`: not due, or another process is at it.
 */
export type SettlementOutcome = "settled" | "postponed" | "rest_awaited" | "attention" | "nothing_to_do"

/** A payment whose money is captured. */
export interface SettledPayment {
  /** The ledger's receivable. */
  receivable_id: string
  payment_collection_id: string
  /** The session that is captured. */
  payment_session_id: string
  /** `null`: the payment collection has no order. */
  order_id: string | null
  /** Whole VND. */
  amount_vnd: number
}

/** What an attempt to settle came to. */
export interface Settlement {
  outcome: SettlementOutcome
  /** What this attempt settled. `null` when another one had noted it before, and when all of it is refunded. */
  paid: SettledPayment | null
}

/**
 * Turns a fully received receivable into a captured Medusa payment, and into an order where there is none yet. Safe to
 * call at any time, any number of times, from any process: the lease, Medusa's unique keys and the ledger's constraints
 * make it so, whoever calls it.
 */
export async function settleReceivable(container: MedusaContainer, receivableId: string): Promise<Settlement> {
  return traced(
    "sepay.settle",
    { receivable_id: receivableId },
    () => settleUnderLease(container, receivableId),
    ({ outcome }) => ({ outcome })
  )
}

async function settleUnderLease(container: MedusaContainer, receivableId: string): Promise<Settlement> {
  const sepay = container.resolve<SepayModuleService>(SEPAY_MODULE)
  const receivable = await sepay.settlement.claimSettlement(receivableId, LEASE_SECONDS)
  if (!receivable) {
    return unpaid("nothing_to_do")
  }
  const renewal = setInterval(() => {
    // A lost renewal only means that another process may look sooner; Medusa's own lock and unique keys still hold.
    sepay.settlement.renewSettlement(receivableId, LEASE_SECONDS).catch(() => undefined)
  }, LEASE_RENEWAL_MILLISECONDS)
  try {
    return await settleClaimed(container, sepay, receivable)
  } catch (error) {
    return postpone(container, sepay, receivable, toReason(error))
  } finally {
    clearInterval(renewal)
  }
}

async function settleClaimed(
  container: MedusaContainer,
  sepay: SepayModuleService,
  claimed: Receivable
): Promise<Settlement> {
  const { decision: before, isRepaired, receivable } = await prepare(container, claimed)
  if (before.action === "rest_awaited") {
    return awaitRest(container, sepay, receivable)
  }
  if (before.action === "settled") {
    await announce(container, before.sessionId)
    return conclude(container, receivable, isRepaired, null)
  }
  if (before.action === "ask") {
    return ask(container, sepay, receivable, before.reason)
  }
  if (before.action !== "capture") {
    return before.action === "refund"
      ? conclude(container, receivable, isRepaired, null)
      : postpone(container, sepay, receivable, "Its session, amount or order could not be put right in one attempt.")
  }
  const failure = await completeAndCapture(container, receivable, before, isRepaired)
  return conclude(container, receivable, isRepaired, failure)
}

/**
 * Notes how an attempt ended. Medusa's workflows can resolve without having captured anything, and an order can be cancelled or
 * changed meanwhile: only what Medusa says afterwards counts.
 *
 * @param failure what Medusa's workflow failed with, if it did.
 */
async function conclude(
  container: MedusaContainer,
  receivable: Receivable,
  isRepaired: boolean,
  failure: string | null
): Promise<Settlement> {
  const sepay = container.resolve<SepayModuleService>(SEPAY_MODULE)
  const state = await loadSettlementState(container, receivable, isRepaired)
  const after = decideSettlement(state)
  if (after.action === "settled") {
    const settlement = await recordSettled(container, receivable, { ...after, orderId: state.orderId })
    if (settlement) {
      return settlement
    }
  }
  if (after.action === "settled" || after.action === "refund") {
    // Cancelled while it was captured, or in the moment between the look and the note.
    await refundCanceled(container, [receivable.paymentCollectionId])
    const refunded = decideSettlement(await loadSettlementState(container, receivable, isRepaired))
    const settlement =
      refunded.action === "settled"
        ? await recordSettled(container, receivable, { ...refunded, isRefunded: true, orderId: state.orderId })
        : null
    return settlement ?? ask(container, sepay, receivable, `${CANCELED} ${failure ?? ""}`.trim())
  }
  if (after.action === "ask") {
    return ask(container, sepay, receivable, `${after.reason} ${failure ?? ""}`.trim())
  }
  // A cart's total is compared when it is completed: it may be another one than what was asked for.
  const followed = await follow(container, receivable)
  if (followed.action === "rest_awaited") {
    return awaitRest(container, sepay, receivable)
  }
  return followed.action === "ask"
    ? ask(container, sepay, receivable, followed.reason)
    : postpone(container, sepay, receivable, failure ?? "Medusa did not capture the payment, and gave no reason. See the log above.")
}

/** What was prepared: what is to be done now, or that the money is not enough for what is owed by now. */
type Prepared = SettlementDecision | { action: "rest_awaited" }

/** Does what has to be done before the money can be captured, and says what is to be done then. */
async function prepare(
  container: MedusaContainer,
  claimed: Receivable
): Promise<{ decision: Prepared; isRepaired: boolean; receivable: Receivable }> {
  let receivable = claimed
  let isRepaired = false
  let decision = decideSettlement(await loadSettlementState(container, receivable, isRepaired))
  for (let step = 0; step < MAXIMUM_PREPARATIONS; step += 1) {
    if (decision.action === "repair") {
      await repairCompletion(container, receivable, decision.cartId)
      isRepaired = true
    } else if (decision.action === "attach") {
      receivable = await attachSession(container, receivable)
    } else if (decision.action === "follow") {
      const followed = await follow(container, receivable)
      if (followed.action !== "again") {
        return { decision: followed, isRepaired, receivable }
      }
      receivable = followed.receivable
    } else {
      break
    }
    decision = decideSettlement(await loadSettlementState(container, receivable, isRepaired))
  }
  return { decision, isRepaired, receivable }
}

/** Lets what is asked for follow what is owed, and says whether the money is still enough. */
async function follow(
  container: MedusaContainer,
  { paymentCollectionId, receivedVnd }: Receivable
): Promise<{ action: "again"; receivable: Receivable } | { action: "rest_awaited" } | { action: "ask"; reason: string }> {
  const followed = await followOwed(container, paymentCollectionId, true)
  if (followed.outcome === "refused") {
    return { action: "ask", reason: `${followed.problem} ${receivedVnd} ₫ have arrived. Return them to the payer.` }
  }
  const receivable = await container
    .resolve<SepayModuleService>(SEPAY_MODULE)
    .owed.findReceivableOfCollection(paymentCollectionId)
  return receivable?.settlementStatus === "due" ? { action: "again", receivable } : { action: "rest_awaited" }
}

/**
 * Makes a session on a collection that lost it after its money had come. It asks SePay for nothing: everything is paid.
 * Sessions of other providers, which nobody paid, are replaced as a shopper's choice would.
 *
 * @returns the receivable as it is with the new session, which can be over another amount.
 */
async function attachSession(container: MedusaContainer, receivable: Receivable): Promise<Receivable> {
  await createPaymentSessionsWorkflow(container).run({
    input: {
      payment_collection_id: receivable.paymentCollectionId,
      provider_id: receivable.providerId ?? DEFAULT_PROVIDER_ID,
    },
  })
  const sepay = container.resolve<SepayModuleService>(SEPAY_MODULE)
  return (await sepay.owed.findReceivableOfCollection(receivable.paymentCollectionId)) ?? receivable
}

/**
 * Captures a session, after the order was placed where there is none. Completing a cart lets Medusa choose the session: where
 * there are several, it can be another one than ours, which then is the captured one. @returns why it failed.
 */
async function completeAndCapture(
  container: MedusaContainer,
  receivable: Receivable,
  { sessionId, cartIdToComplete }: Extract<SettlementDecision, { action: "capture" }>,
  isRepaired: boolean
): Promise<string | null> {
  if (cartIdToComplete === null) {
    return capture(container, sessionId)
  }
  if (receivable.captureSessionId === sessionId) {
    await dropOtherSessions(container, receivable, sessionId)
  }
  const failure = await completeCart(container, cartIdToComplete)
  if (failure !== null) {
    return failure
  }
  const decision = decideSettlement(await loadSettlementState(container, receivable, isRepaired))
  const isCapturable = decision.action === "settled" || decision.action === "capture"
  return isCapturable && decision.sessionId !== null ? capture(container, decision.sessionId) : null
}

/**
 * Drops the sessions beside the one that has the right to be captured. Medusa would choose one of them to complete the cart
 * with, which is refused every time: nothing can ever be captured for them.
 */
async function dropOtherSessions(container: MedusaContainer, receivable: Receivable, keptSessionId: string): Promise<void> {
  const { sessions, payments } = await loadSettlementState(container, receivable, false)
  for (const { id } of sessions) {
    if (id !== keptSessionId && !payments.some(({ sessionId }) => sessionId === id)) {
      await container.resolve(Modules.PAYMENT).deletePaymentSession(id)
    }
  }
}

/**
 * What somebody else captured, or an attempt that a crash ended: a shopper who completes a paid cart captures the payment
 * without Medusa's event `payment.captured`, on which a store says thank you, and a crash right after the capture leaves
 * the order without its transaction. Capturing once more adds what is missing, and sends the event.
 */
async function announce(container: MedusaContainer, sessionId: string | null): Promise<void> {
  if (sessionId !== null) {
    await capture(container, sessionId)
  }
}

/** Places the order; completing a cart that is completed already changes nothing. @returns why it failed. */
async function completeCart(container: MedusaContainer, cartId: string): Promise<string | null> {
  const { errors } = await completeCartWorkflow(container).run({ input: { id: cartId }, throwOnError: false })
  return describeFailure(errors)
}

/**
 * Lets Medusa capture. Without an amount: it captures the session's own, also one with fractions of a đồng. Capturing what
 * is captured changes nothing and still announces it. @returns why it failed.
 */
async function capture(container: MedusaContainer, sessionId: string): Promise<string | null> {
  const { errors } = await processPaymentWorkflow(container).run({
    input: { action: "captured", data: { session_id: sessionId } as { session_id: string; amount: number } },
    throwOnError: false,
  })
  return describeFailure(errors)
}

/** The payer is asked for the rest, where there is one and a number can be opened; else a person is. */
async function awaitRest(
  container: MedusaContainer,
  sepay: SepayModuleService,
  { id }: Receivable
): Promise<Settlement> {
  await sepay.settlement.releaseSettlement(id)
  await replaceOutdatedNumber(container, id)
  await sepay.vaOrders.flagPart(id)
  return unpaid("rest_awaited")
}

/** @returns `null` when the order was cancelled meanwhile, and nothing is noted. */
async function recordSettled(
  container: MedusaContainer,
  receivable: Receivable,
  { sessionId, isRefunded, orderId }: { sessionId: string | null; isRefunded: boolean; orderId: string | null }
): Promise<Settlement | null> {
  const recorded = await container.resolve<SepayModuleService>(SEPAY_MODULE).settlement.recordSettled(receivable.id, isRefunded)
  if (recorded === "canceled") {
    return null
  }
  const fields = { ...describeReceivable(receivable), amount_vnd: receivable.amountVnd }
  container.resolve(ContainerRegistrationKeys.LOGGER).info(logLine("payment captured", fields))
  if (recorded === "settled_before" || isRefunded) {
    return unpaid("settled")
  }
  const paid: SettledPayment = {
    receivable_id: receivable.id,
    payment_collection_id: receivable.paymentCollectionId,
    payment_session_id: sessionId ?? receivable.paymentSessionId,
    order_id: orderId,
    amount_vnd: receivable.amountVnd,
  }
  return { outcome: "settled", paid }
}

/** An outcome that tells the store of no payment. */
function unpaid(outcome: SettlementOutcome): Settlement {
  return { outcome, paid: null }
}

async function postpone(
  container: MedusaContainer,
  sepay: SepayModuleService,
  receivable: Receivable,
  reason: string
): Promise<Settlement> {
  await sepay.settlement.recordSettlementFailure(receivable, reason)
  container
    .resolve(ContainerRegistrationKeys.LOGGER)
    .warn(logLine(`payment not captured yet: ${reason}`, describeReceivable(receivable)))
  return unpaid("postponed")
}

async function ask(
  container: MedusaContainer,
  sepay: SepayModuleService,
  receivable: Receivable,
  reason: string
): Promise<Settlement> {
  await sepay.settlement.recordSettlementAttention(receivable.id, reason)
  await announcePaymentAttention(container, receivable, reason)
  return unpaid("attention")
}
