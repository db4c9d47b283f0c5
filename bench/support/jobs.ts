import { setTimeout as wait } from "node:timers/promises"

/** Most of the plugin's jobs run twice a minute or more often, at round times of the clock. */
const JOB_INTERVAL_MILLISECONDS = 30_000
/** The sweeps over all payments run once. */
const SWEEP_INTERVAL_MILLISECONDS = 60_000
const JOB_DURATION_MILLISECONDS = 3_000

/** Waits until the jobs have had their turn. */
export async function untilJobsHaveRun(): Promise<void> {
  const untilNextRun = JOB_INTERVAL_MILLISECONDS - (Date.now() % JOB_INTERVAL_MILLISECONDS)
  await wait(untilNextRun + JOB_DURATION_MILLISECONDS)
}

/** Waits until every job has had its turn, also those that sweep over all payments. */
export async function untilSweepsHaveRun(): Promise<void> {
  await wait(SWEEP_INTERVAL_MILLISECONDS + JOB_DURATION_MILLISECONDS)
}
