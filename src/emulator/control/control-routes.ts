import { z } from "zod"
import type { Emulator } from "../emulator"
import type { ControlRoute } from "./control-handler"
import { transferInputSchema } from "../bank/transfer-input"
import { webhookConfigSchema, webhookRequestSchema } from "../webhooks/webhook-config"

/** Most time that can be skipped at once: ten years. */
const MAXIMUM_ADVANCE_SECONDS = 315_360_000

const timeSchema = z.strictObject({ advanceSeconds: z.number().int().min(0).max(MAXIMUM_ADVANCE_SECONDS) })

/** The endpoints under `/_emulator/`. */
export function controlRoutes(emulator: Emulator): ControlRoute[] {
  return [
    // Whether it is up, and its time.
    {
      method: "GET",
      template: "/_emulator/health",
      handle: () => ({ time: emulator.now() }),
    },
    // Plays the bank: body as TransferInput; 422 `bank_refused` with a `reason` when the bank sends the money back.
    {
      method: "POST",
      template: "/_emulator/transfers",
      handle: ({ body }) => emulator.transfer(transferInputSchema.parse(body)),
    },
    // The faults that are on, with the strikes that are left.
    {
      method: "GET",
      template: "/_emulator/faults",
      handle: () => emulator.describeFaults(),
    },
    // Replaces all faults: body as Faults, `{}` for none.
    {
      method: "PUT",
      template: "/_emulator/faults",
      handle: ({ body }) => {
        emulator.setFaults(body)
        return emulator.describeFaults()
      },
    },
    // Where webhooks go, secrets included: the emulator is for development.
    {
      method: "GET",
      template: "/_emulator/webhook",
      handle: () => emulator.describeWebhook(),
    },
    // Replaces the webhook's configuration: body as WebhookConfig.
    {
      method: "PUT",
      template: "/_emulator/webhook",
      handle: ({ body }) => {
        emulator.setWebhook(webhookConfigSchema.parse(body))
        return emulator.describeWebhook()
      },
    },
    // Bank accounts, orders with their VAs, transactions, deliveries and request counts.
    {
      method: "GET",
      template: "/_emulator/state",
      handle: () => emulator.snapshot(),
    },
    // Every attempt to deliver a webhook, oldest first.
    {
      method: "GET",
      template: "/_emulator/deliveries",
      handle: () => emulator.deliveries(),
    },
    // Sends a recorded webhook again, freshly signed; answers with the new delivery when it ended.
    {
      method: "POST",
      template: "/_emulator/deliveries/:deliveryId/replay",
      handle: ({ params }) => emulator.replay(Number(params["deliveryId"])),
    },
    // The dashboard's "Test send": a webhook with the id 0. Body as WebhookRequestOptions.
    {
      method: "POST",
      template: "/_emulator/test-send",
      handle: ({ body }) => emulator.testSend(webhookRequestSchema.parse(body)),
    },
    // How many requests each operation of the API got, by method and route template.
    {
      method: "GET",
      template: "/_emulator/requests",
      handle: () => emulator.requestCounts(),
    },
    // Lets the API tell of an order or a transaction what SePay would not: body as the fields that it answers instead.
    {
      method: "PUT",
      template: "/_emulator/answers/:id",
      handle: ({ params, body }) => {
        emulator.answerAs(params["id"] ?? "", body)
        return body
      },
    },
    // Skips time, so that VAs expire: `{"advanceSeconds": 601}`.
    {
      method: "POST",
      template: "/_emulator/time",
      handle: ({ body }) => {
        emulator.advanceTime(timeSchema.parse(body).advanceSeconds)
        return { time: emulator.now() }
      },
    },
    // Back to the beginning, except for the webhook's configuration and the next transaction id.
    {
      method: "POST",
      template: "/_emulator/reset",
      handle: () => {
        emulator.reset()
        return null
      },
    },
  ]
}
