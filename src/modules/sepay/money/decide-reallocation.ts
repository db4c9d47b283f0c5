import { type ReceivedInput, remainingVnd } from "../owed/received"
import type { AllocationKind, NewAllocation } from "./decide-allocations"

/** What a transaction's allocations come to, summed over rows that say the same. */
export interface AllocatedPart {
  kind: AllocationKind
  amountVnd: number
  receivableId: string | null
  vaOrderId: string | null
  needsAttention: boolean
}

/** Either the rows to add to a transaction's allocations, which sum up to nothing, or why it cannot be done. */
export type Reallocation = { rows: NewAllocation[]; problem: null } | { rows: null; problem: string }

/** Money that pays nothing, in the order in which it is taken. */
const OPEN_KINDS: readonly AllocationKind[] = ["unmatched", "late", "surplus"]
/** What was ignored can be thought over. */
const FREE_KINDS: readonly AllocationKind[] = [...OPEN_KINDS, "ignored"]

/** A receivable that a transaction's money is to pay. */
export interface MatchTarget extends ReceivedInput {
  receivableId: string
  isCanceled: boolean
  isSettled: boolean
}

/**
 * An admin says which payment a transaction is for: its free money pays what the payment still wants, and what is left
 * over stays, as surplus where it was nobody's. Pure.
 */
export function matchToReceivable(
  parts: readonly AllocatedPart[],
  target: MatchTarget,
  reason: string
): Reallocation {
  if (target.isCanceled) {
    return refuse("The order was cancelled: nothing is wanted for it. Return the money to the payer.")
  }
  const wantedVnd = target.isSettled ? 0 : remainingVnd(target)
  if (wantedVnd === 0) {
    return refuse("The payment is paid already: nothing is wanted for it.")
  }
  const free = partsOf(parts, FREE_KINDS)
  const freeVnd = sum(free)
  if (freeVnd === 0) {
    return refuse("Nothing of this transaction is free: all of its money is used or returned.")
  }
  const appliedVnd = Math.min(freeVnd, wantedVnd)
  const { receivableId } = target
  const rows = [...take(free, appliedVnd, reason), row("applied", appliedVnd, { receivableId, vaOrderId: null }, false, reason)]
  // What is left of money that was nobody's has an owner now: it came with this payment.
  const leftOver = free.filter(({ kind }) => kind === "unmatched")
  const leftVnd = Math.max(0, sum(leftOver) - appliedVnd)
  if (leftVnd > 0) {
    const taken = take(skip(leftOver, appliedVnd), leftVnd, reason)
    rows.push(...taken, row("surplus", leftVnd, { receivableId, vaOrderId: null }, true, `Left over: ${reason}`))
  }
  return { rows, problem: null }
}

/**
 * An admin says that a transaction's money, or a part of it, went back to the payer. Free money goes first; money that was
 * applied to a payment follows only as far as `takeableVnd` allows (a captured payment is refunded in Medusa instead).
 * Pure.
 *
 * @param amountVnd `null`: everything that is not used.
 */
export function returnToPayer(
  parts: readonly AllocatedPart[],
  amountVnd: number | null,
  takeableVnd: ReadonlyMap<string, number>,
  reason: string
): Reallocation {
  const free = partsOf(parts, FREE_KINDS)
  const candidates = [...free, ...limitApplied(parts, takeableVnd)]
  const availableVnd = sum(candidates)
  if (availableVnd === 0) {
    return refuse("Nothing of this transaction is there to return: refund the payment in the order instead.")
  }
  const returnedVnd = amountVnd ?? availableVnd
  if (!Number.isInteger(returnedVnd) || returnedVnd < 1 || returnedVnd > availableVnd) {
    return refuse(`Between 1 and ${availableVnd} ₫ of this transaction can be returned, not ${returnedVnd} ₫.`)
  }
  const [first] = candidates
  const owner = { receivableId: first?.receivableId ?? null, vaOrderId: first?.vaOrderId ?? null }
  return {
    rows: [...take(candidates, returnedVnd, reason), row("returned", returnedVnd, owner, false, reason)],
    problem: null,
  }
}

/** What of the applied parts may be taken. Several parts can have paid one payment: what it gives back, it gives back once. */
function limitApplied(parts: readonly AllocatedPart[], takeableVnd: ReadonlyMap<string, number>): AllocatedPart[] {
  const leftVnd = new Map(takeableVnd)
  return partsOf(parts, ["applied"]).flatMap((part) => {
    const leftOfPaymentVnd = part.receivableId === null ? 0 : (leftVnd.get(part.receivableId) ?? 0)
    const limitedVnd = Math.min(part.amountVnd, leftOfPaymentVnd)
    if (part.receivableId === null || limitedVnd <= 0) {
      return []
    }
    leftVnd.set(part.receivableId, leftOfPaymentVnd - limitedVnd)
    return [{ ...part, amountVnd: limitedVnd }]
  })
}

/**
 * An admin says that a transaction's free money is nothing to act on, or that an outgoing transfer, which proves no return, is
 * none. Pure.
 */
export function ignoreMoney(parts: readonly AllocatedPart[], reason: string): Reallocation {
  const unproven = partsOf(parts, ["ignored"]).filter(({ needsAttention }) => needsAttention)
  const free = [...partsOf(parts, OPEN_KINDS), ...unproven]
  const freeVnd = sum(free)
  if (freeVnd === 0) {
    return refuse("Nothing of this transaction is free: all of its money is used, returned or ignored.")
  }
  return {
    rows: [
      ...take(free, freeVnd, reason),
      row("ignored", freeVnd, { receivableId: null, vaOrderId: null }, false, reason),
    ],
    problem: null,
  }
}

/** What a transaction's money is for when rows were added to its allocations; negative where they take more than there is. */
export function addRows(parts: readonly AllocatedPart[], rows: readonly AllocatedPart[]): AllocatedPart[] {
  const sums = new Map<string, AllocatedPart>()
  for (const { kind, amountVnd, receivableId, vaOrderId, needsAttention } of [...parts, ...rows]) {
    const key = [kind, receivableId, vaOrderId, needsAttention].join(" ")
    const sumVnd = (sums.get(key)?.amountVnd ?? 0) + amountVnd
    sums.set(key, { kind, amountVnd: sumVnd, receivableId, vaOrderId, needsAttention })
  }
  return [...sums.values()].filter((part) => part.amountVnd !== 0)
}

/** The parts of some kinds, in the order of these kinds. */
function partsOf(parts: readonly AllocatedPart[], kinds: readonly AllocationKind[]): AllocatedPart[] {
  return kinds.flatMap((kind) => parts.filter((part) => part.kind === kind && part.amountVnd > 0))
}

/** Rows that take an amount back out of parts, the first part first. */
function take(parts: readonly AllocatedPart[], amountVnd: number, reason: string): NewAllocation[] {
  let leftVnd = amountVnd
  return parts.flatMap((part) => {
    const takenVnd = Math.min(part.amountVnd, leftVnd)
    leftVnd -= takenVnd
    return takenVnd > 0 ? [row(part.kind, -takenVnd, part, part.needsAttention, reason)] : []
  })
}

/** The parts that are left when an amount is taken from the first ones. */
function skip(parts: readonly AllocatedPart[], amountVnd: number): AllocatedPart[] {
  let leftVnd = amountVnd
  return parts.flatMap((part) => {
    const skippedVnd = Math.min(part.amountVnd, leftVnd)
    leftVnd -= skippedVnd
    return part.amountVnd > skippedVnd ? [{ ...part, amountVnd: part.amountVnd - skippedVnd }] : []
  })
}

function row(
  kind: AllocationKind,
  amountVnd: number,
  owner: Pick<AllocatedPart, "receivableId" | "vaOrderId">,
  needsAttention: boolean,
  reason: string
): NewAllocation {
  return { kind, amountVnd, receivableId: owner.receivableId, vaOrderId: owner.vaOrderId, needsAttention, reason }
}

function sum(parts: readonly { amountVnd: number }[]): number {
  return parts.reduce((total, part) => total + part.amountVnd, 0)
}

function refuse(problem: string): Reallocation {
  return { rows: null, problem }
}
