import type { ExecArgs } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { SEPAY_MODULE } from "../modules/sepay"
import type SepayModuleService from "../modules/sepay/service"
import { runSepayAuditWorkflow } from "../workflows/audit/run-sepay-audit"

const LISTED = 100

/**
 * Compares the books now, and lists what disagrees:
 *
 *     npx medusa exec node_modules/medusa-payment-sepay/.medusa/server/src/scripts/audit.js
 */
export default async function audit({ container }: ExecArgs): Promise<void> {
  const logger = container.resolve(ContainerRegistrationKeys.LOGGER)
  const { result: run } = await runSepayAuditWorkflow(container).run()
  if (run === null) {
    logger.warn("SePay: another process compares the books at this moment. What it finds is listed below.")
  } else {
    logger.info(
      `SePay: ${run.payments} payment(s) compared up to ${new Date(run.readUntil).toISOString()}: ${run.opened} finding(s) opened, ` +
        `${run.resolved} resolved; ${run.rowsRead} rows read in ${run.durationMilliseconds} ms.`
    )
  }
  const sepay = container.resolve<SepayModuleService>(SEPAY_MODULE)
  const { findings, count } = await sepay.audit.listFindings({ status: "open" }, { limit: LISTED, offset: 0 })
  logger.info(`SePay: ${count} finding(s) are open. docs/audit.md says what each kind means.`)
  for (const { kind, amountVnd, ledgerSays, otherSays, openedAt, subjectId } of findings) {
    logger.warn(
      `SePay: ${kind} over ${amountVnd} ₫ since ${openedAt.toISOString()} (${subjectId}): the ledger says ${ledgerSays}; ${otherSays}.`
    )
  }
}
