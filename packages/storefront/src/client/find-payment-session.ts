interface PaymentSession {
  id: string
  provider_id: string
  /** In đồng, with fractions. */
  amount?: unknown
  status?: string
  created_at?: string | Date | null
}

interface PaymentCollection {
  payment_sessions?: PaymentSession[] | null
}

/** A cart, an order or a payment collection, as Medusa's store API answers them. */
export interface PaymentSessionSource extends PaymentCollection {
  payment_collection?: PaymentCollection | null
  payment_collections?: PaymentCollection[] | null
}

/** Whether a payment provider's id is one of this plugin's, whatever its entries in the store are called. */
export function isSepayProvider(providerId: string): boolean {
  return providerId.startsWith("pp_sepay_")
}

/**
 * The SePay payment session of a cart, an order or a payment collection: the newest that is neither canceled nor failed,
 * or else the newest. An order has to be asked for with `fields: "+payment_collections.payment_sessions.*"` (see the guide).
 */
export function findSepayPaymentSession(
  source: PaymentSessionSource | null | undefined
): { id: string; provider_id: string } | null {
  const newest = findNewest(source)
  return newest ? { id: newest.id, provider_id: newest.provider_id } : null
}

/** The same session with all that the store says of it. */
export function findNewest(source: PaymentSessionSource | null | undefined): PaymentSession | undefined {
  return [source, source?.payment_collection, ...(source?.payment_collections ?? [])]
    .flatMap((collection) => collection?.payment_sessions ?? [])
    .filter((session) => isSepayProvider(session.provider_id))
    .sort((one, other) => rank(one) - rank(other))
    .pop()
}

/** By age, all that can still be paid above all that cannot. What does not say its age keeps its place. */
function rank({ status, created_at }: PaymentSession): number {
  return new Date(created_at ?? 0).getTime() - (status === "canceled" || status === "error" ? Number.MAX_SAFE_INTEGER : 0)
}
