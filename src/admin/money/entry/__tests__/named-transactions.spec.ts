import { FetchError } from "@medusajs/js-sdk"
import { listNamedTransactions } from "../named-transactions"

describe("the transactions that a refusal names", () => {
  it("are each named once", () => {
    const error = new FetchError("It may be in the ledger already: septxn_01A, septxn_01B. See septxn_01A.", "Bad Request", 400)
    expect(listNamedTransactions(error)).toEqual(["septxn_01A", "septxn_01B"])
  })

  it("are none where something else is wrong", () => {
    expect(listNamedTransactions(new FetchError('"reason": say why', "Bad Request", 400))).toEqual([])
    expect(listNamedTransactions(new TypeError("Failed to fetch septxn_1"))).toEqual([])
  })
})
