import { randomUUID } from "node:crypto"
import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import {
  createHook,
  createStep,
  createWorkflow,
  StepResponse,
  transform,
  when,
  type WorkflowData,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk"
import { logLine } from "../../modules/sepay/log"
import { LateCalls } from "../../providers/sepay/late-calls"
import { toReason } from "../../sepay/log-text"
import { UNFINISHED_STATES } from "./repair/interrupted-completion"
import { type SettledPayment, type Settlement, type SettlementOutcome, settleReceivable } from "./settle-receivable"

/** The workflow's name, under which its records are kept. */
const WORKFLOW_ID = "settle-sepay-payment"
/** Medusa deletes the record of an execution after three days: a failure of Friday evening can be read on Monday. */
const RETENTION_SECONDS = 3 * 86_400
/** Whoever settles does not wait longer for the store's hook: other payments are due. */
const HOOK_WAIT_MILLISECONDS = 5_000

const HOOK = "sepayPaymentSettled"
const DO_BY_HAND = "It is not called again for this payment: do by hand what it should have done"

const lateHooks = new LateCalls()
/** Settlements that were begun outside of their workflow, by the execution that waits for them. */
const attempts = new Map<string, Promise<Settlement>>()

/** Which payment to settle. */
export interface SettleSepayPaymentInput {
  /** The ledger's receivable. */
  receivable_id: string
}

/** Settles one payment. It has no compensation on purpose: money that was captured stays captured, whatever fails after it. */
export const settleSepayPaymentStep = createStep(
  "settle-sepay-payment",
  async ({ receivable_id }: SettleSepayPaymentInput, { container, transactionId }) => {
    const begun = attempts.get(transactionId ?? "")
    const settlement = await (begun ?? settleReceivable(container, receivable_id))
    if (settlement.paid === null || !lateHooks.isFull) {
      return new StepResponse(settlement)
    }
    report(container, receivable_id, `is not called, because too many earlier calls of it have not ended. ${DO_BY_HAND}`)
    return new StepResponse<Settlement>({ ...settlement, paid: null })
  }
)

/**
 * Turns the money of one payment that has arrived in full into a captured Medusa payment, and into an order where there is
 * none yet. It does nothing when the payment is not due, or another process is at it.
 *
 * The hook `sepayPaymentSettled` runs after the payment is noted as settled, once. What it throws is logged, and shown at the
 * execution under Settings → Workflows; the payment stays settled.
 *
 * @example
 * const { result } = await settleSepayPaymentWorkflow(container).run({ input: { receivable_id: "seprec_…" } })
 * console.log(result.outcome)
 */
export const settleSepayPaymentWorkflow = createWorkflow(
  { name: WORKFLOW_ID, store: true, retentionTime: RETENTION_SECONDS },
  (input: SettleSepayPaymentInput) => {
    const settlement = settleSepayPaymentStep(input)
    const paid = transform({ settlement }, ({ settlement }) => settlement.paid)
    const settled = when("is-payment-settled", { paid }, ({ paid }) => paid !== null).then(() =>
      // The condition keeps `null` from the hook.
      createHook(HOOK, paid as WorkflowData<SettledPayment>)
    )
    const result = transform({ settlement }, ({ settlement }) => ({ outcome: settlement.outcome }))
    return new WorkflowResponse(result, { hooks: [settled] })
  }
)

/**
 * Settles a payment in {@link settleSepayPaymentWorkflow}, for the plugin's own code. The money does not wait for Medusa to
 * write the record of the execution, which takes about as long as a tenth of a capture: it is settled meanwhile, and the
 * workflow's step waits for it. So it is settled even when the record cannot be written. A hook of the store that throws or
 * hangs is logged, and keeps no payment back.
 *
 * @throws whatever keeps the ledger from being read or written. The money stays due, and the job tries again.
 */
export async function settleSepayPayment(container: MedusaContainer, receivableId: string): Promise<SettlementOutcome> {
  // As Medusa names executions that nobody asks for by their id.
  const transactionId = `auto-${randomUUID()}`
  const settlement = settleReceivable(container, receivableId)
  attempts.set(transactionId, settlement)
  const run = runWorkflow(container, receivableId, transactionId).finally(() => attempts.delete(transactionId))
  const { outcome } = await settlement
  if ((await lateHooks.waitFor(run, HOOK_WAIT_MILLISECONDS)) === null) {
    report(
      container,
      receivableId,
      `has not ended after ${HOOK_WAIT_MILLISECONDS / 1_000} seconds, and is not waited for. Let it hand long work to a queue`
    )
  }
  return outcome
}

/** Never throws: what became of the money is not its matter. */
async function runWorkflow(container: MedusaContainer, receivableId: string, transactionId: string): Promise<void> {
  try {
    const { errors } = await settleSepayPaymentWorkflow(container).run({
      input: { receivable_id: receivableId },
      context: { transactionId },
      throwOnError: false,
    })
    const hookError = errors.find(({ action }) => action === HOOK)
    if (hookError) {
      report(container, receivableId, `failed: ${toReason(hookError.error)} ${DO_BY_HAND}`)
    }
  } catch (error) {
    const sentence = `the record of a settlement could not be written, and the store's hook ${HOOK} may not have been called: ${toReason(error)}`
    container.resolve(ContainerRegistrationKeys.LOGGER).error(logLine(sentence, { receivable_id: receivableId }))
  }
}

function report(container: MedusaContainer, receivableId: string, problem: string): void {
  const sentence = `the payment is captured, but the store's hook ${HOOK} (in its src/workflows/hooks) ${problem}`
  container.resolve(ContainerRegistrationKeys.LOGGER).error(logLine(sentence, { receivable_id: receivableId }))
}

/**
 * Deletes the records that Medusa does not: it leaves those that never ended, because their process was killed. What their
 * payments lack is in the ledger, which knows nothing of the records.
 */
export async function deleteInterruptedRecords(container: MedusaContainer): Promise<void> {
  const sql = container.resolve<Knex>(ContainerRegistrationKeys.PG_CONNECTION)
  await sql.raw(
    `DELETE FROM workflow_execution
      WHERE workflow_id = ? AND state IN ${UNFINISHED_STATES} AND deleted_at IS NULL
        AND updated_at < now() - make_interval(secs => ?)`,
    [WORKFLOW_ID, RETENTION_SECONDS]
  )
}
