import type { SettlementStatus } from "../settlement/settlement-status"
import {
  nextSettlementStatus,
  SETTLEMENT_TRANSITIONS,
  type SettlementEvent,
} from "../settlement/settlement-transitions"
import { IllegalTransitionError, type TransitionTable } from "../transitions"
import type { VaOrderStatus } from "../va-orders/va-order"
import { nextVaOrderStatus, VA_ORDER_TRANSITIONS, type VaOrderEvent } from "../va-orders/va-order-transitions"

/** A record, so that the compiler asks for every event. */
const VA_ORDER_EVENTS: Record<VaOrderEvent, true> = {
  opened: true,
  open_refused: true,
  money_applied_in_part: true,
  money_applied_in_full: true,
  money_taken_back: true,
  abandoned: true,
  confirmed_closed: true,
  reported_paid: true,
}

const SETTLEMENT_EVENTS: Record<SettlementEvent, true> = {
  received_in_full: true,
  rest_awaited: true,
  all_taken_back: true,
  withdrawn: true,
  captured: true,
  canceled_after_capture: true,
  needs_person: true,
  resumed_in_full: true,
  resumed_in_part: true,
}

interface Subject {
  table: TransitionTable<string, string>
  events: string[]
  next: (status: string, event: string, id?: string) => string
  initial: string
  /** Nothing more is expected to happen in them. */
  final: string[]
  refused: string[]
}

const SUBJECTS: [string, Subject][] = [
  [
    "a VA order",
    {
      table: VA_ORDER_TRANSITIONS,
      events: Object.keys(VA_ORDER_EVENTS),
      next: (status, event, id) => nextVaOrderStatus(status as VaOrderStatus, event as VaOrderEvent, id),
      initial: "opening",
      final: ["paid", "closed"],
      refused: [
        // It holds no money that could be taken back.
        "opening money_taken_back",
        "open money_taken_back",
        // SePay is asked to close only what was abandoned, and asked what it is only then.
        "opening confirmed_closed",
        "open confirmed_closed",
        "partially confirmed_closed",
        "opening reported_paid",
        "open reported_paid",
        "partially reported_paid",
      ],
    },
  ],
  [
    "a settlement",
    {
      table: SETTLEMENT_TRANSITIONS,
      events: Object.keys(SETTLEMENT_EVENTS),
      next: (status, event, id) => nextSettlementStatus(status as SettlementStatus, event as SettlementEvent, id),
      initial: "none",
      final: ["settled"],
      refused: [
        // Money that is captured is refunded in Medusa.
        "settled withdrawn",
        // Nothing is captured, or whoever captured it sees the cancellation.
        "none canceled_after_capture",
        "due canceled_after_capture",
        "attention canceled_after_capture",
        // Nobody was asked to look at it.
        "none resumed_in_full",
        "none resumed_in_part",
        "due resumed_in_full",
        "due resumed_in_part",
        "settled resumed_in_full",
        "settled resumed_in_part",
      ],
    },
  ],
]

describe.each(SUBJECTS)("the transitions of %s", (_, { table, events, next, initial, final, refused }) => {
  const statuses = Object.keys(table)
  const pairs = statuses.flatMap((status) => events.map((event) => ({ status, event, to: table[status]?.[event] })))
  const allowed = pairs.flatMap(({ status, event, to }) => (to === undefined ? [] : [{ status, event, to }]))

  it.each(allowed)("$status, $event: $to", ({ status, event, to }) => {
    expect(next(status, event)).toBe(to)
  })

  it("refuse every other pair, and name it", () => {
    const others = pairs.filter(({ to }) => to === undefined)
    expect(others.map(({ status, event }) => `${status} ${event}`).sort()).toEqual([...refused].sort())
    for (const { status, event } of others) {
      const attempt = () => next(status, event, "row_1")
      expect(attempt).toThrow(IllegalTransitionError)
      expect(attempt).toThrow(new RegExp(`row_1 is "${status}", where "${event}" is not allowed.*Nothing was changed`))
    }
  })

  it("know every event that they name", () => {
    expect(new Set(statuses.flatMap((status) => Object.keys(table[status] ?? {})))).toEqual(new Set(events))
  })

  it("lead out of every status that is not final", () => {
    const withoutExit = statuses.filter((status) => Object.values(table[status] ?? {}).every((to) => to === status))
    expect(final).toEqual(expect.arrayContaining(withoutExit))
  })

  it("reach every status", () => {
    const reached = new Set([initial])
    // A set is walked through with what is added to it meanwhile.
    for (const status of reached) {
      Object.values(table[status] ?? {}).forEach((to) => to !== undefined && reached.add(to))
    }
    expect([...reached].sort()).toEqual([...statuses].sort())
  })

  it("reach a final status from every other one", () => {
    const leadsTo = (status: string, seen: Set<string>): boolean =>
      final.includes(status) ||
      (!seen.has(status) &&
        Object.values(table[status] ?? {}).some((to) => to !== undefined && leadsTo(to, new Set([...seen, status]))))
    expect(statuses.filter((status) => !leadsTo(status, new Set()))).toEqual([])
  })
})

describe("money", () => {
  it.each(Object.keys(VA_ORDER_TRANSITIONS))("counts on a VA order that is %s", (status) => {
    const before = status as VaOrderStatus
    expect(nextVaOrderStatus(before, "money_applied_in_full")).toBe("paid")
    expect(() => nextVaOrderStatus(before, "money_applied_in_part")).not.toThrow()
  })

  it.each(Object.keys(SETTLEMENT_TRANSITIONS))("counts on a receivable whose settlement is %s", (status) => {
    const before = status as SettlementStatus
    expect(() => nextSettlementStatus(before, "received_in_full")).not.toThrow()
    expect(() => nextSettlementStatus(before, "rest_awaited")).not.toThrow()
  })
})
