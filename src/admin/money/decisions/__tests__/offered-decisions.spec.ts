import { offeredDecisions } from "../offered-decisions"

describe("offeredDecisions", () => {
  it.each([
    [{ free_vnd: 0, returnable_vnd: 0 }, []],
    [{ free_vnd: 100, returnable_vnd: 100 }, ["match", "return", "ignore"]],
    // What was ignored, or paid a part of an order that is not captured, can still be returned.
    [{ free_vnd: 0, returnable_vnd: 100 }, ["return"]],
    // An outgoing transfer pays nothing; one that proves no return can be ignored.
    [{ direction: "out" as const, needs_attention: true, free_vnd: 0, returnable_vnd: 0 }, ["ignore"]],
    [{ direction: "out" as const, needs_attention: false, free_vnd: 0, returnable_vnd: 0 }, []],
  ])("of %j are %j", (transaction, expected) => {
    expect(offeredDecisions({ direction: "in", needs_attention: false, ...transaction })).toEqual(expected)
  })
})
