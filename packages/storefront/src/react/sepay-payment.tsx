import { type ReactElement, useRef } from "react"

import type { SepayLocale } from "./lib/format"
import { usePassingValue } from "./lib/use-passing-value"
import { en } from "./texts/en"
import type { SepayPaymentTexts } from "./texts/types"
import { vi } from "./texts/vi"
import { type UseSepayPaymentOptions, useSepayPayment } from "./use-sepay-payment"
import { Countdown } from "./view/countdown"
import { describeAmounts, describeState } from "./view/describe-state"
import { Details } from "./view/details"
import { ImageButtons } from "./view/image-buttons"
import { QrPanel } from "./view/qr-panel"

export interface SepayPaymentProps extends UseSepayPaymentOptions {
  /** The language of texts and amounts. Default: `vi`. */
  locale?: SepayLocale
  /** Texts to say otherwise. */
  texts?: Partial<SepayPaymentTexts>
  className?: string
}

const TEXTS: Record<SepayLocale, SepayPaymentTexts> = { vi, en }
const NOTICE_MILLISECONDS = 6_000
const SOON_MINUTES = [1, 5]

/**
 * Everything that a shopper needs to pay by bank transfer, and what became of it: QR code, account, amount, countdown and
 * state. It renders plain HTML; `medusa-payment-sepay-storefront/styles.css` gives it a look.
 */
export function SepayPayment({
  locale = "vi",
  texts: replacedTexts,
  className,
  ...options
}: SepayPaymentProps): ReactElement {
  const texts = { ...TEXTS[locale], ...replacedTexts }
  const result = useSepayPayment(options)
  const { payment, state, remainingSeconds, renew } = result
  const amounts = describeAmounts(payment, locale)
  const { title, hint } = describeState(result, amounts, texts)
  const [announcement, announce] = usePassingValue<string>(NOTICE_MILLISECONDS)
  const [failure, showFailure] = usePassingValue<string>(NOTICE_MILLISECONDS)
  const section = useRef<HTMLElement>(null)

  async function renewAndKeepFocus(): Promise<void> {
    await renew()
    // The button that had the focus may be gone, and with it the place of whoever goes by keyboard.
    requestAnimationFrame(() => {
      if (document.activeElement === document.body) {
        section.current?.focus()
      }
    })
  }

  const soonMinutes = SOON_MINUTES.find((minutes) => remainingSeconds !== null && remainingSeconds <= minutes * 60)
  return (
    <section
      ref={section}
      tabIndex={-1}
      lang={locale}
      aria-label={texts.title}
      aria-busy={state === "loading"}
      data-state={state}
      className={className ? `sepay-payment ${className}` : "sepay-payment"}
    >
      <div role="status" className="sepay-status">
        <p className="sepay-state">{title}</p>
        <p className="sepay-hint">{failure ?? hint}</p>
      </div>
      <div className="sepay-body">
        <div className="sepay-scan">
          <QrPanel result={result} amounts={amounts} texts={texts} onRenew={renewAndKeepFocus} />
          <Countdown seconds={remainingSeconds} texts={texts} />
          <ImageButtons payment={payment} amounts={amounts} texts={texts} onFailed={showFailure} />
        </div>
        <Details payment={payment} amounts={amounts} texts={texts} onCopied={announce} onFailed={showFailure} />
      </div>
      <p role="status" className="sepay-hidden">
        {announcement ?? (soonMinutes !== undefined && texts.expiresSoon(soonMinutes))}
      </p>
    </section>
  )
}
