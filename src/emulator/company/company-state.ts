import type { BankAccount, Order, Transaction, VirtualAccount } from "./model"

/** Most orders and transactions that are kept; the oldest are forgotten beyond it. */
export const MAXIMUM_RECORDS = 100_000

/** An order together with the one of its VAs that is meant. */
export interface OrderWithVirtualAccount {
  order: Order
  virtualAccount: VirtualAccount
}

/** Everything the emulated company has at SePay, in memory. Finds and stores; decides nothing. */
export class CompanyState {
  private accounts: BankAccount[] = []
  private readonly ordersById = new Map<string, Order>()
  private readonly ordersByCode = new Map<string, Order>()
  private readonly ordersByVaNumber = new Map<string, OrderWithVirtualAccount>()
  private readonly transactionsById = new Map<number, Transaction>()

  constructor(
    private readonly initialAccounts: readonly BankAccount[],
    private nextTransactionId: number
  ) {
    this.reset()
  }

  /**
   * Forgets orders and transactions and restores balances. Transaction ids go on increasing: they are what a store
   * recognizes duplicates by, so an id must never mean two things.
   */
  reset(): void {
    this.accounts = structuredClone([...this.initialAccounts])
    this.ordersById.clear()
    this.ordersByCode.clear()
    this.ordersByVaNumber.clear()
    this.transactionsById.clear()
  }

  /** In the order in which they were configured. */
  bankAccounts(): readonly BankAccount[] {
    return this.accounts
  }

  /** Oldest first. */
  orders(): Order[] {
    return [...this.ordersById.values()]
  }

  /** Oldest first. */
  transactions(): Transaction[] {
    return [...this.transactionsById.values()]
  }

  findOrder(id: string): Order | undefined {
    return this.ordersById.get(id)
  }

  /** Codes are unique per company, whatever the bank account. */
  findOrderByCode(orderCode: string): Order | undefined {
    return this.ordersByCode.get(orderCode)
  }

  findByVaNumber(vaNumber: string): OrderWithVirtualAccount | undefined {
    return this.ordersByVaNumber.get(vaNumber)
  }

  findTransaction(id: number): Transaction | undefined {
    return this.transactionsById.get(id)
  }

  addOrder(order: Order): void {
    this.ordersById.set(order.id, order)
    this.ordersByCode.set(order.orderCode, order)
    order.virtualAccounts.forEach((virtualAccount) => this.indexVirtualAccount(order, virtualAccount))
    this.forgetOldestOrder()
  }

  addVirtualAccount(order: Order, virtualAccount: VirtualAccount): void {
    order.virtualAccounts.push(virtualAccount)
    this.indexVirtualAccount(order, virtualAccount)
  }

  /** Books a transaction: gives it the next id and the account's new balance. */
  addTransaction(account: BankAccount, details: Omit<Transaction, "id" | "accumulatedVnd">): Transaction {
    account.balanceVnd += details.direction === "in" ? details.amountVnd : -details.amountVnd
    account.lastTransactionAt = details.transactedAt
    const transaction: Transaction = { ...details, id: this.nextTransactionId, accumulatedVnd: account.balanceVnd }
    this.nextTransactionId += 1
    this.transactionsById.set(transaction.id, transaction)
    this.forgetOldestTransaction()
    return transaction
  }

  private indexVirtualAccount(order: Order, virtualAccount: VirtualAccount): void {
    this.ordersByVaNumber.set(virtualAccount.vaNumber, { order, virtualAccount })
  }

  private forgetOldestOrder(): void {
    const [oldest] = this.ordersById.values()
    if (this.ordersById.size <= MAXIMUM_RECORDS || !oldest) {
      return
    }
    this.ordersById.delete(oldest.id)
    this.ordersByCode.delete(oldest.orderCode)
    oldest.virtualAccounts.forEach(({ vaNumber }) => this.ordersByVaNumber.delete(vaNumber))
  }

  private forgetOldestTransaction(): void {
    const [oldestId] = this.transactionsById.keys()
    if (this.transactionsById.size > MAXIMUM_RECORDS && oldestId !== undefined) {
      this.transactionsById.delete(oldestId)
    }
  }
}
