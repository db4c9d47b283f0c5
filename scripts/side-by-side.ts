/** Something to do, which may have to wait for what another job makes. */
export type Job = {
  isReady: () => boolean
  /** Nothing else runs meanwhile. */
  isAlone?: boolean
  run: () => Promise<void>
}

/**
 * Does the jobs, so many at once, in their order; where one is not ready, a later one goes first.
 *
 * @throws when jobs are left that can never be ready, or when a job does
 */
export async function runSideBySide(jobs: readonly Job[], atOnce: number): Promise<void> {
  const waiting = [...jobs]
  const running = new Set<Promise<void>>()
  let isOneAlone = false
  const mayStart = (job: Job) => job.isReady() && (!job.isAlone || running.size === 0)
  while (waiting.length > 0 || running.size > 0) {
    const next: Job | undefined = running.size < atOnce && !isOneAlone ? waiting.find(mayStart) : undefined
    if (next) {
      waiting.splice(waiting.indexOf(next), 1)
      isOneAlone = next.isAlone ?? false
      const done = next.run().finally(() => {
        running.delete(done)
        isOneAlone = false
      })
      running.add(done)
    } else if (running.size > 0) {
      await Promise.race(running)
    } else {
      throw new Error(`${waiting.length} jobs wait for something that nobody makes.`)
    }
  }
}
