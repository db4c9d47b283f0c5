import { MedusaError } from "@medusajs/framework/utils"
import { z } from "@medusajs/framework/zod"

/** Medusa's ids are a prefix and 26 letters and digits. Ids that a store generates itself have such characters too. */
const ID_PATTERN = /^[\w-]{1,100}$/

/**
 * Reads the id in a route's path. A text that cannot be an id is not looked up: Postgres refuses some of them (NUL, for
 * example), and an error that repeats the text would carry it into the log.
 *
 * @param id the path's parameter.
 * @param name what the id stands for, for the error: "SePay transaction".
 * @throws MedusaError `not_found`, as for an id that does not exist.
 */
export function readPathId(id: string | undefined, name: string): string {
  if (id === undefined || !ID_PATTERN.test(id)) {
    throw new MedusaError(MedusaError.Types.NOT_FOUND, `There is no such ${name}.`)
  }
  return id
}

/** An id in a request's body. */
export const idSchema = z.string().regex(ID_PATTERN, "must be an id: letters, digits, - and _")
