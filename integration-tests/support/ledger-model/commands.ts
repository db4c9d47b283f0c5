import fc from "fast-check"
import type { TransferTarget } from "./model"

/** How many payments a sequence is about. */
export const PAYMENTS = 3

/** One step of a sequence. Numbers choose among what there is by then; what there is not is passed over. */
export type Command =
  | { kind: "register"; payment: number; amountVnd: number }
  | { kind: "release" | "open" | "settle" | "fail" | "attention" | "resume" | "cancel"; payment: number }
  | { kind: "expire" | "close" | "reconcile" | "ask" }
  /** The payer transfers what is to be paid, its webhook comes, and the payment is captured (or not yet). */
  | { kind: "pay"; payment: number; isCaptured: boolean }
  | { kind: "transfer"; payment: number; order: number; target: TransferTarget; amount: TransferAmount; isLate: boolean }
  | { kind: "deliver"; transaction: number; isShort: boolean; copies: number }
  | { kind: "echo" | "undo"; transaction: number }
  | { kind: "enter"; transaction: number; knowsReference: boolean; namesOrder: boolean }
  | { kind: "match"; transaction: number; payment: number }
  | { kind: "return"; transaction: number; amountVnd: number | null }
  | { kind: "ignore"; transaction: number }
  | { kind: "refund"; payment: number; amountVnd: number | null }
  | { kind: "send"; payment: number; refund: number; amount: SentAmount; namesOrder: boolean; isLate: boolean }
  | { kind: "confirm"; refund: number; transaction: number; by: "transaction" | "reference" | "word" }
  | { kind: "unconfirm"; refund: number }

/** `rest`: what is still to be paid; `odd`: an amount that no other transfer of the sequence has. Else whole VND. */
export type TransferAmount = "rest" | "odd" | number
/** What the store sends: one refund, all refunds of a payment, an amount that a person said went back, or something else. */
export type SentAmount = "refund" | "all" | "marked" | "odd"

const payment = fc.nat(PAYMENTS - 1)
const transaction = fc.nat(20)
const refund = fc.nat(5)
const amountVnd = fc.constantFrom(30_000, 50_000, 80_000, 100_000, 130_000)
const step = <Kind extends string>(...kinds: Kind[]) => fc.constantFrom(...kinds)
const weighted = <T>(weight: number, arbitrary: fc.Arbitrary<T>) => ({ weight, arbitrary })

const command: fc.Arbitrary<Command> = fc.oneof(
  weighted(4, fc.record({ kind: step("register"), payment, amountVnd })),
  weighted(5, fc.record({ kind: step("open"), payment })),
  weighted(7, fc.record({ kind: step("pay"), payment, isCaptured: fc.boolean() })),
  weighted(
    13,
    fc.record({
      kind: step("transfer"),
      payment,
      order: fc.nat(3),
      target: fc.constantFrom<TransferTarget>("virtual_account", "virtual_account", "virtual_account", "code", "text", "nothing"),
      amount: fc.oneof(fc.constantFrom("rest" as const, "odd" as const), amountVnd),
      isLate: fc.boolean(),
    })
  ),
  weighted(11, fc.record({ kind: step("deliver"), transaction, isShort: fc.boolean(), copies: fc.integer({ min: 1, max: 3 }) })),
  weighted(5, fc.record({ kind: step("reconcile", "reconcile", "close", "expire", "ask") })),
  weighted(8, fc.record({ kind: step("settle", "settle", "settle", "settle", "attention", "resume", "fail", "release", "cancel"), payment })),
  weighted(8, fc.record({ kind: step("echo", "undo"), transaction })),
  weighted(3, fc.record({ kind: step("enter"), transaction, knowsReference: fc.boolean(), namesOrder: fc.boolean() })),
  weighted(4, fc.record({ kind: step("match"), transaction, payment })),
  weighted(3, fc.record({ kind: step("return"), transaction, amountVnd: fc.option(amountVnd) })),
  weighted(2, fc.record({ kind: step("ignore"), transaction })),
  weighted(4, fc.record({ kind: step("refund"), payment, amountVnd: fc.option(fc.constantFrom(20_000, 30_000, 50_000, 60_000)) })),
  weighted(
    4,
    fc.record({
      kind: step("send"),
      payment,
      refund,
      amount: fc.constantFrom<SentAmount>("refund", "refund", "all", "marked", "odd"),
      namesOrder: fc.boolean(),
      isLate: fc.boolean(),
    })
  ),
  weighted(3, fc.record({ kind: step("confirm"), refund, transaction, by: step("transaction", "reference", "word") })),
  weighted(2, fc.record({ kind: step("unconfirm"), refund }))
)

/** Sequences of steps. */
export const sequences = fc.array(command, { minLength: 5, maxLength: 40, size: "max" })
