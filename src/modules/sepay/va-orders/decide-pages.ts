/** An order that SePay is to be asked about, and where it should be in SePay's list of its account's orders, newest first. */
export interface PlacedVaOrder {
  id: string
  /** From 1. */
  place: number
}

/** A page of SePay's list of orders, and which of the orders in question should be on it. */
export interface PlannedPage {
  /** From 1. */
  page: number
  vaOrderIds: string[]
}

/** An order by itself costs a call, too: a page has to show at least so many. */
export const FEWEST_ON_PAGE = 2

/**
 * Decides which pages of SePay's list of orders cost fewer calls than a look at each order: those that should show at least
 * two of them. What other programs open on the account moves the others down: a place is a guess. Pure.
 *
 * @param perPage how many orders a page has; `Infinity` where the list has no pages
 */
export function decidePages(placed: readonly PlacedVaOrder[], perPage: number): PlannedPage[] {
  const byPage = new Map<number, string[]>()
  for (const { id, place } of placed) {
    const page = Math.max(1, Math.ceil(place / perPage))
    byPage.set(page, [...(byPage.get(page) ?? []), id])
  }
  return [...byPage]
    .filter(([, vaOrderIds]) => vaOrderIds.length >= FEWEST_ON_PAGE)
    .sort(([left], [right]) => left - right)
    .map(([page, vaOrderIds]) => ({ page, vaOrderIds }))
}
