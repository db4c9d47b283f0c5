import { Heading } from "@medusajs/ui"
import type { ReactNode } from "react"
import { useTranslation } from "react-i18next"

import type { AdminSepayTransactionDetail } from "../../../api/admin/sepay/money/transactions/types"
import { Amount } from "../../components/amount"
import { CopyButton } from "../../components/copy-button"
import { Moment } from "../../components/moment"
import { SectionRow } from "../../components/section-row"
import { AllocationBadges } from "../allocation-badges"
import { EntryBadge } from "../entry-badge"
import { DIRECTION_LABELS, SOURCE_LABELS } from "../filters/filter-labels"
import { OccurredAt } from "../occurred-at"
import { OrderLinks } from "../order-links"
import { AllocationHistory } from "./allocation-history"
import { DecisionButtons } from "./decision-buttons"

interface TransactionDetailsProps {
  transaction: AdminSepayTransactionDetail
}

/** A transaction's facts, what became of its money, and what SePay sent. */
export function TransactionDetails({ transaction }: TransactionDetailsProps) {
  const { t } = useTranslation("sepay")
  const facts: Array<{ label: string; value: string | null }> = [
    { label: t("transactions.detail.reference"), value: transaction.reference_number },
    { label: t("transactions.detail.bank"), value: transaction.bank_name },
    { label: t("transactions.detail.account"), value: transaction.account_number },
    { label: t("transactions.detail.va"), value: transaction.va_number },
    { label: t("transactions.detail.code"), value: transaction.code },
    { label: t("transactions.detail.text"), value: transaction.content },
    { label: t("transactions.detail.webhookId"), value: transaction.webhook_id },
    { label: t("transactions.detail.apiId"), value: transaction.api_id },
  ]
  return (
    <div className="divide-y">
      <div className="flex flex-col gap-y-3 px-6 py-4">
        <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
          <span className="h1-core">
            <Amount vnd={transaction.direction === "out" ? -transaction.amount_vnd : transaction.amount_vnd} />
          </span>
          <AllocationBadges transaction={transaction} />
          <EntryBadge transaction={transaction} />
        </div>
        <DecisionButtons transaction={transaction} />
      </div>
      <Part title={t("transactions.detail.history")}>
        <AllocationHistory allocations={transaction.allocations} />
      </Part>
      <div>
        <SectionRow title={t("transactions.detail.orders")}>
          <OrderLinks orders={transaction.orders} />
        </SectionRow>
        <SectionRow title={t("transactions.detail.occurredAt")}>
          <OccurredAt transaction={transaction} />
        </SectionRow>
        <SectionRow title={t("transactions.detail.recordedAt")}>
          <Moment at={transaction.recorded_at} />
        </SectionRow>
        {transaction.anonymized_at !== null && (
          <SectionRow title={t("transactions.detail.anonymizedAt")}>
            <Moment at={transaction.anonymized_at} />
          </SectionRow>
        )}
        <SectionRow title={t("transactions.detail.source")}>{t(SOURCE_LABELS[transaction.source])}</SectionRow>
        {transaction.entered_by !== null && (
          <SectionRow title={t("entry.recordedBy")}>{transaction.entered_by_name ?? transaction.entered_by}</SectionRow>
        )}
        <SectionRow title={t("transactions.filter.direction")}>
          {t(DIRECTION_LABELS[transaction.direction])}
        </SectionRow>
        {facts.map(
          ({ label, value }) =>
            value !== null && (
              <SectionRow key={label} title={label}>
                <span className="flex max-w-full items-center gap-x-1">
                  <span className="min-w-0 break-words">{value}</span>
                  <CopyButton content={value} label={label} />
                </span>
              </SectionRow>
            )
        )}
      </div>
      <Part title={t("transactions.detail.payload")}>
        <pre
          tabIndex={0}
          aria-label={t("transactions.detail.payload")}
          className="bg-ui-bg-subtle txt-xsmall mx-6 mb-4 overflow-x-auto rounded-lg p-3 font-mono"
        >
          {JSON.stringify(transaction.payload, null, 2)}
        </pre>
      </Part>
    </div>
  )
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section>
      <Heading level="h2" className="px-6 py-4">
        {title}
      </Heading>
      {children}
    </section>
  )
}
