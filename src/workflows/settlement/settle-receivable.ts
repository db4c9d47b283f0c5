import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { completeCartWorkflow, processPaymentWorkflow } from "@medusajs/medusa/core-flows"
import { SEPAY_MODULE } from "../../modules/sepay"
import { decideSettlement } from "../../modules/sepay/decisions/settle"
import type { Receivable } from "../../modules/sepay/ledger/types"
import type SepayModuleService from "../../modules/sepay/service"
import { loadSettlementState } from "./load-settlement-state"

/** A process that dies while settling leaves the receivable to the others after this time. */
const LEASE_SECONDS = 30
const LEASE_RENEWAL_MILLISECONDS = 10_000

/**
 * - `settled`: captured in Medusa now or before;
 * - `postponed`: it did not work, and is tried again;
 * - `attention`: a person has to look;
 * - `nothing_to_do`: not due, or another process is at it.
 */
export type SettlementOutcome = "settled" | "postponed" | "attention" | "nothing_to_do"

/**
 * Turns a fully received receivable into a captured Medusa payment, and into an order where there is none yet. Safe to
 * call at any time, any number of times, from any process.
 */
export async function settleReceivable(container: MedusaContainer, receivableId: string): Promise<SettlementOutcome> {
  const ledger = container.resolve<SepayModuleService>(SEPAY_MODULE)
  const receivable = await ledger.claimSettlement(receivableId, LEASE_SECONDS)
  if (!receivable) {
    return "nothing_to_do"
  }
  const renewal = setInterval(() => {
    // A lost renewal only means that another process may look sooner; Medusa's own lock and unique keys still hold.
    ledger.renewSettlement(receivableId, LEASE_SECONDS).catch(() => undefined)
  }, LEASE_RENEWAL_MILLISECONDS)
  try {
    return await settleClaimed(container, ledger, receivable)
  } catch (error) {
    return postpone(container, ledger, receivable, error instanceof Error ? error.message : String(error))
  } finally {
    clearInterval(renewal)
  }
}

async function settleClaimed(
  container: MedusaContainer,
  ledger: SepayModuleService,
  receivable: Receivable
): Promise<SettlementOutcome> {
  const before = decideSettlement(await loadSettlementState(container, receivable))
  if (before.action === "settled") {
    await announce(container, receivable, before.sessionId)
    await ledger.recordSettled(receivable.id)
    return "settled"
  }
  if (before.action === "ask") {
    return ask(container, ledger, receivable, before.reason)
  }
  if (before.action === "wait") {
    return postpone(container, ledger, receivable, before.reason)
  }
  const failure =
    (before.cartIdToComplete === null ? null : await completeCart(container, before.cartIdToComplete)) ??
    (await capture(container, before.sessionId))
  // Medusa's workflows can resolve without having captured anything: only what Medusa says afterwards counts.
  const after = decideSettlement(await loadSettlementState(container, receivable))
  if (after.action === "settled") {
    await ledger.recordSettled(receivable.id)
    return "settled"
  }
  const reason = failure ?? "Medusa did not capture the payment, and gave no reason. See the log above."
  return after.action === "ask"
    ? ask(container, ledger, receivable, `${after.reason} ${failure ?? ""}`.trim())
    : postpone(container, ledger, receivable, reason)
}

/**
 * A shopper who completes a paid cart captures the payment without Medusa's event `payment.captured`, on which a store
 * says thank you. Capturing once more changes nothing and sends it.
 */
async function announce(container: MedusaContainer, receivable: Receivable, sessionId: string | null): Promise<void> {
  if (receivable.flow === "pay_first" && sessionId !== null) {
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

function describeFailure(errors: { error: unknown }[] | undefined): string | null {
  const [first] = errors ?? []
  if (!first) {
    return null
  }
  // The workflow engine hands over errors of steps as plain objects.
  const message = (first.error as { message?: unknown } | null)?.message
  return typeof message === "string" ? message : String(first.error)
}

async function postpone(
  container: MedusaContainer,
  ledger: SepayModuleService,
  receivable: Receivable,
  reason: string
): Promise<SettlementOutcome> {
  await ledger.recordSettlementFailure(receivable, reason)
  container
    .resolve(ContainerRegistrationKeys.LOGGER)
    .warn(
      `SePay: payment session ${receivable.paymentSessionId} is paid but not captured yet ` +
        `(attempt ${receivable.settlementAttempts}): ${reason}`
    )
  return "postponed"
}

async function ask(
  container: MedusaContainer,
  ledger: SepayModuleService,
  receivable: Receivable,
  reason: string
): Promise<SettlementOutcome> {
  await ledger.recordSettlementAttention(receivable.id, reason)
  container
    .resolve(ContainerRegistrationKeys.LOGGER)
    .error(
      `SePay: payment session ${receivable.paymentSessionId} (receivable ${receivable.id}) is paid and needs attention: ` +
        reason
    )
  return "attention"
}
