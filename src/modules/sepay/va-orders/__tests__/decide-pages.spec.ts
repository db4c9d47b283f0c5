import { decidePages } from "../decide-pages"

const at = (...places: number[]) => places.map((place) => ({ id: `order_${place}`, place }))

describe("which pages of SePay's list of orders are read", () => {
  it.each([
    ["none where each would show one", at(1, 150, 250), 100, []],
    ["one that shows two", at(3, 99, 101), 100, [1]],
    ["none for one order", at(1), 100, []],
    ["none for nothing", [], 100, []],
    ["up to the last place of a page", at(100, 1, 101, 200), 100, [1, 2]],
    ["only those of old orders", at(4_001, 4_002), 100, [41]],
    ["the whole list where it has no pages", at(1, 4_000), Infinity, [1]],
  ])("%s", (_, placed, perPage, pages) => {
    expect(decidePages(placed, perPage)).toEqual(pages)
  })

  it("are read in their order, wherever the orders are", () => {
    expect(decidePages(at(250, 20, 210, 10), 100)).toEqual([1, 3])
  })
})
