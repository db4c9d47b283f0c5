import { useCallback, useEffect, useRef, useState } from "react"

import type { SepayClientError } from "../client/error"
import { isFinal } from "../client/is-final"
import { isPayable } from "../client/is-payable"
import type { SepayClient, SepayPaymentSession } from "../client/types"
import { type Knowledge, begin, learnPayment } from "./lib/knowledge"
import { useRemainingSeconds } from "./lib/use-remaining-seconds"

/**
 * What a shopper sees of a payment: its status, or
 * - `loading`: nothing is known yet;
 * - `problem`: the store refuses to tell, and asking again does not help.
 */
export type SepayPaymentState = SepayPaymentSession["status"] | "loading" | "problem"

export interface UseSepayPaymentOptions {
  /** Made once, outside of the component or with `useMemo`: another client starts another watch. */
  client: SepayClient
  /**
   * The id of the Medusa payment session. Where it is paid and its order has another SePay payment that waits for money,
   * that one is watched from then on.
   */
  paymentSessionId: string
  /** The payment as a server component read it, for a first sight without waiting. */
  initialPayment?: SepayPaymentSession
  /** Called once when everything is paid, also when that is so from the beginning. */
  onPaid?: (payment: SepayPaymentSession) => void
  /** Called once when the payment is paid and its order is placed. */
  onOrderPlaced?: (orderId: string, payment: SepayPaymentSession) => void
}

export interface SepayPaymentResult {
  payment: SepayPaymentSession | null
  state: SepayPaymentState
  /** Why the payment cannot be told, or could not be renewed. */
  error: SepayClientError | null
  /** Whether the store can be reached; meanwhile it is tried again. */
  isConnected: boolean
  /** Until the virtual account expires, by the browser's clock; `null` on the server and when it does not expire. */
  remainingSeconds: number | null
  /** Gets an open virtual account, a new one after expiry. It never rejects: see `error`. */
  renew: () => Promise<void>
  isRenewing: boolean
  /** Whether the amount to pay has changed, and with it number and QR code, since this page showed them first. */
  hasAmountChanged: boolean
}

/** Watches a payment for as long as the component is mounted. */
export function useSepayPayment({
  client,
  paymentSessionId,
  initialPayment,
  onPaid,
  onOrderPlaced,
}: UseSepayPaymentOptions): SepayPaymentResult {
  const [latest, setLatest] = useState(() => begin(paymentSessionId, initialPayment))
  const known = latest.paymentSessionId === paymentSessionId ? latest : begin(paymentSessionId, initialPayment)
  const { payment, error, isConnected, isRenewing, hasAmountChanged } = known
  const watchedId = payment?.outstanding_payment_session_id ?? payment?.id ?? paymentSessionId
  const isOver = payment !== null && isFinal(payment)

  const learn = useCallback(
    (news: Partial<Knowledge>) =>
      setLatest((latest) => {
        const before = latest.paymentSessionId === paymentSessionId ? latest : begin(paymentSessionId)
        return { ...before, ...news, ...(news.payment && learnPayment(before, news.payment)) }
      }),
    [paymentSessionId]
  )

  useEffect(
    () =>
      isOver
        ? undefined
        : client.watch(watchedId, {
            onPayment: (payment) => learn({ payment }),
            onConnection: (isConnected) => learn({ isConnected }),
            onError: (error) => learn({ error }),
          }),
    [client, watchedId, isOver, learn]
  )

  const renewal = useRef<AbortController | null>(null)
  useEffect(() => () => renewal.current?.abort(), [client, watchedId])

  const renew = useCallback(async () => {
    renewal.current?.abort()
    const { signal } = (renewal.current = new AbortController())
    learn({ error: null, isRenewing: true })
    try {
      const payment = await client.renew(watchedId, { signal })
      learn({ payment, isRenewing: false })
    } catch (error) {
      if (!signal.aborted) {
        learn({ error: error as SepayClientError, isRenewing: false })
      }
    }
  }, [client, watchedId, learn])

  useAnnouncement(payment?.status === "paid" ? payment : null, onPaid)
  useAnnouncement(payment?.status === "paid" && payment.order_id ? payment : null, (paid) => {
    if (paid.order_id) {
      onOrderPlaced?.(paid.order_id, paid)
    }
  })

  return {
    payment,
    state: payment?.status ?? (error === null ? "loading" : "problem"),
    error,
    isConnected,
    remainingSeconds: useRemainingSeconds(payment && isPayable(payment) ? payment.expires_at : null),
    renew,
    isRenewing,
    hasAmountChanged,
  }
}

/** Calls the listener once for a payment, however often React runs the effect. */
function useAnnouncement(
  payment: SepayPaymentSession | null,
  listener: ((payment: SepayPaymentSession) => void) | undefined
): void {
  const announcedId = useRef("")
  useEffect(() => {
    if (payment && announcedId.current !== payment.id) {
      announcedId.current = payment.id
      listener?.(payment)
    }
  }, [payment, listener])
}
