import type { ReactElement } from "react"

import { isPayable } from "../../client/is-payable"
import { QrCode } from "../qr/qr-code"
import type { AmountTexts, SepayPaymentTexts } from "../texts/types"
import type { SepayPaymentResult } from "../use-sepay-payment"
import { Icon, type IconName } from "./icons"

/** Where no style says otherwise. */
const QR_PIXELS = 240
const SIGN_PIXELS = 56

/** Of the states that have no QR code. */
const SIGNS: Partial<Record<SepayPaymentResult["state"], IconName>> = {
  pending: "clock",
  paid: "done",
  outstanding: "alert",
  partially_refunded: "cross",
  refunded: "cross",
  confirming: "clock",
  expired: "clock",
  canceled: "cross",
  problem: "alert",
}

interface QrPanelProps {
  result: SepayPaymentResult
  amounts: AmountTexts
  texts: SepayPaymentTexts
  onRenew: () => void
}

/**
 * The QR code; where there is none, a sign of the same size, and what brings one. Nothing where the account can be paid by
 * its number alone.
 */
export function QrPanel({ result, amounts, texts, onRenew }: QrPanelProps): ReactElement | null {
  const { payment, state, isRenewing } = result
  const sign = SIGNS[state]
  const isRenewal = state === "expired"
  const isRenewable = isRenewal || (state === "pending" && payment?.order_id !== null)
  if (payment && isPayable(payment) && !payment.vietqr) {
    return null
  }
  return (
    <div className="sepay-qr">
      {payment?.vietqr ? (
        <QrCode content={payment.vietqr} label={texts.qrLabel(amounts)} size={QR_PIXELS} className="sepay-qr-code" />
      ) : (
        <div className="sepay-sign">
          {sign && <Icon name={sign} size={SIGN_PIXELS} />}
          {isRenewable && (
            <button
              type="button"
              className="sepay-button sepay-button-primary"
              aria-disabled={isRenewing}
              onClick={isRenewing ? undefined : onRenew}
            >
              {isRenewing
                ? isRenewal
                  ? texts.renewing
                  : texts.opening
                : isRenewal
                  ? texts.renew
                  : texts.open}
            </button>
          )}
        </div>
      )}
    </div>
  )
}
