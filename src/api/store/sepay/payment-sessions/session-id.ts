import { MedusaError } from "@medusajs/framework/utils"

/** Medusa's ids are a prefix and 26 letters and digits; whoever makes ids of their own keeps to such characters. */
const SESSION_ID_PATTERN = /^[\w-]{1,100}$/

/**
 * The payment session's id in a route's path. What cannot be one is not looked up: Postgres would refuse some of it, and
 * errors that name it would carry it into the log.
 *
 * @throws MedusaError `not_found`, as for an id that does not exist.
 */
export function readPaymentSessionId(id: string | undefined): string {
  if (id === undefined || !SESSION_ID_PATTERN.test(id)) {
    throw new MedusaError(MedusaError.Types.NOT_FOUND, "There is no such SePay payment session.")
  }
  return id
}
