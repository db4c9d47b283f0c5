import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { SEPAY_MODULE } from "../../../modules/sepay"
import type SepayModuleService from "../../../modules/sepay/service"
import { ForeignAddressError } from "../../../sepay/caller-address"
import { toLogReason, toLogText } from "../../../sepay/log-text"
import { parseWebhookBody, WebhookBodyError, WebhookVerificationError } from "../../../sepay/webhook"
import { askAboutDuplicatesSoon } from "../../../workflows/reconciliation/ask-sepay-about-duplicates"
import { settleSoon } from "../../../workflows/settlement/settlement-queue"
import { readBody, UnreadableBodyError } from "./read-body"

/**
 * SePay's webhook. SePay takes HTTP 200 with exactly `{"success": true}` as success and repeats anything else, so:
 * verified and recorded (or a duplicate, a test or not ours) → success; not SePay's → 401; not understood → 400; the
 * ledger cannot be written → 503, and SePay tries again.
 */
export async function POST(request: MedusaRequest, response: MedusaResponse): Promise<void> {
  const logger = request.scope.resolve(ContainerRegistrationKeys.LOGGER)
  const sepay = request.scope.resolve<SepayModuleService>(SEPAY_MODULE)
  try {
    const rawBody = await readBody(request)
    await sepay.money.verifyWebhook(request, rawBody)
    const webhook = await parseWebhookBody(rawBody, sepay.options.webhook)
    if (webhook.isTest) {
      await sepay.settings.recordWebhookTest()
      logger.info("SePay: test webhook received, its signature is right.")
    } else {
      const recorded = await sepay.money.recordWebhook(webhook)
      if (recorded.isSettlementDue && recorded.receivableId !== null) {
        settleSoon(request.scope, recorded.receivableId)
      }
      if (recorded.hasPossibleOriginal && recorded.receivableId !== null) {
        askAboutDuplicatesSoon(request.scope, recorded.receivableId)
      }
    }
    response.status(200).json({ success: true })
  } catch (error) {
    const refusal = toRefusal(error)
    const line = `SePay: webhook answered with ${refusal.status}. ${toLogText(refusal.message)}`
    if (refusal.status >= 500) {
      logger.error(`${line} ${toLogReason(error)}`)
    } else if (error instanceof WebhookBodyError) {
      // It was SePay's: its transaction is not in the ledger, and somebody has to know.
      logger.error(line)
    } else {
      logger.warn(line)
    }
    if (refusal.status === 413 || refusal.status === 408) {
      // The rest of the body is not wanted: the connection ends with the answer.
      response.set("Connection", "close")
    }
    response.status(refusal.status).json({ success: false, message: refusal.message })
  }
}

const UNREADABLE_STATUS = { too_large: 413, too_slow: 408, broken: 400 } as const

function toRefusal(error: unknown): { status: number; message: string } {
  if (error instanceof UnreadableBodyError) {
    return { status: UNREADABLE_STATUS[error.reason], message: error.message }
  }
  if (error instanceof WebhookVerificationError || error instanceof ForeignAddressError) {
    return { status: 401, message: error.message }
  }
  if (error instanceof WebhookBodyError) {
    return { status: 400, message: error.message }
  }
  return { status: 503, message: "The transaction could not be recorded right now. Please send it again." }
}
