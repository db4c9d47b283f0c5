import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { createHook, createStep, createWorkflow, StepResponse, transform, WorkflowResponse } from "@medusajs/framework/workflows-sdk"
import {
  CHOOSE_BANK_ACCOUNT_HOOK,
  CHOOSE_BANK_ACCOUNT_WORKFLOW_ID,
  type ChooseSepayBankAccountInput,
} from "../../providers/sepay/ask-store-for-bank-account"

/** Where a payment comes from. Each is `null` where there is none (yet). */
export interface SepayPaymentOrigin {
  cart_id: string | null
  /** `null` in the flow `pay_first`: the payment places the order. */
  order_id: string | null
  sales_channel_id: string | null
}

const ORIGIN = `
  SELECT cart.id AS cart_id, placed.id AS order_id, COALESCE(placed.sales_channel_id, cart.sales_channel_id) AS sales_channel_id
    FROM payment_collection collection
    LEFT JOIN cart_payment_collection cart_link
           ON cart_link.payment_collection_id = collection.id AND cart_link.deleted_at IS NULL
    LEFT JOIN cart ON cart.id = cart_link.cart_id
    LEFT JOIN order_payment_collection order_link
           ON order_link.payment_collection_id = collection.id AND order_link.deleted_at IS NULL
    LEFT JOIN "order" placed ON placed.id = order_link.order_id
   WHERE collection.id = ?
   LIMIT 1`

/** What the hook is asked: which of the candidates, for which payment, from where. */
export type SepayBankAccountQuestion = ChooseSepayBankAccountInput & SepayPaymentOrigin

/** Finds the cart, the order and the sales channel of a payment. One statement: a shopper waits for it. */
export const findSepayPaymentOriginStep = createStep(
  "find-sepay-payment-origin",
  async ({ payment_collection_id }: ChooseSepayBankAccountInput, { container }) => {
    const sql = container.resolve<Knex>(ContainerRegistrationKeys.PG_CONNECTION)
    const { rows } = await sql.raw<{ rows: SepayPaymentOrigin[] }>(ORIGIN, [payment_collection_id])
    return new StepResponse<SepayPaymentOrigin>(rows[0] ?? { cart_id: null, order_id: null, sales_channel_id: null })
  }
)

/**
 * Asks the store's own code under which bank account a virtual account is to be opened. The plugin runs it when a new SePay
 * order can be opened on several accounts, and waits for a second.
 *
 * The handler of the hook `chooseBankAccount` answers the `id` of one of the `candidates`, or nothing for the default one. It
 * stops no payment: what it throws is logged, and the default account is taken.
 *
 * @example
 * chooseSepayBankAccountWorkflow.hooks.chooseBankAccount(async ({ candidates, amount_vnd }) => {
 *   const bank = amount_vnd > 100_000_000 ? "VietinBank" : "BIDV"
 *   return new StepResponse(candidates.find(({ bank_name }) => bank_name === bank)?.id)
 * })
 */
export const chooseSepayBankAccountWorkflow = createWorkflow(
  CHOOSE_BANK_ACCOUNT_WORKFLOW_ID,
  (input: ChooseSepayBankAccountInput) => {
    const origin = findSepayPaymentOriginStep(input)
    const question = transform({ input, origin }, ({ input, origin }) => ({ ...input, ...origin }))
    const choose = createHook<typeof CHOOSE_BANK_ACCOUNT_HOOK, SepayBankAccountQuestion, string | null | undefined>(
      CHOOSE_BANK_ACCOUNT_HOOK,
      question
    )
    return new WorkflowResponse(choose.getResult(), { hooks: [choose] })
  }
)
