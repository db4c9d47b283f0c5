import {
  activeFilters,
  PAGE_SIZE,
  readListState,
  startOfDay,
  toDay,
  toFilters,
  toPage,
  withoutFilter,
  writeListState,
} from "../list-state"

const read = (query: string) => readListState(new URLSearchParams(query))
const EVERYTHING =
  "q=FT26&status=late%2Csurplus&account=111%2C222&direction=in&source=webhook&from=2026-03-01&to=2026-03-27" +
  "&min=1000&max=50000&order=-amount_vnd&page=3"

describe("the address of a list", () => {
  it("says everything that is chosen, and is read as it was written", () => {
    expect(writeListState(read(EVERYTHING), new URLSearchParams()).toString()).toBe(EVERYTHING)
  })

  it("is empty for what is usual", () => {
    expect(writeListState(read(""), new URLSearchParams()).toString()).toBe("")
    expect(toFilters(read(""))).toEqual({})
    expect(toPage(read(""))).toEqual({ limit: PAGE_SIZE, offset: 0, order: "-occurred_at" })
  })

  it("keeps what belongs to others, and forgets what is no longer chosen", () => {
    const params = new URLSearchParams("transaction=septxn_1&q=old&page=2")
    expect(writeListState(read("q=new"), params).toString()).toBe("transaction=septxn_1&q=new")
  })

  it.each([
    "view=nonsense",
    "status=nonsense,,",
    "direction=sideways",
    "from=yesterday&to=2026-02-31",
    "min=-5&max=1e9",
    "order=id&page=0",
  ])("ignores %s", (query) => {
    expect(read(query)).toEqual(read(""))
  })
})

describe("toFilters", () => {
  it("asks for whole days of the browser's zone, the last one included", () => {
    expect(toFilters(read("from=2026-03-01&to=2026-03-27")).occurred_at).toEqual({
      $gte: new Date(2026, 2, 1).toISOString(),
      $lt: new Date(2026, 2, 28).toISOString(),
    })
  })

  it("asks for amounts, both ends included", () => {
    expect(toFilters(read("min=1000&max=5000")).amount_vnd).toEqual({ $gte: 1000, $lte: 5000 })
    expect(toFilters(read("min=0")).amount_vnd).toEqual({ $gte: 0 })
  })

  it("shows what needs attention in the view of that name, whatever the status filter says", () => {
    expect(toFilters(read("view=attention&status=applied")).status).toEqual(["attention"])
    expect(activeFilters(read("view=attention&status=applied"))).toEqual([])
  })
})

describe("activeFilters", () => {
  it("names each filter, and none once it was taken away", () => {
    const state = read(EVERYTHING)
    const names = activeFilters(state)
    expect(names).toEqual(["status", "account", "direction", "source", "date", "amount"])
    const emptied = names.reduce(withoutFilter, state)
    expect(activeFilters(emptied)).toEqual([])
    expect(emptied.q).toBe("FT26")
    expect(emptied.pageIndex).toBe(0)
  })
})

describe("days", () => {
  it("are those of the browser's zone", () => {
    expect(toDay(new Date(2026, 0, 5, 23, 59))).toBe("2026-01-05")
    expect(startOfDay("2026-12-31", 1)).toEqual(new Date(2027, 0, 1))
  })
})
