import type { RemoteQueryFunction } from "@medusajs/framework/types"

/** Medusa's `query`. Its type carries a symbol that a container resolved with another copy of the framework does not have. */
export type Query = Omit<RemoteQueryFunction, symbol>

/** The rows of a relation that `query.graph` answers: one without rows is left out of the answer, and it can have holes. */
export function listOf<T>(rows: ReadonlyArray<T | null> | null | undefined): T[] {
  return (rows ?? []).flatMap((row) => (row === null ? [] : [row]))
}
