import { Text } from "@medusajs/ui"
import { useQuery } from "@tanstack/react-query"
import { useState } from "react"
import { useTranslation } from "react-i18next"

import { ErrorState } from "../../components/error-state"
import { FormField } from "../../components/form-field"
import { LoadingRows } from "../../components/loading-rows"
import { Moment } from "../../components/moment"
import { SearchInput } from "../../components/search-input"
import { formatVnd } from "../../lib/format-vnd"
import { sepayKeys } from "../../lib/query-keys"
import { useDebounced } from "../../lib/use-debounced"
import { ChoiceList } from "./choice-list"
import type { OrderChoice } from "./order-choice"
import { searchOrders } from "./search-orders"

interface OrderSearchProps {
  label: string
  chosenOrderId: string | null
  onChoose: (choice: OrderChoice) => void
}

/** Finds an order that could be paid in VND. */
export function OrderSearch({ label, chosenOrderId, onChoose }: OrderSearchProps) {
  const { t } = useTranslation("sepay")
  const [text, setText] = useState("")
  const q = useDebounced(text.trim())
  const { data: orders, error, isLoading, refetch } = useQuery({
    queryKey: sepayKeys.orderSearch(q),
    queryFn: () => searchOrders(q),
    enabled: q !== "",
  })
  return (
    <div className="flex flex-col gap-y-3">
      <FormField label={label}>
        {(control) => (
          <SearchInput
            {...control}
            value={text}
            onChange={setText}
            placeholder={t("transactions.match.searchPlaceholder")}
          />
        )}
      </FormField>
      {isLoading && <LoadingRows count={2} />}
      {error && <ErrorState error={error} onRetry={() => void refetch()} />}
      {orders?.length === 0 && (
        <Text size="small" role="status" className="text-ui-fg-subtle">
          {t("transactions.match.noneFound")}
        </Text>
      )}
      {orders && orders.length > 0 && (
        <ChoiceList
          label={t("transactions.match.found")}
          value={chosenOrderId}
          onChange={(id) => {
            const order = orders.find((found) => found.id === id)
            if (order) {
              onChoose({ order: { id: order.id, display_id: order.display_id }, paymentCollectionId: null })
            }
          }}
          choices={orders.map((order) => ({
            value: order.id,
            title: `#${order.display_id} · ${formatVnd(order.total)}`,
            detail: (
              <>
                {order.email} · <Moment at={order.created_at} />
              </>
            ),
          }))}
        />
      )}
    </div>
  )
}
