/** A row of `sepay_bank_account` that the store can sell on. */
export interface BankAccount {
  id: string
  sepayId: string
  bankName: string
  bankBin: string
  accountNumber: string
  accountHolderName: string
  tid: string | null
  vaPrefix: string | null
  vaHolderName: string | null
}
