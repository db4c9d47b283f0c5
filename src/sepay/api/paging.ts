import type { Page, PageQuery } from "./sepay-api"

const DEFAULT_PER_PAGE = 20

/** Which page is wanted, complete and within bounds. */
export interface PageBounds {
  page: number
  perPage: number
}

/** The page that is wanted: page 1 and 20 items unless told otherwise, no more than SePay gives. */
export function pageBounds({ page = 1, perPage = DEFAULT_PER_PAGE }: PageQuery, maximumPerPage: number): PageBounds {
  return { page: atLeastOne(page), perPage: Math.min(atLeastOne(perPage), maximumPerPage) }
}

/**
 * Cuts a page out of a list that SePay answers whole. What cannot be read of it comes with the first page.
 *
 * @param isComplete whether the list is all there is.
 */
export function cutPage<Item>(
  { items, unreadable }: Pick<Page<Item>, "items" | "unreadable">,
  bounds: PageBounds,
  isComplete: boolean
): Page<Item> {
  const end = bounds.page * bounds.perPage
  return {
    ...bounds,
    items: items.slice(end - bounds.perPage, end),
    unreadable: bounds.page === 1 ? unreadable : [],
    total: isComplete ? items.length : null,
    hasMore: items.length > end,
  }
}

function atLeastOne(value: number): number {
  return Number.isFinite(value) ? Math.max(1, Math.trunc(value)) : 1
}
