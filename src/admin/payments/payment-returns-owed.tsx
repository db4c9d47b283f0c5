import { useTranslation } from "react-i18next"

import type { AdminSepayReturnOwed } from "../../api/admin/sepay/returns/types"
import { Amount } from "../components/amount"
import { Moment } from "../components/moment"
import { ReturnOwedConfirmation } from "../returns/return-owed-confirmation"
import { ReturnOwedStatus } from "../returns/return-owed-status"
import { SectionTitle } from "./section-title"

interface PaymentReturnsOwedProps {
  returnsOwed: AdminSepayReturnOwed[]
}

/** What was refunded, and whether it was transferred. */
export function PaymentReturnsOwed({ returnsOwed }: PaymentReturnsOwedProps) {
  const { t } = useTranslation("sepay")
  return (
    <section>
      <SectionTitle>{t("transactions.returns.title")}</SectionTitle>
      <ul className="pb-2">
        {returnsOwed.map((returnOwed) => (
          <li key={returnOwed.id} className="flex items-start justify-between gap-x-2 px-6 py-2">
            <div className="flex min-w-0 flex-col gap-y-1">
              <div className="flex flex-wrap items-center gap-2">
                <span className="txt-small-plus">
                  <Amount vnd={returnOwed.amount_vnd} />
                </span>
                <ReturnOwedStatus status={returnOwed.status} />
              </div>
              <span className="txt-xsmall text-ui-fg-subtle break-words">
                <Moment at={returnOwed.confirmed_at ?? returnOwed.created_at} />
                {returnOwed.reference_number !== null && ` · ${returnOwed.reference_number}`}
              </span>
            </div>
            {returnOwed.status === "owed" && <ReturnOwedConfirmation returnOwed={returnOwed} />}
          </li>
        ))}
      </ul>
    </section>
  )
}
