import { FetchError } from "@medusajs/js-sdk"

/** The transactions that a refusal names: those that a transfer may be. Pure. */
export function listNamedTransactions(error: unknown): string[] {
  return error instanceof FetchError ? [...new Set(error.message.match(/\bseptxn_\w+/g) ?? [])] : []
}
