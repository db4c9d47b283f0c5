import type { BankAccountOptions } from "../src/emulator"

/** Where the shop of the pictures is said to be. */
export const SHOP_ADDRESS = "shop.example.com"

/** Where all income of the shop arrives, that of orders included. */
export const BIDV_ACCOUNT_NUMBER = "8886158061"

const OWNER = { accountHolderName: "CONG TY TNHH CA PHE PHO CO" }

/** What the shop of the pictures has at SePay. */
export const BANK_ACCOUNTS: BankAccountOptions[] = [
  { ...OWNER, bank: "BIDV", label: "Online shop", balanceVnd: 48_250_000 },
  { ...OWNER, bank: "Vietcombank", label: "Second account", balanceVnd: 12_900_000 },
  { ...OWNER, bank: "Sacombank", label: "Old shop", balanceVnd: 730_000 },
]
