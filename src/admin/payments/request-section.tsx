import { Button, Container, Heading, Text, toast } from "@medusajs/ui"
import { useId } from "react"
import { useTranslation } from "react-i18next"

import type { AdminSepayOrderResponse } from "../../api/admin/sepay/payments/orders/types"
import { formatVnd } from "../lib/format-vnd"
import { sepayKeys } from "../lib/query-keys"
import { sepayAdminApi } from "../lib/sepay-admin-api"
import { useSepayMutation } from "../lib/use-sepay-mutation"

interface RequestSectionProps {
  orderId: string
  /** Whole VND. */
  outstandingVnd: number
}

/** Asks for what an order has outstanding: of a draft or phone order, or after a paid order was changed. */
export function RequestSection({ orderId, outstandingVnd }: RequestSectionProps) {
  const { t } = useTranslation("sepay")
  const headingId = useId()
  const { mutate, isPending } = useSepayMutation<AdminSepayOrderResponse>({
    mutationFn: () => sepayAdminApi.requestPayment(orderId),
    invalidates: [sepayKeys.order(orderId)],
    onSuccess: () => {
      toast.success(t("order.request.done"))
    },
  })
  const amount = formatVnd(outstandingVnd)
  return (
    <Container role="region" aria-labelledby={headingId} className="flex flex-col gap-y-3 px-6 py-4">
      <Heading level="h2" id={headingId}>
        {t("order.request.title")}
      </Heading>
      <Text size="small" className="text-ui-fg-subtle">
        {t("order.request.description", { amount })}
      </Text>
      <Button size="small" variant="secondary" className="self-start" isLoading={isPending} onClick={() => mutate()}>
        {t("order.request.action", { amount })}
      </Button>
    </Container>
  )
}
