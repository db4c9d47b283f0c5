import { optionalNumber } from "../operations/parse-fields"

/** Largest page; SePay documents 100. */
const MAXIMUM_PER_PAGE = 100
const DEFAULT_PER_PAGE = 20

/** The query parameters of every v2 list. */
export const pageShape = {
  page: optionalNumber(1, 1_000_000),
  per_page: optionalNumber(1, MAXIMUM_PER_PAGE),
}

/** One page of a list in v2's envelope. */
export function pageJson<Item>(
  items: readonly Item[],
  { page = 1, per_page: perPage = DEFAULT_PER_PAGE }: { page?: number; per_page?: number },
  present: (item: Item) => unknown
) {
  const lastPage = Math.max(1, Math.ceil(items.length / perPage))
  return {
    status: "success",
    data: items.slice((page - 1) * perPage, page * perPage).map(present),
    meta: {
      pagination: {
        total: items.length,
        per_page: perPage,
        current_page: page,
        last_page: lastPage,
        has_more: page < lastPage,
      },
    },
  }
}
