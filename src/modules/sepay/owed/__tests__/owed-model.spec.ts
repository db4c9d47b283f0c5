import fc from "fast-check"
import { isFullyReceived, remainingVnd } from "../received"
import { isOpen, World } from "./support/world"

/** How many sequences are tried; `OWED_MODEL_RUNS` in the environment looks longer. */
const RUNS = Number(process.env.OWED_MODEL_RUNS ?? 2_000)

interface Step {
  name: string
  run: (world: World) => void
}

/** Whole amounts and such with fractions, few of them, so that they meet. */
const amount = fc.constantFrom(0, 1, 40_000, 45_732.6, 72_397.8, 100_000, 156_600, 280_800)
const index = fc.integer({ min: 0, max: 3 })

const step: fc.Arbitrary<Step> = fc.oneof(
  fc.tuple(amount, fc.boolean()).map(([total, isRefreshed]) => named(`change the cart to ${total}, refreshed: ${isRefreshed}`, (world) => world.changeCart(total, isRefreshed))),
  fc.boolean().map((isTwice) => named(isTwice ? "choose twice" : "choose", (world) => world.choose(isTwice))),
  fc.constant(named("complete", (world) => world.complete())),
  fc.tuple(amount, fc.boolean()).map(([total, isStale]) => named(`edit the order to ${total}, event lost: ${isStale}`, (world) => world.editOrder(total, isStale))),
  amount.map((credit) => named(`credit ${credit}`, (world) => world.addCredit(credit))),
  fc.tuple(amount, fc.boolean()).map(([paid, isStale]) => named(`pay ${paid} elsewhere, event lost: ${isStale}`, (world) => world.payElsewhere(paid, isStale))),
  fc.constant(named("request", (world) => world.request())),
  fc.tuple(index, index, amount).map(([payment, vaOrder, paid]) => named(`transfer ${paid} to number ${vaOrder} of payment ${payment}`, (world) => world.transfer(payment, vaOrder, Math.round(paid)))),
  index.map((payment) => named(`pay the rest of payment ${payment}`, (world) => payRest(world, payment))),
  fc.boolean().map((isStale) => named(`cancel the order, read before the capture: ${isStale}`, (world) => world.cancelOrder(isStale))),
  fc.tuple(index, amount).map(([payment, refund]) => named(`refund ${refund} of payment ${payment}`, (world) => world.refund(payment, refund))),
  index.map((payment) => named(`expire payment ${payment}`, (world) => world.expire(payment))),
  index.map((payment) => named(`renew payment ${payment}`, (world) => world.renew(payment))),
  fc.tuple(index, fc.integer({ min: 1, max: 3 })).map(([payment, steps]) => named(`settle payment ${payment}, dying after ${steps} steps`, (world) => world.settle(payment, steps))),
  amount.map((part) => named(`request a part of ${part}`, (world) => world.requestPart(part))),
  fc.constant(named("run the jobs", (world) => world.quiesce()))
)

/** How far a purchase has come before anything else happens: by chance alone, few carts would become orders. */
const beginning: fc.Arbitrary<Step[]> = fc.constantFrom(0, 1, 2, 3, 4).map((length) =>
  [
    named("choose", (world) => world.choose(false)),
    named("complete", (world) => world.complete()),
    named("pay the rest of payment 0", (world) => payRest(world, 0)),
    named("run the jobs", (world) => world.quiesce()),
  ].slice(0, length)
)

function named(name: string, run: Step["run"]): Step {
  return { name, run }
}

/** A payer transfers what the page asks for. */
function payRest(world: World, index: number): void {
  const position = index % Math.max(1, world.payments.length)
  const ledger = world.payments[position]?.ledger
  const open = ledger?.vaOrders.findIndex(isOpen) ?? -1
  const vaOrder = ledger?.vaOrders[open]
  if (vaOrder) {
    world.transfer(position, open, vaOrder.amountVnd - vaOrder.paidAmountVnd)
  }
}

/** What holds at every moment, whatever has been done and not been noticed yet. */
function expectMoneyToHold(world: World): void {
  const all = world.payments.map(({ ledger }) => ledger.receivedVnd + ledger.surplusVnd + ledger.lateVnd)
  expect(all.reduce((sum, one) => sum + one, 0)).toBe(world.transferredVnd)
  expect(world.wrongCaptures).toBe(0)
  for (const payment of world.payments) {
    const { ledger, collection } = payment
    const captured = collection.payments.reduce((sum, one) => sum + one.amount, 0)
    expect(Math.round(captured)).toBeLessThanOrEqual(ledger.receivedVnd)
    const returned = ledger.returns.reduce((sum, one) => sum + one.amountVnd, 0)
    expect(returned).toBeLessThanOrEqual(ledger.receivedVnd)
    expect(ledger.vaOrders.filter(isOpen).length).toBeLessThanOrEqual(1)
    const { status } = world.summary(payment)
    if (status === "paid" && world.order) {
      const uncaptured = captured === 0 && isFullyReceived(ledger) ? ledger.exactAmount : 0
      expect(Math.round(world.pending - uncaptured)).toBeLessThanOrEqual(0)
      expect(world.order.isCanceled).toBe(false)
    }
  }
}

/** What holds once the jobs have run: what is asked for is what is owed, and nothing waits without an end. */
function expectToBeAtRest(world: World): void {
  const uncaptured = world.payments
    .filter(({ ledger, collection }) => !ledger.isCanceled && collection.payments.length === 0)
    .reduce((sum, { ledger }) => sum + ledger.receivedVnd, 0)
  for (const payment of world.payments) {
    const { ledger } = payment
    expect(ledger.settlement).not.toBe("due")
    if (world.order?.isCanceled) {
      expect(ledger.isCanceled).toBe(true)
      const held = payment.collection.payments.reduce((sum, one) => sum + one.amount - one.refunded, 0)
      expect(held === 0 || ledger.settlement === "attention").toBe(true)
    }
    const isAsking = world.order !== null && !ledger.isCanceled && ledger.settlement === "none"
    if (isAsking) {
      expect(ledger.amountVnd).toBe(Math.round(Number(world.owed(payment).exactAmount)))
      // Nobody is asked for money that has come already, on whichever payment.
      expect(remainingVnd(ledger)).toBeLessThanOrEqual(Math.max(0, Math.round(world.pending - uncaptured)))
      const open = ledger.vaOrders.find(isOpen)
      if (open) {
        expect(open.amountVnd - open.paidAmountVnd).toBe(remainingVnd(ledger))
      }
    }
  }
}

/** Whatever state it is in: when the admin asks for what is outstanding and the payer pays what is asked for, all is paid. */
function expectExit(world: World): void {
  if (!world.order || world.order.isCanceled) {
    return
  }
  for (let round = 0; round < 6 && Math.round(world.pending) > 0; round += 1) {
    world.payments.forEach((_, position) => world.renew(position))
    world.request()
    world.payments.forEach((_, position) => payRest(world, position))
    world.quiesce()
  }
  const isWithPerson = world.payments.some(({ ledger }) => ledger.settlement === "attention")
  expect(isWithPerson || Math.round(world.pending) <= 0).toBe(true)
}

describe("a cart, its order, its payments and the money for them, in any order of what can happen to them", () => {
  it("are never captured for more than was received, ask for what is owed, and can always be paid", () => {
    fc.assert(
      fc.property(fc.constantFrom(45_732.6, 156_600), beginning, fc.array(step, { minLength: 1, maxLength: 25 }), (total, begun, steps) => {
        const world = new World(total)
        const done: string[] = [`a cart over ${total}`]
        try {
          for (const { name, run } of [...begun, ...steps]) {
            done.push(name)
            run(world)
            expectMoneyToHold(world)
          }
          world.quiesce()
          expectMoneyToHold(world)
          expectToBeAtRest(world)
          expectExit(world)
          expectMoneyToHold(world)
        } catch (error) {
          throw new Error(`${done.join("\n")}\n${String(error)}\n${JSON.stringify([world.order, world.payments])}`)
        }
      }),
      { numRuns: RUNS, seed: Number(process.env.FUZZ_SEED ?? 20_260_327) }
    )
  })
})
