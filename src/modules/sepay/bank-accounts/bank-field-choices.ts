import type { CallOptions } from "../../../sepay/api/sepay-api"
import type { SepayContext } from "../context"
import { requireBankAccount } from "./manage-bank-accounts"

/** One of the values that SePay lists for a bank's field. */
export interface BankFieldChoice {
  /** Sent as `tid` (Vietcombank) or `va_prefix` (Sacombank). */
  value: string
  /** SePay's name for it, `null` when it has none. */
  name: string | null
}

/** A company with more terminals than this chooses by typing. */
const MAXIMUM_CHOICES = 100

/**
 * The terminals (Vietcombank) or prefixes (Sacombank) of an account; empty for the other banks, which have neither.
 *
 * @throws SepayError when SePay cannot be asked.
 */
export async function listBankFieldChoices(
  context: SepayContext,
  id: string,
  deadlineAt: number
): Promise<BankFieldChoice[]> {
  const { api } = context
  const { bankName, sepayId } = await requireBankAccount(context, id)
  const call: CallOptions = { deadlineAt, priority: "shopper" }
  if (bankName === "Vietcombank") {
    const { items } = await api.listVietcombankTerminals(sepayId, { perPage: MAXIMUM_CHOICES }, call)
    return items.map(({ tid, name }) => ({ value: tid, name }))
  }
  if (bankName === "Sacombank") {
    const prefixes = await api.listSacombankPrefixes(sepayId, call)
    return prefixes.filter(({ isActive }) => isActive).map(({ vaPrefix, storeName }) => ({ value: vaPrefix, name: storeName }))
  }
  return []
}
