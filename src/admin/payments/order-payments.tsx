import type { AdminOrder } from "@medusajs/framework/types"
import { Container } from "@medusajs/ui"

import { ErrorState } from "../components/error-state"
import { LoadingRows } from "../components/loading-rows"
import { PaymentSection } from "./payment-section"
import { RequestSection } from "./request-section"
import { useOrderPayments } from "./use-order-payments"

/** An entry of the plugin's provider: `pp_sepay_` and the entry's id. */
const PROVIDER_ID = /^pp_sepay_/

interface OrderPaymentsProps {
  order: AdminOrder
}

/** The payments of an order through SePay, and what could be asked for through it; nothing for an order that was paid otherwise. */
export function OrderPayments({ order }: OrderPaymentsProps) {
  const { data, error, refetch } = useOrderPayments(order)
  if (data) {
    return (
      <>
        {data.payments.map((payment, index) => (
          <PaymentSection
            key={payment.payment_collection_id}
            order={order}
            payment={payment}
            position={index + 1}
            total={data.payments.length}
          />
        ))}
        {data.request.can_request && <RequestSection orderId={order.id} outstandingVnd={data.request.outstanding_vnd} />}
      </>
    )
  }
  // Most orders of a store may have been paid in another way: those do not flash a skeleton, or an error.
  if (!hasSepaySession(order)) {
    return null
  }
  return (
    <Container className="p-0">
      {error ? <ErrorState error={error} onRetry={() => void refetch()} /> : <LoadingRows count={5} />}
    </Container>
  )
}

function hasSepaySession(order: AdminOrder): boolean {
  return (order.payment_collections ?? []).some((collection) =>
    (collection.payment_sessions ?? []).some(({ provider_id }) => PROVIDER_ID.test(provider_id))
  )
}
