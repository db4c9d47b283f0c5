import { sepayFailure } from "../../../sepay/api/errors"
import type { SepayApi } from "../../../sepay/api/sepay-api"
import type { SepayContext } from "../context"
import type { VaOrder } from "./va-order"

/**
 * The API under which a VA order was opened: another generation does not know it, and nothing may be concluded from that.
 *
 * @throws SepayError `not_found` when the plugin was not told how to ask it.
 */
export function apiOf(context: SepayContext, { apiVersion }: Pick<VaOrder, "apiVersion">, operation: string): SepayApi {
  const api = context.apiOf(apiVersion)
  if (api === null) {
    throw sepayFailure({
      kind: "not_found",
      operation,
      what: `this was opened under API ${apiVersion}, which the plugin does not ask any more: give the option "previousApi"`,
    })
  }
  return api
}
