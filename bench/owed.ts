import type { Bench, StoreBenchmark } from "./benchmark"
import { raceCancels } from "./owed/cancel-races"
import { raceCarts } from "./owed/cart-races"
import { followEdits } from "./owed/edits"
import { raceSessions } from "./owed/session-races"
import { AdminDesk } from "./support/admin-desk"
import type { Findings } from "./support/figures"

/** One after the other: the edits are measured, and nothing else may take their time. */
const PARTS: ReadonlyArray<(bench: Bench, desk: AdminDesk) => Promise<Findings>> = [
  followEdits,
  raceSessions,
  raceCarts,
  raceCancels,
]

/**
 * Whether what is asked for, captured and called paid is what is owed: how soon a payment follows an order's edit and how
 * many calls that costs, and what becomes of payments where two things happen at once.
 */
export const owed: StoreBenchmark = {
  name: "owed",
  isShort: false,
  // With the jobs and subscribers: they are what follows a change.
  workerMode: "shared",
  async run(bench) {
    const desk = await AdminDesk.open(bench)
    const findings: Findings = { figures: [], details: [] }
    for (const measure of PARTS) {
      const { figures, details } = await measure(bench, desk)
      findings.figures.push(...figures)
      findings.details.push(...details)
    }
    return findings
  },
}
