import { Text } from "@medusajs/ui"
import { useTranslation } from "react-i18next"

import type { AdminSepayOrderPayment } from "../../api/admin/sepay/payments/orders/types"
import { PaymentTransaction } from "./payment-transaction"
import { SectionTitle } from "./section-title"

interface PaymentTransactionsProps {
  payment: AdminSepayOrderPayment
}

/** Every transfer that has to do with a payment, the newest first. */
export function PaymentTransactions({ payment }: PaymentTransactionsProps) {
  const { t } = useTranslation("sepay")
  return (
    <section>
      <SectionTitle>{t("order.history.transactions")}</SectionTitle>
      {payment.transactions.length === 0 ? (
        <Text size="small" className="text-ui-fg-subtle px-6 pb-4 pt-1">
          {t("order.history.noTransactions")}
        </Text>
      ) : (
        <ul className="pb-2">
          {payment.transactions.map((transaction) => (
            <PaymentTransaction key={transaction.id} transaction={transaction} />
          ))}
        </ul>
      )}
    </section>
  )
}
