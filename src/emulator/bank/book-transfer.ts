import { randomUUID } from "node:crypto"
import type { BankAccount, Order, Transaction, VirtualAccount } from "../company/model"
import { randomReferenceNumber } from "../company/identifiers"
import { EmulatorError } from "../operations/emulator-error"
import type { OperationContext } from "../operations/operation-context"
import { decideTransfer } from "./decide-transfer"
import type { RefusalReason, TransferDecision } from "./decide-transfer"
import type { CheckedTransfer } from "./transfer-input"

/** The bank sent the money back: there is no transaction and no webhook. */
export class BankRefusal extends EmulatorError {
  constructor(
    readonly reason: RefusalReason,
    message: string
  ) {
    super(422, "bank_refused", message)
    this.name = "BankRefusal"
  }
}

interface Destination {
  account: BankAccount
  order: Order | null
  virtualAccount: VirtualAccount | null
}

/**
 * Plays the bank: books a transfer and lets it count for the order when bank and SePay would.
 *
 * @throws {@link BankRefusal} when the bank sends the money back.
 */
export function bookTransfer(context: OperationContext, transfer: CheckedTransfer): Transaction {
  const destination = findDestination(context, transfer)
  const decision = decide(context, transfer, destination)
  if (decision.outcome === "refused") {
    throw new BankRefusal(decision.reason, decision.message)
  }
  if (decision.outcome === "matched" && destination.order && destination.virtualAccount) {
    const { order, virtualAccount } = destination
    const now = context.clock.now()
    order.paidAmountVnd += transfer.amountVnd
    order.status = decision.orderStatus
    order.updatedAt = now
    virtualAccount.paidAmountVnd += transfer.amountVnd
    virtualAccount.status = decision.virtualAccountStatus
    virtualAccount.paidAt = decision.virtualAccountStatus === "Paid" ? now : null
  }
  return context.company.addTransaction(
    destination.account,
    describeTransaction(context, transfer, destination, decision.outcome === "matched")
  )
}

function findDestination({ company }: OperationContext, transfer: CheckedTransfer): Destination {
  const found = transfer.vaNumber === undefined ? undefined : company.findByVaNumber(transfer.vaNumber)
  if (transfer.vaNumber !== undefined && !found && !transfer.force) {
    throw new BankRefusal("unknown_account", `There is no virtual account ${transfer.vaNumber}`)
  }
  const account = company
    .bankAccounts()
    .find(({ id, accountNumber }) =>
      found ? id === found.order.bankAccountId : accountNumber === transfer.accountNumber
    )
  if (!account || (transfer.accountNumber !== undefined && transfer.accountNumber !== account.accountNumber)) {
    throw new BankRefusal("unknown_account", `There is no such account ${transfer.accountNumber ?? ""}`.trim())
  }
  return { account, order: found?.order ?? null, virtualAccount: found?.virtualAccount ?? null }
}

function decide(
  { clock }: OperationContext,
  transfer: CheckedTransfer,
  { account, order, virtualAccount }: Destination
): TransferDecision {
  if (!order || !virtualAccount) {
    return { outcome: "unmatched" }
  }
  const decision = decideTransfer({
    bank: account.bank,
    order,
    virtualAccount,
    amountVnd: transfer.amountVnd,
    now: clock.now(),
  })
  return decision.outcome === "refused" && transfer.force ? { outcome: "unmatched" } : decision
}

function describeTransaction(
  { clock }: OperationContext,
  transfer: CheckedTransfer,
  { account, order, virtualAccount }: Destination,
  isMatched: boolean
): Omit<Transaction, "id" | "accumulatedVnd"> {
  const code = transfer.code ?? order?.orderCode ?? null
  return {
    uuid: randomUUID(),
    bankAccountId: account.id,
    bank: account.bank,
    accountNumber: account.accountNumber,
    vaNumber: transfer.vaNumber ?? null,
    virtualAccountId: virtualAccount?.id ?? null,
    direction: transfer.direction,
    amountVnd: transfer.amountVnd,
    content: transfer.content ?? order?.orderCode ?? "Chuyen tien",
    referenceNumber: transfer.referenceNumber ?? randomReferenceNumber(),
    code: code === null ? null : code.slice(0, transfer.truncateCodeTo),
    payerName: transfer.payerName ?? null,
    transactedAt: clock.now(),
    listedFrom: clock.after(transfer.listedAfterSeconds),
    isMatched,
    webhookSucceeded: null,
  }
}
