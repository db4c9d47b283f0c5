import { offeredDecisions } from "../offered-decisions"

describe("offeredDecisions", () => {
  it.each([
    [{ free_vnd: 0, returnable_vnd: 0 }, []],
    [{ free_vnd: 100, returnable_vnd: 100 }, ["match", "return", "ignore"]],
    // What was ignored, or paid a part of an order that is not captured, can still be returned.
    [{ free_vnd: 0, returnable_vnd: 100 }, ["return"]],
  ])("of %j are %j", (transaction, expected) => {
    expect(offeredDecisions(transaction)).toEqual(expected)
  })
})
