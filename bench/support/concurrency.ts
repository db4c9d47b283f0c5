/** Does the work for every item, so many at a time. The first failure is thrown. */
export async function forEachAtConcurrency<T>(
  items: readonly T[],
  concurrency: number,
  work: (item: T) => Promise<void>
): Promise<void> {
  // All workers take from one iterator: each item is handed out once, to whoever is free.
  const queue = items.values()
  const takeAll = async (): Promise<void> => {
    for (const item of queue) {
      await work(item)
    }
  }
  await Promise.all(Array.from({ length: concurrency }, takeAll))
}
