import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { SEPAY_MODULE } from "../../modules/sepay"
import type SepayModuleService from "../../modules/sepay/service"
import { toLogReason } from "../../sepay/log-text"
import { settleSepayPayment } from "./settle-sepay-payment"

/** How many payments a process settles at once: more would take the database's connections from the webhooks. */
const CONCURRENCY = 8
/** What waits beyond this is left to the job: it is in the ledger. */
const LONGEST_QUEUE = 1_000

const waiting = new Set<string>()
let running = 0

/**
 * Settles a receivable behind the answer to a webhook, without delay. Losing the queue loses nothing: the ledger knows
 * what is due, and the job takes what nobody settled.
 */
export function settleSoon(container: MedusaContainer, receivableId: string): void {
  if (waiting.size >= LONGEST_QUEUE) {
    return
  }
  waiting.add(receivableId)
  startNext(container)
}

function startNext(container: MedusaContainer): void {
  const [receivableId] = waiting
  const isEnding = container.resolve<SepayModuleService>(SEPAY_MODULE).isShuttingDown
  if (receivableId === undefined || running >= CONCURRENCY || isEnding) {
    return
  }
  waiting.delete(receivableId)
  running += 1
  void settleSepayPayment(container, receivableId)
    .catch((error: unknown) => {
      container
        .resolve(ContainerRegistrationKeys.LOGGER)
        .error(`SePay: receivable ${receivableId} could not be settled now, the job tries again. ${toLogReason(error)}`)
    })
    .finally(() => {
      running -= 1
      startNext(container)
    })
}
