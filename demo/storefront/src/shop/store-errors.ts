import { FetchError } from "@medusajs/js-sdk"

const NOT_FOUND = 404
const SERVER_ERROR = 500
const MOST_RETRIES = 3

/** There is no such cart or order. */
export function isNotFound(error: unknown): boolean {
  return error instanceof FetchError && error.status === NOT_FOUND
}

/** Whether asking again may help: not where the store has understood, and refuses. */
export function isWorthRetrying(retries: number, error: unknown): boolean {
  const isRefused = error instanceof FetchError && error.status !== undefined && error.status < SERVER_ERROR
  return !isRefused && retries < MOST_RETRIES
}
