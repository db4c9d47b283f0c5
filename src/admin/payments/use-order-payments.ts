import type { AdminOrder } from "@medusajs/framework/types"
import { useQuery, useQueryClient } from "@tanstack/react-query"
import { useEffect, useRef } from "react"

import type { AdminSepayOrderPayment } from "../../api/admin/sepay/payments/orders/types"
import { sepayKeys } from "../lib/query-keys"
import { sepayAdminApi } from "../lib/sepay-admin-api"
import { pollingInterval } from "./polling"

/**
 * An order's payments through SePay, kept current while they can change and the page is visible. What the dashboard
 * shows of the order is read anew whenever one of them changed, and they are whenever the dashboard's order did.
 */
export function useOrderPayments(order: AdminOrder) {
  const queries = useQueryClient()
  const query = useQuery({
    queryKey: sepayKeys.order(order.id),
    queryFn: () => sepayAdminApi.getOrder(order.id),
    staleTime: 0,
    refetchInterval: ({ state }) => pollingInterval(state.data?.payments ?? []),
  })

  const stage = query.data && describeStage(query.data.payments)
  const knownStage = useRef(stage)
  useEffect(() => {
    if (knownStage.current !== undefined && stage !== knownStage.current) {
      // The dashboard keeps an order under the first key, and the preview of its changes under the second one.
      void queries.invalidateQueries({ queryKey: ["orders", "detail", order.id] })
      void queries.invalidateQueries({ queryKey: [["orders", "detail", order.id]] })
      void queries.invalidateQueries({ queryKey: ["orders", "list"] })
      void queries.invalidateQueries({ queryKey: sepayKeys.attention })
    }
    knownStage.current = stage
  }, [queries, order.id, stage])

  const knownOrder = useRef(order)
  useEffect(() => {
    if (knownOrder.current !== order) {
      knownOrder.current = order
      void queries.invalidateQueries({ queryKey: sepayKeys.order(order.id) })
    }
  }, [queries, order])

  return query
}

/** What of the payments the dashboard's own sections show. */
function describeStage(payments: AdminSepayOrderPayment[]): string {
  return payments
    .map(({ payment_session_id, status, is_captured }) => [payment_session_id, status, is_captured].join())
    .join(";")
}
