/** How many requests each operation got, by method and route template. Bounded by the number of routes. */
export class RequestCounts {
  private readonly counts = new Map<string, number>()

  /** Counts a request, e.g. `POST /v2/bank-accounts/:bankAccountId/orders`. */
  add(methodAndTemplate: string): void {
    this.counts.set(methodAndTemplate, (this.counts.get(methodAndTemplate) ?? 0) + 1)
  }

  describe(): Record<string, number> {
    return Object.fromEntries(this.counts)
  }

  reset(): void {
    this.counts.clear()
  }
}
