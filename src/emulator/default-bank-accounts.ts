import { BANK_NAMES } from "../sepay/banks"
import type { BankName } from "../sepay/banks"
import type { BankAccount } from "./company/model"

const CREATED_AT = "2026-01-02 08:00:00"

/** What the accounts of all banks have in common. */
const COMMON: Omit<BankAccount, "id" | "v1Id" | "bank" | "accountNumber" | "label"> = {
  accountHolderName: "CONG TY DEMO",
  accountType: "enterprise",
  isActive: true,
  balanceVnd: 0,
  lastTransactionAt: null,
  createdAt: CREATED_AT,
  hasVaHolderNameFeature: false,
  isMerchantActive: false,
  prefixes: [],
  terminals: [],
}

/**
 * One active account on each of the four banks, ready to open orders: BIDV with `va_holder_name` switched on, Sacombank
 * with an active and an inactive prefix, Vietcombank with two terminals. Ids are the same in every run.
 */
export const DEFAULT_BANK_ACCOUNTS: Readonly<Record<BankName, BankAccount>> = {
  BIDV: {
    ...COMMON,
    id: "11111111-1111-4111-8111-111111111111",
    v1Id: 101,
    bank: "BIDV",
    accountNumber: "8886158061",
    label: "BIDV demo",
    hasVaHolderNameFeature: true,
  },
  Sacombank: {
    ...COMMON,
    id: "22222222-2222-4222-8222-222222222222",
    v1Id: 102,
    bank: "Sacombank",
    accountNumber: "0602345678",
    label: "Sacombank demo",
    accountType: "household",
    isMerchantActive: true,
    prefixes: [
      {
        vaPrefix: "SEP200001WEB",
        storeId: "200001",
        storeName: "Web store",
        isActive: true,
        createdAt: CREATED_AT,
      },
      {
        vaPrefix: "SEP200002OLD",
        storeId: "200002",
        storeName: "Closed store",
        isActive: false,
        createdAt: CREATED_AT,
      },
    ],
  },
  Vietcombank: {
    ...COMMON,
    id: "33333333-3333-4333-8333-333333333333",
    v1Id: 103,
    bank: "Vietcombank",
    accountNumber: "0071000888888",
    label: "Vietcombank demo",
    terminals: [
      {
        xid: "33333333-aaaa-4aaa-8aaa-000000000001",
        tid: "20933557",
        name: "Web store",
        createdAt: CREATED_AT,
      },
      {
        xid: "33333333-aaaa-4aaa-8aaa-000000000002",
        tid: "20933558",
        name: "Counter",
        createdAt: CREATED_AT,
      },
    ],
  },
  VietinBank: {
    ...COMMON,
    id: "44444444-4444-4444-8444-444444444444",
    v1Id: 104,
    bank: "VietinBank",
    accountNumber: "102871015203",
    label: "VietinBank demo",
  },
}

/** The default accounts in the order in which lists show them. */
export function defaultBankAccounts(): BankAccount[] {
  return BANK_NAMES.map((bank) => DEFAULT_BANK_ACCOUNTS[bank])
}
