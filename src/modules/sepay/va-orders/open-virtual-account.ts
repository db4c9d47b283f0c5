import { setTimeout as sleep } from "node:timers/promises"
import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import { MedusaError } from "@medusajs/framework/utils"
import { createOrAdoptOrder } from "../../../sepay/api/create-or-adopt-order"
import { SepayError } from "../../../sepay/api/errors"
import type { CallOptions, CallPriority } from "../../../sepay/api/sepay-api"
import { createOrderCode } from "../../../sepay/order-code"
import type { AskForBankAccount, BankAccountQuestion } from "../bank-accounts/ask-for-bank-account"
import { type BankAccount, isIdOf } from "../bank-accounts/bank-account"
import { listUsableBankAccounts } from "../bank-accounts/bank-accounts"
import { bankFieldsOf } from "../bank-accounts/bank-fields"
import { chooseBankAccount } from "../bank-accounts/choose-bank-account"
import { syncBankAccounts } from "../bank-accounts/sync-bank-accounts"
import type { SepayContext } from "../context"
import type { Receivable } from "../owed/receivable"
import { lockReceivable } from "../owed/receivables"
import { loadSettings } from "../settings/settings"
import type { Sql } from "../sql"
import { traced } from "../tracing"
import { type Addition, addVirtualAccount } from "./add-virtual-account"
import { apiOf } from "./api-of"
import { closeVaOrdersOf } from "./close-va-orders"
import { decideOpen, type OpenDecision } from "./decide-open"
import { findOptions } from "./find-options"
import { findMissingMoney } from "./find-missing-money"
import { hearSepay } from "./hear-sepay"
import { countAllVaOrdersSince, countOpenedSince, findFirstVaOrderTime, findOpenVaOrder } from "./read-va-orders"
import { loadOpenQuestions } from "./reported-money"
import { takeOverReceivable } from "./take-over-receivable"
import { takeSepayWord } from "./take-sepay-word"
import type { VaOrder } from "./va-order"
import {
  abandonVaOrder,
  extendOpening,
  insertOpeningVaOrder,
  recordOpened,
  recordOpenFailure,
  recordOpenRefused,
} from "./va-orders"

/** How often a call looks whether another one has finished opening. */
const WAIT_MILLISECONDS = 100
/** After the deadline, how long an `opening` row stays somebody's before another call recovers it. */
const OPENING_GRACE_MILLISECONDS = 2_000
/** A fresh code each time: a second collision of 50 random bits is not a collision. */
const MAXIMUM_CODES = 2
/** How often a call looks whether the number before is closed: for two seconds, where somebody else is closing it. */
const MAXIMUM_CLOSES = 20
/** One that is lost is looked for once; after that the shopper tries again. */
const MAXIMUM_ADDITIONS = 2
/** A shorter time is of no use to somebody who has to open their banking app first. */
const SHORTEST_LIFE_SECONDS = 60
const HOUR_MILLISECONDS = 3_600_000
const MINUTE_MILLISECONDS = 60_000

type RefusalReason = Extract<OpenDecision, { action: "none" }>["reason"] | "too_late" | "closing"

type Step =
  | { kind: "ready"; vaOrder: VaOrder }
  | { kind: "refused"; reason: RefusalReason }
  | { kind: "wait" }
  | { kind: "again" }
  | { kind: "close_first" }
  | { kind: "fetch_accounts" }
  /** Outside of the receivable's lock: the money of a webhook waits for that. */
  | { kind: "ask_for_account"; question: BankAccountQuestion }
  /** `mayExist`: an earlier call for it was broken off, and SePay may have opened it. */
  | { kind: "call"; vaOrder: VaOrder; bankAccount: BankAccount; mayExist: boolean }
  | { kind: "add"; vaOrder: VaOrder; addition: Addition }

/** For whom a virtual account is opened. */
export interface OpenOptions {
  /** Whose call it is in SePay's rate limit. @default "shopper" */
  priority?: CallPriority
  /** `no_limit`: an admin wants the order to be paid, also beyond `unpaidOrderLimitSeconds`. */
  limit?: "unpaid_order_limit" | "no_limit"
  /** Asked once, when a new order can be opened on several accounts. @default the first one in the store's order */
  askForBankAccount?: AskForBankAccount | undefined
}

/**
 * Makes sure that a receivable has an open virtual account over what is still to be paid: the open one, another one on
 * SePay's order while that is open, or one on a new order.
 * At most one is open per receivable, however many calls ask at once.
 *
 * @param deadlineAt milliseconds since 1970 after which the caller has no use for an answer.
 * @throws MedusaError `not_allowed` when nothing is to be paid or too many were opened; `invalid_data` when no bank
 *   account can take the payment. SepayError when SePay did not open it: the row stays and the next call recovers it.
 */
export async function openVirtualAccount(
  context: SepayContext,
  receivableId: string,
  deadlineAt: number,
  { priority = "shopper", limit = "unpaid_order_limit", askForBankAccount }: OpenOptions = {}
): Promise<VaOrder> {
  return traced(
    "sepay.open_virtual_account",
    { receivable_id: receivableId },
    () => openUntil(context, receivableId, { deadlineAt, priority, limit, askForBankAccount }),
    ({ id, orderCode }) => ({ va_order_id: id, order_code: orderCode })
  )
}

interface OpenCall extends Required<Omit<OpenOptions, "askForBankAccount">>, Pick<OpenOptions, "askForBankAccount"> {
  deadlineAt: number
}

/** What this call has done already, and does not do again. */
interface Progress {
  mayFetchAccounts: boolean
  /** `undefined`: the store was not asked yet; `null`: it has no preference. */
  preferredAccountId: string | null | undefined
}

async function openUntil(context: SepayContext, receivableId: string, call: OpenCall): Promise<VaOrder> {
  const { deadlineAt } = call
  let codesLeft = MAXIMUM_CODES
  let additionsLeft = MAXIMUM_ADDITIONS
  let closesLeft = MAXIMUM_CLOSES
  const progress: Progress = {
    mayFetchAccounts: true,
    preferredAccountId: call.askForBankAccount === undefined ? null : undefined,
  }
  while (Date.now() < deadlineAt) {
    const step = await context.sql.transaction((transaction) =>
      prepare(context, transaction, receivableId, call, progress)
    )
    if (step.kind === "ready") {
      return step.vaOrder
    }
    if (step.kind === "refused") {
      throw refusal(step.reason)
    }
    if (step.kind === "again") {
      continue
    }
    if (step.kind === "wait") {
      await sleep(WAIT_MILLISECONDS)
    } else if (step.kind === "close_first") {
      const isRefused = await closeFirst(context, receivableId, call, closesLeft > 0)
      closesLeft = isRefused ? 0 : closesLeft - 1
    } else if (step.kind === "fetch_accounts") {
      progress.mayFetchAccounts = false
      await syncBankAccounts(context, { deadlineAt, priority: call.priority })
    } else if (step.kind === "ask_for_account") {
      progress.preferredAccountId = (await call.askForBankAccount?.(step.question)) ?? null
    } else if (step.kind === "add") {
      additionsLeft -= 1
      await addVirtualAccount(context, step.vaOrder, step.addition, call, additionsLeft > 0)
    } else {
      codesLeft -= 1
      await callSepay(context, step, call, codesLeft > 0)
    }
  }
  throw new SepayError({
    operation: "createOrder",
    kind: "unavailable",
    message: "Opening the virtual account took too long. Please try again.",
    retryable: true,
    outcomeUnknown: true,
  })
}

/**
 * Closes the number before.
 *
 * @returns whether SePay refused: it is asked again later, and for how long that is waited for is decided anew.
 * @throws MedusaError `not_allowed` when SePay does not close it now.
 */
async function closeFirst(
  context: SepayContext,
  receivableId: string,
  { priority }: OpenCall,
  mayWait: boolean
): Promise<boolean> {
  const { closed, postponed } = await closeVaOrdersOf(context, receivableId, priority)
  if (closed + postponed === 0) {
    if (!mayWait) {
      throw refusal("closing")
    }
    // Another process is closing it, or SePay refused a while ago.
    await sleep(WAIT_MILLISECONDS)
  }
  return postponed > 0
}

/** Decides under the receivable's lock what to do, and writes it down before SePay hears of it. */
async function prepare(
  context: SepayContext,
  transaction: Knex.Transaction,
  receivableId: string,
  { deadlineAt, limit }: OpenCall,
  progress: Progress
): Promise<Step> {
  const locked = await lockReceivable(transaction, receivableId)
  if (!locked) {
    throw new MedusaError(MedusaError.Types.NOT_FOUND, `There is no SePay receivable ${receivableId}.`)
  }
  const receivable = await takeOverReceivable(transaction, context.environment, locked)
  const current = await findOpenVaOrder(transaction, receivableId)
  const promisedSeconds = await loadDuration(context, transaction, receivable)
  const leftSeconds = limit === "no_limit" ? null : await secondsUntilLimit(context, transaction, receivable)
  if (leftSeconds !== null && leftSeconds < SHORTEST_LIFE_SECONDS) {
    return { kind: "refused", reason: "too_late" }
  }
  const durationSeconds = Math.min(promisedSeconds, leftSeconds ?? promisedSeconds)
  const decision = decideOpen(
    {
      amountVnd: receivable.amountVnd,
      receivedVnd: receivable.receivedVnd,
      isCanceled: receivable.canceledAt !== null,
      isSettled: receivable.settlementStatus === "settled",
      ...(await loadOpenQuestions(transaction, receivableId)),
      durationSeconds,
    },
    current && { ...current, isKnownToSepay: current.sepayOrderId !== null },
    new Date()
  )
  if (decision.action === "none") {
    return { kind: "refused", reason: decision.reason }
  }
  if (decision.action === "open") {
    return prepareNew(context, transaction, receivable, { ...decision, durationSeconds }, deadlineAt, progress)
  }
  if (decision.action === "close_first") {
    return { kind: "close_first" }
  }
  if (!current) {
    throw new MedusaError(MedusaError.Types.UNEXPECTED_STATE, `Receivable ${receivableId} has no VA order to ${decision.action}.`)
  }
  if (decision.action === "reuse") {
    return { kind: "ready", vaOrder: current }
  }
  if (decision.action === "wait") {
    return { kind: "wait" }
  }
  if (decision.action === "abandon") {
    await abandonVaOrder(transaction, current.id, decision.reason)
    return { kind: "again" }
  }
  await extendOpening(transaction, current.id, new Date(deadlineAt + OPENING_GRACE_MILLISECONDS))
  if (decision.action === "add") {
    await refuseTooMany(context, transaction, receivableId)
    const addition = {
      amountVnd: decision.amountVnd,
      durationSeconds,
      mayExist: current.openingUntil !== null,
    }
    return { kind: "add", vaOrder: current, addition }
  }
  const accounts = await listUsableBankAccounts(transaction, context.environment)
  const bankAccount = accounts.find((account) => account.id === current.bankAccountId)
  if (!bankAccount) {
    await abandonVaOrder(transaction, current.id, "open_failed")
    return { kind: "wait" }
  }
  return { kind: "call", vaOrder: current, bankAccount, mayExist: true }
}

async function prepareNew(
  context: SepayContext,
  transaction: Knex.Transaction,
  receivable: Receivable,
  decision: Extract<OpenDecision, { action: "open" }> & { durationSeconds: number },
  deadlineAt: number,
  { mayFetchAccounts, preferredAccountId }: Progress
): Promise<Step> {
  const { options, environment } = context
  const usable = await listUsableBankAccounts(transaction, environment)
  // Until they are fetched again after an upgrade, they have the ids of the other API generation.
  const accounts = usable.filter(({ sepayId }) => isIdOf(options.apiVersion, sepayId))
  if (accounts.length === 0 && mayFetchAccounts) {
    return { kind: "fetch_accounts" }
  }
  await refuseTooMany(context, transaction, receivable.id)
  const requested = {
    amountVnd: decision.amountVnd,
    orderCode: createOrderCode({ prefix: options.orderCodePrefix }),
    durationSeconds: decision.durationSeconds,
  }
  const choice = chooseBankAccount(accounts, requested, options.apiVersion, preferredAccountId)
  if (choice.bankAccount === null) {
    throw new MedusaError(MedusaError.Types.INVALID_DATA, choice.problem)
  }
  if (preferredAccountId === undefined && choice.candidates.length > 1) {
    const { id, paymentCollectionId, paymentSessionId } = receivable
    const { candidates } = choice
    const question = { receivableId: id, paymentCollectionId, paymentSessionId, amountVnd: requested.amountVnd, candidates, deadlineAt }
    return { kind: "ask_for_account", question }
  }
  const vaOrder = await insertOpeningVaOrder(transaction, environment, {
    ...requested,
    receivableId: receivable.id,
    bankAccount: choice.bankAccount,
    apiVersion: options.apiVersion,
    openingUntil: new Date(deadlineAt + OPENING_GRACE_MILLISECONDS),
    cancelUnpaidAt: cancelTime(context, receivable, requested.durationSeconds),
  })
  return { kind: "call", vaOrder, bankAccount: choice.bankAccount, mayExist: false }
}

/** What admins set goes before the plugin's options. */
async function loadDuration({ options, environment }: SepayContext, sql: Sql, { flow }: Receivable): Promise<number> {
  const { vaDurationSeconds } = await loadSettings({ sql, environment })
  const fromOptions = { order_first: options.vaDurationSeconds.orderFirst, pay_first: options.vaDurationSeconds.payFirst }
  return vaDurationSeconds[flow] ?? fromOptions[flow]
}

/**
 * How long an unpaid order may still hold its stock, in whole seconds. `null`: without a limit, because a part was paid, no
 * order waits for the money, or it is the first number.
 */
async function secondsUntilLimit({ options }: SepayContext, sql: Sql, receivable: Receivable): Promise<number | null> {
  const limitSeconds = options.unpaidOrderLimitSeconds
  if (limitSeconds === null || options.cancelUnpaidAfterSeconds === null) {
    return null
  }
  if (receivable.flow !== "order_first" || receivable.receivedVnd > 0) {
    return null
  }
  const firstAt = await findFirstVaOrderTime(sql, receivable.id)
  return firstAt && limitSeconds - Math.floor((Date.now() - firstAt.getTime()) / 1_000)
}

/** The clock of an unpaid order never stops: should opening fail, or nobody note its expiry, the order is looked at then. */
function cancelTime({ options }: SepayContext, { flow }: Receivable, durationSeconds: number): Date | null {
  const { cancelUnpaidAfterSeconds } = options
  return flow === "order_first" && cancelUnpaidAfterSeconds !== null
    ? new Date(Date.now() + (durationSeconds + cancelUnpaidAfterSeconds) * 1_000)
    : null
}

/** Shoppers are anonymous and carts cost nothing: neither one payment nor all of them may spend SePay's calls without end. */
async function refuseTooMany(
  { options, environment }: SepayContext,
  transaction: Knex.Transaction,
  receivableId: string
): Promise<void> {
  const opened = await countOpenedSince(transaction, receivableId, new Date(Date.now() - HOUR_MILLISECONDS))
  if (opened >= options.maximumVaOrdersPerHour) {
    throw new MedusaError(
      MedusaError.Types.NOT_ALLOWED,
      `This payment has opened ${opened} virtual accounts within an hour. Please try again later.`
    )
  }
  const openedByAll = await countAllVaOrdersSince(transaction, environment, new Date(Date.now() - MINUTE_MILLISECONDS))
  if (openedByAll >= options.maximumVaOrdersPerMinute) {
    throw new MedusaError(
      MedusaError.Types.NOT_ALLOWED,
      "Many payments are being prepared at the moment. Please try again in a minute."
    )
  }
}

/** Opens the order at SePay, or finds it there, and writes the answer down. */
async function callSepay(
  context: SepayContext,
  { vaOrder, bankAccount, mayExist }: Extract<Step, { kind: "call" }>,
  { deadlineAt, priority }: OpenCall,
  mayTryAnotherCode: boolean
): Promise<void> {
  try {
    const { order, adopted } = await createOrAdoptOrder(
      apiOf(context, vaOrder, "createOrder"),
      vaOrder.sepayBankAccountId,
      {
        amountVnd: vaOrder.amountVnd,
        orderCode: vaOrder.orderCode,
        durationSeconds: vaOrder.durationSeconds,
        ...bankFieldsOf(bankAccount),
      },
      findOptions(vaOrder, deadlineAt, priority)
    )
    const opened = {
      sepayOrderId: order.id,
      vaNumber: order.vaNumber,
      accountHolderName: order.vaHolderName ?? order.accountHolderName,
      amountVnd: vaOrder.amountVnd,
      durationSeconds: vaOrder.durationSeconds,
      expiresAt: order.expiresAt,
    }
    await context.sql.transaction((transaction) => recordOpened(transaction, context.environment, vaOrder, opened))
    if (adopted && order.status !== "Pending") {
      await takeWordOfAdopted(context, { ...vaOrder, sepayOrderId: order.id }, { deadlineAt, priority })
    }
  } catch (error) {
    if (!(error instanceof SepayError)) {
      throw error
    }
    // A refusal now says nothing of what an earlier call has opened: that is looked for when the row is closed.
    const isUnknown = error.outcomeUnknown || (mayExist && error.kind !== "duplicate")
    const record = isUnknown ? recordOpenFailure : recordOpenRefused
    await record(context.sql, vaOrder.id, error.message)
    if (error.kind !== "duplicate" || !mayTryAnotherCode) {
      throw error
    }
  }
}

/** An order that an earlier, lost call has opened can be paid, or cancelled in SePay's dashboard: the caller looks at it anew. */
async function takeWordOfAdopted(context: SepayContext, vaOrder: VaOrder, call: CallOptions): Promise<void> {
  const { decision } = await hearSepay(context, vaOrder, "give_out_number", call)
  await takeSepayWord(context, vaOrder, decision)
  if (decision.action === "find_money") {
    await findMissingMoney(context, vaOrder.receivableId, call)
  }
}

const REFUSALS: Readonly<Record<RefusalReason, string>> = {
  paid: "This payment is already paid: there is nothing left to transfer.",
  canceled: "This order was cancelled: nothing is to be transferred.",
  too_late: "This order was not paid in time, and is being cancelled. Please order again or contact the store.",
  reported:
    "The bank reports a transfer for this payment, and the store is recording it. Please do not transfer again: look again in " +
    "a few minutes, or ask the store.",
  closing: "The account number before is still being closed at the bank. Please try again in a minute.",
}

function refusal(reason: RefusalReason): MedusaError {
  return new MedusaError(MedusaError.Types.NOT_ALLOWED, REFUSALS[reason])
}
