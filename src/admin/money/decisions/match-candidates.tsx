import { Text } from "@medusajs/ui"
import { useQuery } from "@tanstack/react-query"
import { useTranslation } from "react-i18next"

import { QueryBody } from "../../components/query-body"
import { formatVnd } from "../../lib/format-vnd"
import { sepayKeys } from "../../lib/query-keys"
import { sepayAdminApi } from "../../lib/sepay-admin-api"
import { ChoiceList } from "./choice-list"
import type { OrderChoice } from "./order-choice"

const WHY = {
  same_payment: "transactions.match.samePayment",
  same_amount: "transactions.match.sameAmount",
} as const

interface MatchCandidatesProps {
  transactionId: string
  chosenPaymentCollectionId: string | null
  onChoose: (choice: OrderChoice) => void
}

/** The orders that a transaction's money most likely is for. */
export function MatchCandidates({ transactionId, chosenPaymentCollectionId, onChoose }: MatchCandidatesProps) {
  const { t } = useTranslation("sepay")
  const query = useQuery({
    queryKey: sepayKeys.matchCandidates(transactionId),
    queryFn: () => sepayAdminApi.listMatchCandidates(transactionId),
    staleTime: 0,
  })
  return (
    <div className="flex flex-col gap-y-2">
      <Text size="small" leading="compact" weight="plus">
        {t("transactions.match.candidates")}
      </Text>
      <QueryBody query={query} loadingRows={2}>
        {({ candidates }) =>
          candidates.length === 0 ? (
            <Text size="small" className="text-ui-fg-subtle">
              {t("transactions.match.noCandidates")}
            </Text>
          ) : (
            <ChoiceList
              label={t("transactions.match.candidates")}
              value={chosenPaymentCollectionId}
              onChange={(id) => {
                const candidate = candidates.find(({ payment_collection_id }) => payment_collection_id === id)
                if (candidate) {
                  onChoose({ order: candidate.order, paymentCollectionId: candidate.payment_collection_id })
                }
              }}
              choices={candidates.map(({ order, payment_collection_id, remaining_vnd, why }) => ({
                value: payment_collection_id,
                title: `#${order.display_id} · ${t("transactions.match.remaining", {
                  amount: formatVnd(remaining_vnd),
                })}`,
                detail: t(WHY[why]),
              }))}
            />
          )
        }
      </QueryBody>
    </div>
  )
}
