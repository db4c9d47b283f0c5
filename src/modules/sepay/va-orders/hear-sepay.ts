import { MedusaError } from "@medusajs/framework/utils"
import { SepayError } from "../../../sepay/api/errors"
import type { ApiOrder, CallOptions } from "../../../sepay/api/sepay-api"
import type { SepayContext } from "../context"
import { apiOf } from "./api-of"
import {
  countedVnd,
  decideSepayWord,
  type OrderWord,
  type SepayQuestion,
  type SepayWordDecision,
  toSepayWord,
} from "./decide-sepay-word"
import { findRecordedVnd, recordKnownToSepay, recordReportedPaid } from "./reported-money"
import type { VaOrder } from "./va-order"

/** What has to be known of a VA order to ask SePay about it. */
export type AskableVaOrder = Pick<VaOrder, "id" | "apiVersion" | "sepayBankAccountId" | "sepayOrderId" | "amountVnd" | "unknownToSepayAt">

/** What SePay said of an order, and what follows. */
export interface Heard {
  decision: SepayWordDecision
  /** `null` when SePay does not know it, or could not be asked. */
  order: ApiOrder | null
  /** Why there is no order. */
  problem: SepayError | null
}

/**
 * Asks SePay about an order, and writes its answer down: how much it has counted, and whether it knows the order. Nothing else
 * asks but `hearFromLists`, which asks about many at once, so that SePay's word is never ignored.
 */
export async function hearSepay(
  context: SepayContext,
  vaOrder: AskableVaOrder,
  question: SepayQuestion,
  call: CallOptions
): Promise<Heard> {
  const { id, sepayBankAccountId, sepayOrderId } = vaOrder
  if (sepayOrderId === null) {
    throw new MedusaError(MedusaError.Types.UNEXPECTED_STATE, `VA order ${id} has no order at SePay.`)
  }
  try {
    const order = await apiOf(context, vaOrder, "getOrder").getOrder(sepayBankAccountId, sepayOrderId, call)
    const decision = await writeSepayWord(context, vaOrder, question, toSepayWord(order, new Date()))
    return { decision, order, problem: null }
  } catch (error) {
    if (!(error instanceof SepayError)) {
      throw error
    }
    const isUnknown = error.kind === "not_found"
    if (isUnknown) {
      await recordKnownToSepay(context.sql, id, false)
    }
    const word = { kind: isUnknown ? "unknown" : "unreachable" } as const
    return { decision: decideSepayWord({ question, word, amountVnd: vaOrder.amountVnd, recordedVnd: 0 }), order: null, problem: error }
  }
}

/** Writes down what SePay said of an order that it knows, and decides what follows. */
export async function writeSepayWord(
  { sql }: SepayContext,
  { id, amountVnd, unknownToSepayAt }: AskableVaOrder,
  question: SepayQuestion,
  word: OrderWord
): Promise<SepayWordDecision> {
  await recordReportedPaid(sql, id, countedVnd(word, amountVnd))
  if (unknownToSepayAt !== null) {
    await recordKnownToSepay(sql, id, true)
  }
  return decideSepayWord({ question, word, amountVnd, recordedVnd: await findRecordedVnd(sql, id) })
}
