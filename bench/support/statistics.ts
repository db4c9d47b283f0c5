/** The value below which that part (0 to 1) of the samples lies, interpolated between neighbors. */
export function percentile(samples: readonly number[], part: number): number {
  const sorted = [...samples].sort((one, other) => one - other)
  const position = (sorted.length - 1) * part
  const lower = sorted[Math.floor(position)]
  const upper = sorted[Math.ceil(position)]
  if (lower === undefined || upper === undefined) {
    throw new Error("There is no percentile of no samples.")
  }
  return lower + (upper - lower) * (position - Math.floor(position))
}

export function median(samples: readonly number[]): number {
  return percentile(samples, 0.5)
}

/**
 * How the ones compare with the others, pair by pair: the two of a pair were taken one after the other, so that a
 * machine that is slower for a minute is slower for both. For rates over seconds, of which there are few; single events
 * have enough samples to compare their medians.
 */
export function medianOfRatios(ones: readonly number[], others: readonly number[]): number {
  return median(ones.map((one, index) => one / (others[index] ?? NaN)))
}

/**
 * Takes samples of two things in turn, so that whatever drifts on the machine drifts for both; which of them goes first
 * changes every time.
 */
export async function alternate(
  pairs: number,
  takeOne: () => Promise<number>,
  takeOther: () => Promise<number>
): Promise<[ones: number[], others: number[]]> {
  const ones: number[] = []
  const others: number[] = []
  for (let pair = 0; pair < pairs; pair += 1) {
    if (pair % 2 === 0) {
      ones.push(await takeOne())
      others.push(await takeOther())
    } else {
      others.push(await takeOther())
      ones.push(await takeOne())
    }
  }
  return [ones, others]
}
