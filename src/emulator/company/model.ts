/** What the emulated SePay company consists of. Times are {@link VietnamTime}, amounts whole VND. */
import type { BankName } from "../../sepay/banks"
import type { VietnamTime } from "./clock"

/** Who owns a bank account; SePay's order API is open to some of them only, depending on the bank. */
export type AccountType = "enterprise" | "household" | "personal"

/** A Sacombank VA prefix of a store. */
export interface VaPrefix {
  vaPrefix: string
  storeId: string
  storeName: string
  isActive: boolean
  createdAt: VietnamTime
}

/** A Vietcombank terminal. Orders name its `tid`, never its `xid`. */
export interface Terminal {
  xid: string
  tid: string
  name: string
  createdAt: VietnamTime
}

/** A bank account that the company connected to SePay. */
export interface BankAccount {
  /** UUID: the account's id in v2. */
  id: string
  /** Integer: the account's id in v1. */
  v1Id: number
  bank: BankName
  accountNumber: string
  accountHolderName: string
  label: string
  accountType: AccountType
  isActive: boolean
  balanceVnd: number
  lastTransactionAt: VietnamTime | null
  createdAt: VietnamTime
  /** BIDV: whether SePay switched `va_holder_name` on for this account. */
  hasVaHolderNameFeature: boolean
  /** Sacombank: whether the merchant is activated; orders are refused (400) without it. */
  isMerchantActive: boolean
  /** Sacombank only. */
  prefixes: VaPrefix[]
  /** Vietcombank only. */
  terminals: Terminal[]
}

export type OrderStatus = "Pending" | "Partially" | "Paid" | "Cancelled"
export type VirtualAccountStatus = "Unpaid" | "Paid" | "Cancelled"

/** A virtual account of an order. */
export interface VirtualAccount {
  /** UUID: v2's `va_id` of a transaction. */
  id: string
  vaNumber: string
  vaHolderName: string
  /** `null` (BIDV, VietinBank): any amount up to what is left of the order. */
  amountVnd: number | null
  paidAmountVnd: number
  status: VirtualAccountStatus
  paidAt: VietnamTime | null
  /** `null`: it does not expire. Expiry changes no status, the bank refuses the money. */
  expiredAt: VietnamTime | null
}

/** An order with its virtual accounts, oldest first. */
export interface Order {
  id: string
  bankAccountId: string
  orderCode: string
  /** `null` (BIDV): any amount. */
  amountVnd: number | null
  paidAmountVnd: number
  status: OrderStatus
  /** Sacombank: the prefix of its VA numbers, also of those that are added later. */
  vaPrefix: string | null
  /** Vietcombank: its terminal; VAs that are added later inherit it. */
  tid: string | null
  createdAt: VietnamTime
  updatedAt: VietnamTime
  virtualAccounts: VirtualAccount[]
  /** What the API says of it instead, by its own names of fields. */
  answeredAs?: Record<string, unknown>
}

/** Money that moved on a bank account, as SePay heard of it. */
export interface Transaction {
  /** Integer: the webhook's `id` and v1's transaction id. Increases from transaction to transaction. */
  id: number
  /** UUID: v2's transaction id. The webhook does not carry it. */
  uuid: string
  bankAccountId: string
  bank: BankName
  accountNumber: string
  vaNumber: string | null
  virtualAccountId: string | null
  direction: "in" | "out"
  amountVnd: number
  /** The account's balance after it. */
  accumulatedVnd: number
  content: string
  referenceNumber: string
  code: string | null
  payerName: string | null
  transactedAt: VietnamTime
  /** From when on the API lists it. */
  listedFrom: VietnamTime
  /** Whether SePay matched it to an order: only then did the order change. */
  isMatched: boolean
  /** `null` until a webhook was tried. */
  webhookSucceeded: boolean | null
  /** What the API says of it instead, by its own names of fields. */
  answeredAs?: Record<string, unknown>
}
