import { SepayError } from "./errors"
import type { SepayApi } from "./sepay-api"

/**
 * An API whose orders may have been opened with another token of the same generation: what the first one does not know, the
 * other one is asked about. New orders are opened with the first one only.
 */
export function withPredecessor(api: SepayApi, predecessor: SepayApi): SepayApi {
  return {
    ...api,
    getOrder: (...call) => askBoth((one) => one.getOrder(...call)),
    listOrders: (...call) => askBoth((one) => one.listOrders(...call)),
    addVirtualAccount: (...call) => askBoth((one) => one.addVirtualAccount(...call)),
    cancelOrder: (...call) => askBoth((one) => one.cancelOrder(...call)),
    cancelVirtualAccount: (...call) => askBoth((one) => one.cancelVirtualAccount(...call)),
    listTransactions: async (...call) => {
      const listed = await askBoth((one) => one.listTransactions(...call))
      return listed.items.length > 0 ? listed : predecessor.listTransactions(...call)
    },
  }

  async function askBoth<Answer>(ask: (one: SepayApi) => Promise<Answer>): Promise<Answer> {
    try {
      return await ask(api)
    } catch (error) {
      if (error instanceof SepayError && error.kind === "not_found") {
        return ask(predecessor)
      }
      throw error
    }
  }
}
