/** An order that SePay is to be asked about, and where it should be in SePay's list of its account's orders, newest first. */
export interface PlacedVaOrder {
  id: string
  /** From 1. */
  place: number
}

/** An order by itself costs a call, too: a page has to show at least so many. */
export const FEWEST_ON_PAGE = 2

/**
 * Decides which pages of SePay's list of orders cost fewer calls than a look at each order: those that should show at least
 * two of them. What other programs open on the account moves the others down: a place is a guess. Pure.
 *
 * @param perPage how many orders a page has; `Infinity` where the list has no pages
 * @returns the pages' numbers from 1, in their order
 */
export function decidePages(placed: readonly PlacedVaOrder[], perPage: number): number[] {
  const shownBy = new Map<number, number>()
  for (const { place } of placed) {
    const page = Math.max(1, Math.ceil(place / perPage))
    shownBy.set(page, (shownBy.get(page) ?? 0) + 1)
  }
  return [...shownBy]
    .filter(([, shown]) => shown >= FEWEST_ON_PAGE)
    .map(([page]) => page)
    .sort((left, right) => left - right)
}
