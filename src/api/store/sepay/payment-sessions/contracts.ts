import { z } from "@medusajs/framework/zod"
import type { RouteContract } from "../../../contract"
import { idSchema } from "../../../ids"
import { storeSepayPaymentSessionResponseSchema } from "./types"

const params = z.strictObject({ id: idSchema.describe("Id of the Medusa payment session.") })

export const storeSepayPaymentSessionContracts: RouteContract[] = [
  {
    id: "getPaymentSession",
    method: "GET",
    path: "/store/sepay/payment-sessions/:id",
    summary: "Get a payment",
    description:
      "What is true of a payment now: status, amounts, virtual account, VietQR. It asks the ledger, never " +
      "SePay, and may be " +
      "polled.",
    params,
    answer: { schema: storeSepayPaymentSessionResponseSchema },
  },
  {
    id: "renewVirtualAccount",
    method: "POST",
    path: "/store/sepay/payment-sessions/:id/virtual-account",
    summary: "Make sure that a payment has an open virtual account",
    description: "Answers the open virtual account, or opens one: the first, or another one after expiry.",
    params,
    answer: { schema: storeSepayPaymentSessionResponseSchema },
    errors: {
      400:
        "The payment takes no more money (it was paid, or its order was canceled), the cart has to be completed " +
        "first, or too many virtual accounts were opened lately.",
      422: "The virtual account could not be opened. The message may be shown to the shopper, who can try again.",
    },
  },
  {
    id: "watchPaymentSession",
    method: "GET",
    path: "/store/sepay/payment-sessions/:id/events",
    summary: "Watch a payment",
    description:
      "Tells of a payment as it changes, as server-sent events: `payment_session`, whose data is what the route without " +
      '`/events` answers, first as it is now and then after each change; `end`, whose data is `{"reason": ' +
      "…}`: `final` (nothing " +
      "more will change), `restart` or `lifetime` (connect again). Read it with `fetch`: `EventSource` cannot send the " +
      "publishable key.",
    params,
    headers: z.object({
      "Last-Event-ID": z.string().optional().describe("Id of the last event that was received: what is known is left out."),
    }),
    answer: { schema: z.string(), contentType: "text/event-stream" },
    errors: {
      429: "The payment is being watched too often. Poll meanwhile; `Retry-After` says for how long.",
      503: "The server can watch no more payments, or is about to stop. Poll meanwhile; `Retry-After` says for how long.",
    },
  },
]
