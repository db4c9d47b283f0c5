import type { ReactElement } from "react"

import { isPayable } from "../../client/is-payable"
import type { SepayPaymentSession } from "../../client/types"
import { groupNumber } from "../lib/format"
import type { AmountTexts, SepayPaymentTexts } from "../texts/types"
import { Detail } from "./detail"

interface DetailsProps {
  payment: SepayPaymentSession | null
  amounts: AmountTexts
  texts: SepayPaymentTexts
  onCopied: (announcement: string) => void
  onFailed: (message: string) => void
}

/** Account, holder, bank and amount. Where nothing may be transferred, there is no account to transfer to. */
export function Details({ payment, amounts, ...shared }: DetailsProps): ReactElement {
  const { texts } = shared
  const canPay = payment !== null && isPayable(payment)
  const isPartial = payment?.status === "partially_paid"
  const account = canPay || payment?.status === "paid" ? payment : null
  const vaNumber = account?.va_number ?? null
  const amountVnd = isPartial ? payment.remaining_amount_vnd : payment?.amount_vnd
  return (
    <dl className="sepay-details">
      <Detail
        {...shared}
        label={isPartial ? texts.remainingAmount : texts.amount}
        value={amountVnd === undefined ? null : String(amountVnd)}
        isCopyable={canPay}
      >
        <strong>{isPartial ? amounts.remaining : amounts.amount}</strong>
      </Detail>
      <Detail {...shared} label={texts.vaNumber} value={vaNumber} isCopyable={canPay}>
        {/* The groups are apart by style alone, so that a selection has no blanks in it either. */}
        <strong className="sepay-number">
          {groupNumber(vaNumber ?? "").map((group, index) => (
            <span key={index}>{group}</span>
          ))}
        </strong>
      </Detail>
      <Detail {...shared} label={texts.accountHolder} value={account?.account_holder_name ?? null} isCopyable={canPay} />
      <Detail {...shared} label={texts.bank} value={account?.bank_name ?? null} isCopyable={canPay} />
      <Detail {...shared} label={texts.orderCode} value={payment?.order_code ?? null} isCopyable={false} />
    </dl>
  )
}
